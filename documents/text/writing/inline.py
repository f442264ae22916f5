"""The words of a clause, with the look the engine keeps, as blocks of Akoma Ntoso."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree, html

from documents.text.citations.linking import Link, link_words
from documents.text.model import Clause
from documents.text.writing.metadata import NAMESPACE

_INLINE = {"strong": "b", "b": "b", "em": "i", "i": "i", "sup": "sup", "sub": "sub", "u": "u"}
_ILLEGIBLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


REFERENCE = "ref"
"""The element of a citation, both in Akoma Ntoso and laid over the words of a clause before they are read."""


def legible(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _ILLEGIBLE.sub("", text)


def blocks_of(clause: Clause, address: str) -> list[etree._Element]:
    """Return what a clause says as paragraphs and tables; one empty paragraph where it says nothing."""
    if not clause.html:
        return [_paragraph(line) for line in clause.text.split("\n")]
    fragment = html.fragment_fromstring(legible(clause.html), create_parent="div")
    blocks: list[etree._Element] = []
    for block in _blocks(fragment):
        if block.tag.endswith("table"):
            block.set("eId", f"{address}__table_{len(blocks) + 1}")
        blocks.append(block)
    return blocks or [_paragraph("")]


def referring(clause: Clause, links: Sequence[Link]) -> Clause:
    """Return a clause whose words hold `links` as references; as it is where there are none."""
    if not links:
        return clause
    words = link_words(clause.text, clause.html, links, tag=REFERENCE)
    return replace(clause, html=words if clause.html else words.replace("\n", "<br>"))


def _make(name: str) -> etree._Element:
    return etree.Element(f"{{{NAMESPACE}}}{name}")


def _paragraph(text: str) -> etree._Element:
    paragraph = _make("p")
    paragraph.text = legible(text)
    return paragraph


def _blocks(source: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of an element; loose letters between them become paragraphs."""
    loose = _make("p")
    _add_text(loose, source.text)
    for child in source:
        if child.tag in {"p", "div", "table"}:
            if _says_something(loose):
                yield loose
            loose = _make("p")
            yield from [_table(child)] if child.tag == "table" else _blocks(child)
        else:
            _inline(loose, child)
        _add_text(loose, child.tail)
    if _says_something(loose):
        yield loose


def _says_something(paragraph: etree._Element) -> bool:
    return len(paragraph) > 0 or bool((paragraph.text or "").strip())


def _inline(parent: etree._Element, source: etree._Element) -> None:
    if source.tag == "br":
        etree.SubElement(parent, f"{{{NAMESPACE}}}eol")
        return
    target = parent
    if source.tag in _INLINE:
        target = etree.SubElement(parent, f"{{{NAMESPACE}}}{_INLINE[source.tag]}")
    elif source.tag in {"a", REFERENCE} and (address := source.get("href")):
        target = etree.SubElement(parent, f"{{{NAMESPACE}}}{source.tag}", href=address)
    _add_text(target, source.text)
    for child in source:
        _inline(target, child)
        _add_text(target, child.tail)


def _add_text(parent: etree._Element, text: str | None) -> None:
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _table(source: etree._Element) -> etree._Element:
    table = _make("table")
    for row in source.iter("tr"):
        if next(row.iterancestors("table")) is not source:
            continue  # a row of a table inside a cell
        made = etree.SubElement(table, f"{{{NAMESPACE}}}tr")
        for cell in row:
            kept = {name: value for name in ("colspan", "rowspan") if (value := cell.get(name))}
            target = etree.SubElement(made, f"{{{NAMESPACE}}}{cell.tag}", kept)
            target.extend(list(_blocks(cell)) or [_paragraph("")])
    return table
