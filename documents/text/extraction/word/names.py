"""Names of WordprocessingML and the few questions asked of its elements everywhere."""

from collections.abc import Iterator

from lxml import etree

from documents.text.extraction.archive import Archive, parse_xml

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OFF = {"0", "false", "off", "none"}


def tree_of(archive: Archive, part: str) -> Element:
    """Return a part of the file; a file of the «strict» kind differs from others in names only."""
    content = archive.read(part)
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content)


def value(parent: Element | None, name: str, attribute: str = "val") -> str | None:
    """Return `w:val` of a child, None where there is no such child or attribute."""
    child = parent.find(W + name) if parent is not None else None
    return child.get(W + attribute) if child is not None else None


def number(text: str | None) -> int | None:
    """Return a whole number as Word writes it, None for anything else."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None


def switch(parent: Element | None, name: str) -> bool | None:
    """Return whether a property is on; None where nothing is said."""
    child = parent.find(W + name) if parent is not None else None
    return None if child is None else (child.get(W + "val") or "").lower() not in _OFF


def has(parent: Element | None, path: str) -> bool:
    """Tell whether there is an element at a path of `w:` names parted by slashes."""
    return parent is not None and parent.find("/".join(W + name for name in path.split("/"))) is not None


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(parent: Element) -> Iterator[Element]:
    """Yield the child elements (no comments, no entities)."""
    return (child for child in parent if isinstance(child.tag, str))
