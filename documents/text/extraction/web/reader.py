"""Walks the tags of a page. Nothing is run, nothing is fetched; tags left open or closed twice are usual."""

from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from documents.text.document import Block, Document, Run
from documents.text.extraction.collecting import Collector
from documents.text.extraction.tidying import BREAK
from documents.text.extraction.web.containers import Container, OpenTable
from documents.text.extraction.web.css import Look, Sheet
from documents.text.extraction.web.lists import OpenList
from documents.text.extraction.web.notes import NOTE_BODY, NOTE_CALL, note_name
from documents.text.extraction.web.tags import (
    BLOCKS,
    CLOSES,
    CONTENTS,
    HEADING,
    LOOKS,
    MOST_TABLES,
    PAGE_PARTS,
    REPORTED,
    SCOPE_OF_CELL,
    SCOPE_OF_TABLE,
    SCOPES,
    TABLE_TAGS,
    UNSEEN,
    VOID,
)


@dataclass(slots=True)
class _Open:
    tag: str
    look: Look
    heading_level: int | None = None
    container: Container | None = None
    """What its words gather in, where that is not what those around it gather in."""
    table: OpenTable | None = None
    list: OpenList | None = None
    spans: tuple[int, int] = (1, 1)
    note: str = ""
    is_label: bool = False


class PageReader(HTMLParser):
    def __init__(self, notes: frozenset[str], styles: str) -> None:
        """`notes`: names of the footnotes whose text is on the page; `styles`: its rules of CSS."""
        super().__init__(convert_charrefs=True)
        self._known_notes = notes
        self._notes: dict[str, list[Block]] = {}
        self._collector = Collector()
        self._page = Container()
        self._sheet = Sheet(styles)
        self._stack: list[_Open] = [_Open("", Look(), container=self._page)]
        self._containers: list[Container] = [self._page]
        self._tables: list[OpenTable] = []
        self._counts: Counter[str] = Counter()

    def document(self) -> Document:
        while len(self._stack) > 1:
            self._pop()
        self._end_paragraph()
        return self._collector.document(self._notes)

    # What html.parser calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self._close_left_open(tag)
        if tag in BLOCKS:
            self._end_paragraph()
        if tag in REPORTED and not self._look.is_hidden:
            self._collector.remark(REPORTED[tag])
        if tag == "br":
            self._write(BREAK)
        if tag not in VOID:
            self._push(self._opened(tag, said))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # «<p/>» opens a paragraph in HTML; only void tags end themselves

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_paragraph()
        if self._counts[tag]:
            self._close_within({tag}, SCOPE_OF_TABLE if tag in TABLE_TAGS else SCOPE_OF_CELL)

    def handle_data(self, data: str) -> None:
        top = self._stack[-1]
        if top.is_label and not top.look.is_hidden:
            self._containers[-1].label += data
        else:
            self._write(data if top.look.is_preformatted else data.replace("\n", " ").replace("\r", " "))

    # Opening.

    @property
    def _look(self) -> Look:
        return self._stack[-1].look

    def _opened(self, tag: str, said: dict[str, str]) -> _Open:
        look = self._look.under(LOOKS.get(tag, {}), is_block=tag in BLOCKS)
        if "align" in said:
            look = look.under({"text-align": said["align"].lower()}, is_block=True)
        rules = self._sheet.said(tag, said.get("class", "").split(), said.get("style", ""))
        look = look.under(rules, is_block=tag in BLOCKS)
        if tag in UNSEEN or "hidden" in said or _is_page_part(tag, said):
            look = look.under({"display": "none"}, is_block=False)
        if tag == "pre":
            look = replace(look, is_preformatted=True)
        heading = HEADING.fullmatch(tag)
        opened = _Open(tag, look, int(heading[1]) if heading else self._stack[-1].heading_level)
        opened.is_label = rules.get("mso-list") == "ignore" or self._stack[-1].is_label
        if tag in {"td", "th"} and self._tables:
            opened.container = Container()
            opened.spans = (_span(said.get("colspan")), _span(said.get("rowspan")))
        elif tag == "table" and len(self._tables) < MOST_TABLES:
            opened.table = OpenTable()
        elif tag in {"ul", "ol"}:
            above = next((one.list for one in reversed(self._stack) if one.list), None)
            style = rules.get("list-style-type", "") or said.get("type", "")
            opened.list = OpenList(tag == "ol", style, above, count=_span(said.get("start")) - 1)
        elif tag == "li":
            self._number(said)
        elif tag == "thead" and self._tables:
            self._tables[-1].is_head = True
        return self._noted(opened, tag, said)

    def _number(self, said: dict[str, str]) -> None:
        numbered = next((one.list for one in reversed(self._stack) if one.list), None)
        if numbered and not self._look.is_hidden:
            self._containers[-1].label = numbered.next(said.get("value"))
            if numbered.is_guessed and numbered.count == 1:
                self._collector.remark("list_numbers")

    def _noted(self, opened: _Open, tag: str, said: dict[str, str]) -> _Open:
        body = NOTE_BODY.fullmatch(said.get("id", ""))
        if body and tag != "a" and note_name(body) in self._known_notes:
            opened.note, opened.container = note_name(body), Container()
            return opened
        link = NOTE_CALL.fullmatch(said.get("href", "")) if tag == "a" else None
        if link and note_name(link) in self._known_notes:
            is_inside_note = any(one.note for one in self._stack)
            if not (link["back"] or link["anchor"]) and not is_inside_note and not self._look.is_hidden:
                key = self._collector.call(note_name(link))
                self._containers[-1].runs.append(Run("", footnote=key))
            opened.look = opened.look.under({"display": "none"}, is_block=False)  # the mark is printed by the site
        return opened

    def _push(self, opened: _Open) -> None:
        self._stack.append(opened)
        self._counts[opened.tag] += 1
        if opened.container is not None:
            self._containers.append(opened.container)
        if opened.table is not None:
            self._tables.append(opened.table)

    def _close_left_open(self, tag: str) -> None:
        if tag in BLOCKS and self._counts["p"]:
            self._close_within({"p"}, SCOPES)
        if tag in CLOSES:
            self._close_within(*CLOSES[tag])

    def _close_within(self, tags: set[str], scope: set[str] | frozenset[str]) -> None:
        """Close the innermost of these tags and all that is in it, unless the scope begins inside of it."""
        if not any(self._counts[tag] for tag in tags):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            if self._stack[depth].tag in tags:
                while len(self._stack) > depth:
                    self._pop()
                return
            if self._stack[depth].tag in scope:
                return

    # Closing.

    def _pop(self) -> str:
        self._end_paragraph_of(self._stack[-1])
        closed = self._stack.pop()
        self._counts[closed.tag] -= 1
        if closed.container is not None:
            self._containers.pop()
            if closed.note:
                self._notes.setdefault(closed.note, []).extend(closed.container.blocks)
            elif self._tables:
                columns, rows = closed.spans
                if not closed.look.is_hidden:
                    self._tables[-1].add_cell(closed.container, columns, rows, is_heading=closed.tag == "th")
        if closed.table is not None:
            self._tables.pop()
            self._containers[-1].blocks += closed.table.blocks()
            self._settle()
        elif closed.tag == "tr" and self._tables:
            self._tables[-1].end_row()
        elif closed.tag == "thead" and self._tables:
            self._tables[-1].is_head = False
        return closed.tag

    def _end_paragraph_of(self, closing: _Open) -> None:
        if closing.tag in BLOCKS or closing.container is not None:
            self._end_paragraph()

    def _end_paragraph(self) -> None:
        container = self._containers[-1]
        container.heading_level, container.alignment = self._stack[-1].heading_level, self._look.alignment
        container.end_paragraph()
        self._settle()

    def _settle(self) -> None:
        """Words of the page itself are done with as soon as their paragraph ends."""
        if self._containers[-1] is self._page and self._page.blocks:
            self._collector.add(self._page.blocks)
            self._page.blocks = []

    def _write(self, text: str) -> None:
        look = self._look
        if look.is_hidden:
            return
        text = text.upper() if look.is_capital else text
        self._containers[-1].runs.append(Run(text, look.is_bold, look.is_italic, look.position))


def _is_page_part(tag: str, said: dict[str, str]) -> bool:
    """Running heads and lists of contents as LibreOffice and Word mark them."""
    if tag == "div" and said.get("title", "").lower() in PAGE_PARTS:
        return True
    return tag in {"div", "section"} and said.get("id", "").lower().rstrip("0123456789") in CONTENTS


def _span(text: str | None) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else 1
