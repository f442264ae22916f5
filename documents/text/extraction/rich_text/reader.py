"""Walks the groups and control words of an RTF file."""

import codecs
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from documents.text.document import Block, Document, Run
from documents.text.extraction.archive import TOO_DEEP
from documents.text.extraction.collecting import Collector
from documents.text.extraction.errors import UnreadableFileError
from documents.text.extraction.fields import is_contents
from documents.text.extraction.grid import Merge
from documents.text.extraction.rich_text.state import CHANGES, Field, Goal, State
from documents.text.extraction.rich_text.tables import RowShape, Story
from documents.text.extraction.rich_text.tokens import Token, tokens
from documents.text.extraction.rich_text.words import CODE_PAGES, LABELS, LETTERS, READ_THOUGH_STARRED, SKIPPED, STORIES
from documents.text.extraction.tidying import tidy_paragraphs

_DEEPEST = 5_000
_BODY_TEXT = 9


@dataclass(slots=True)
class _Open:
    """A story that is being read, and the paragraph of it that is."""

    story: Story = field(default_factory=Story)
    runs: list[Run] = field(default_factory=list)
    label: str = ""
    boxes: list[Block] = field(default_factory=list)
    """Blocks of the text boxes that hang on the paragraph."""
    note: str = ""
    outer: RowShape = field(default_factory=RowShape)
    inner: RowShape = field(default_factory=RowShape)


class RichTextReader:
    def __init__(self) -> None:
        self._collector = Collector()
        self._notes: dict[str, list[Block]] = {}
        self._state = State()
        self._groups: list[State] = []
        self._stories = [_Open()]
        self._code_page = "cp1251"
        self._fonts: dict[int, str] = {}
        self._fallbacks_left = 0
        self._is_starred = False
        self._acts: dict[str, Callable[[int | None], None]] = {
            "{": self._open_group,
            "}": self._close_group,
            "par": self._end_paragraph,
            "sect": self._end_paragraph,
            "cell": lambda _: self._end_cell(1),
            "nestcell": lambda _: self._end_cell(max(self._state.tables, 2)),
            "row": lambda _: self._end_row(1),
            "nestrow": lambda _: self._end_row(max(self._state.tables, 2)),
            "nesttableprops": lambda _: setattr(self._state, "shapes_inner_row", True),
            "u": self._unicode,
            "ansicpg": self._choose_code_page,
            "fcharset": self._choose_alphabet,
            "field": self._open_field,
            "fldinst": self._open_instruction,
            "fldrslt": self._open_result,
            "fonttbl": lambda _: self._aim(Goal.FONTS),
            "pict": lambda _: self._leave_out("picture"),
            "object": lambda _: self._collector.remark("object"),
            "trowd": self._begin_row,
            "trleft": lambda number: setattr(self._shape, "left", number or 0),
            "trhdr": lambda _: setattr(self._shape, "is_heading", True),
            "clvmgf": lambda _: setattr(self._shape, "merge", Merge.BEGINS),
            "clvmrg": lambda _: setattr(self._shape, "merge", Merge.GOES_ON),
            "clmrg": lambda _: setattr(self._shape, "joins_left", True),
            "cellx": lambda number: self._shape.end_cell(number or 0),
        }

    def read(self, content: bytes) -> Document:
        """Return what the file says; one that ends too early says what it has."""
        for token in tokens(content):
            self._take(token)
        while len(self._stories) > 1:
            self._close_story()
        self._finish_paragraph()
        self._collector.add(self._stories[0].story.finish())
        return self._collector.document(self._notes)

    def _take(self, token: Token) -> None:
        if token.text:
            self._bytes(token.text)
            return
        word = token.word
        if word == "*":
            self._is_starred = True
            return
        is_starred, self._is_starred = self._is_starred, False
        if word not in "{}" and self._fallbacks_left:
            self._fallbacks_left -= 1
            return
        if word in SKIPPED or (is_starred and word not in READ_THOUGH_STARRED):
            self._aim(Goal.NOWHERE)
        elif self._state.goal is Goal.NOWHERE and word not in "{}":
            return
        elif word in STORIES:
            self._open_story(word)
        elif word in LABELS:
            self._aim(Goal.LABEL)
        elif (change := CHANGES.get(word)) is not None:
            change(self._state, token.number)
        elif (act := self._acts.get(word)) is not None:
            act(token.number)
        elif (letters := LETTERS.get(word)) is not None:
            self._write(letters)

    # Groups.

    def _open_group(self, _: int | None) -> None:
        if len(self._groups) > _DEEPEST:
            raise UnreadableFileError(TOO_DEEP)
        self._groups.append(self._state)
        self._state = copy(self._state)
        self._state.ends_story = False
        self._fallbacks_left = 0

    def _close_group(self, _: int | None) -> None:
        self._fallbacks_left = 0
        if self._state.ends_story:
            self._close_story()
        if self._groups:
            self._state = self._groups.pop()

    def _aim(self, goal: Goal) -> None:
        self._state.goal = goal

    def _leave_out(self, code: str) -> None:
        self._collector.remark(code)
        self._aim(Goal.NOWHERE)

    def _open_story(self, word: str) -> None:
        opened = _Open()
        if word == "footnote" and not (self._state.is_hidden or self._state.is_deleted):
            opened.note = f"note-{len(self._notes) + sum(1 for one in self._stories if one.note)}"
            self._stories[-1].runs.append(Run("", footnote=self._collector.call(opened.note)))
        self._stories.append(opened)
        self._state.ends_story = True
        for reset in ("plain", "pard"):
            CHANGES[reset](self._state, None)

    def _close_story(self) -> None:
        self._finish_paragraph()
        closed = self._stories.pop()
        blocks = closed.story.finish()
        if closed.note:
            self._notes[closed.note] = blocks
        else:
            self._stories[-1].boxes += blocks

    # Fields.

    def _open_field(self, _: int | None) -> None:
        self._state.within = Field()

    def _open_instruction(self, _: int | None) -> None:
        self._aim(Goal.INSTRUCTION)

    def _open_result(self, _: int | None) -> None:
        if self._state.within is not None and is_contents(self._state.within.instruction):
            self._aim(Goal.NOWHERE)

    # Letters.

    def _choose_code_page(self, number: int | None) -> None:
        try:
            self._code_page = codecs.lookup(f"cp{number}").name
        except LookupError:
            self._code_page = "cp1251"

    def _choose_alphabet(self, number: int | None) -> None:
        if self._state.goal is Goal.FONTS and number in CODE_PAGES and number != 0:
            self._fonts[self._state.font] = CODE_PAGES[number]

    def _bytes(self, text: bytes) -> None:
        if self._fallbacks_left:
            left = min(self._fallbacks_left, len(text))
            self._fallbacks_left -= left
            text = text[left:]
        if text and self._state.goal is not Goal.NOWHERE:
            self._write(text.decode(self._fonts.get(self._state.font, self._code_page), "replace"))

    def _unicode(self, number: int | None) -> None:
        code = (number or 0) % 0x10000
        self._write(chr(code))
        self._fallbacks_left = self._state.fallbacks

    def _write(self, text: str) -> None:
        state = self._state
        if state.goal is Goal.INSTRUCTION and state.within is not None:
            state.within.instruction += text
        elif state.goal is Goal.LABEL:
            self._stories[-1].label += text
        elif state.goal is Goal.TEXT and text and not (state.is_hidden or state.is_deleted):
            text = text.upper() if state.is_capital else text
            self._stories[-1].runs.append(Run(text, state.is_bold, state.is_italic, state.position))

    # Paragraphs and tables.

    def _end_paragraph(self, _: int | None = None) -> None:
        if self._state.goal is not Goal.TEXT or self._state.is_deleted or self._state.is_hidden:
            return  # a paragraph whose end is deleted or hidden goes on in the next one
        self._finish_paragraph()

    def _finish_paragraph(self) -> None:
        opened, state = self._stories[-1], self._state
        heading = state.outline + 1 if state.outline is not None and state.outline < _BODY_TEXT else None
        paragraphs = tidy_paragraphs(opened.runs, label=opened.label, heading_level=heading, alignment=state.alignment)
        opened.story.add([*opened.boxes, *paragraphs], state.tables)
        opened.runs, opened.boxes, opened.label = [], [], ""
        if len(self._stories) == 1 and not state.tables:
            self._collector.add(opened.story.blocks)
            opened.story.blocks = []

    @property
    def _shape(self) -> RowShape:
        opened = self._stories[-1]
        return opened.inner if self._state.shapes_inner_row else opened.outer

    def _begin_row(self, _: int | None) -> None:
        if self._state.shapes_inner_row:
            self._stories[-1].inner = RowShape()
        else:
            self._stories[-1].outer = RowShape()

    def _end_cell(self, depth: int) -> None:
        self._state.is_in_table, self._state.depth = True, depth
        self._finish_paragraph()
        self._stories[-1].story.end_cell(depth)

    def _end_row(self, depth: int) -> None:
        self._stories[-1].story.end_row(copy(self._shape), depth)
