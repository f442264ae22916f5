"""Names of OpenDocument."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_PREFIX = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{{{_PREFIX}office:1.0}}"
STYLE = f"{{{_PREFIX}style:1.0}}"
TEXT = f"{{{_PREFIX}text:1.0}}"
TABLE = f"{{{_PREFIX}table:1.0}}"
DRAW = f"{{{_PREFIX}drawing:1.0}}"
FO = f"{{{_PREFIX}xsl-fo-compatible:1.0}}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML = "{http://www.w3.org/XML/1998/namespace}"


def whole(element: Element, name: str, default: int) -> int:
    """Return an attribute that is a whole number, `default` where it is missing or none."""
    text = element.get(name) or ""
    return int(text) if text.isdecimal() and len(text) < 10 else default


def children(parent: Element) -> Iterator[Element]:
    return (child for child in parent if isinstance(child.tag, str))
