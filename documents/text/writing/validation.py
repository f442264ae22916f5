"""Whether an Akoma Ntoso file is what the standard says (D179)."""

from functools import cache
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).parent / "schema" / "akomantoso30.xsd"


def faults(written: bytes) -> list[str]:
    """Return what is wrong with a file, one line each; nothing where it is valid.

    Beside the schema: every `source` and `href` that points into the file finds its `eId`.
    """
    root = etree.fromstring(written, etree.XMLParser(resolve_entities=False, no_network=True))
    schema = _schema()
    found = [] if schema.validate(root) else str(schema.error_log).splitlines()
    known = {each.get("eId") for each in root.iter()}
    values = (each.get(name) or "" for each in root.iter() for name in ("source", "href"))
    pointed = {value[1:] for value in values if value.startswith("#")}
    return found + [f"#{place} points nowhere" for place in sorted(pointed.difference(known))]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))
