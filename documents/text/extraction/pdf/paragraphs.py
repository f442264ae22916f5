"""Lines of pages → paragraphs, by what the eye goes by: indents, short last lines, gaps, numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.text.document import Alignment, Paragraph, Run
from documents.text.extraction.pdf.pages import PageLine
from documents.text.extraction.tidying import tidy_paragraphs
from documents.text.marks import read_mark

_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")
_HYPHENATED = re.compile(r"(\w+)[-\u00ad]$")
_WORD = re.compile(r"[\w-]+")
_FIRST_WORD = re.compile(r"[А-ЯЁа-яёA-Za-z]+")
_OFTEN = 0.03  # of the lines: if more end in a hyphen, the program parted words
_INDENT = 12.0  # points
_SHORT = 0.86  # of the width of the text: a line that ends earlier ends its paragraph
_GAP = 1.9  # of the size of letters between two lines
_REPEATED = 3
_SENTENCE_END = (".", ";", ":", ")", "»")
_PARTED_WORD = re.compile(r"[а-яёa-z][-\u00ad]$")


class _Joiner:
    """Puts the lines of a paragraph together."""

    def __init__(self, words: Counter[str], *, parts_words: bool) -> None:
        """`words`: how often each word stands within a line of the file."""
        self._words = words
        self._parts_words = parts_words

    def joined(self, group: Sequence[PageLine]) -> list[Run]:
        runs: list[Run] = []
        for line in group:
            if runs:
                runs += self._joint(runs, line)
            runs += line.runs
        return runs

    def _joint(self, runs: list[Run], line: PageLine) -> list[Run]:
        """Return what stands between two lines: a space, or nothing after a hyphen: it stays where it is a word's."""
        last = runs[-1]
        text = last.text.rstrip()
        parted, rest = _HYPHENATED.search(text), _FIRST_WORD.match(line.text)
        if not parted or not rest:
            return [Run(" ")]
        whole, compound = (self._words[f"{parted[1]}{hyphen}{rest[0]}".lower()] for hyphen in ("", "-"))
        is_own = compound > whole or (compound == whole and not self._parts_words) or not rest[0].islower()
        runs[-1] = replace(last, text=text[:-1] + ("-" if is_own else ""))
        return []


def paragraphs_of(pages: Sequence[Sequence[PageLine]]) -> list[Paragraph]:
    """Return the paragraphs of all pages without page numbers and running heads."""
    lines = [line for page in _without_running_heads(pages) for line in page]
    if not lines:
        return []
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    edge = max(line.right for line in lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    hyphens = sum(1 for line in lines if _PARTED_WORD.search(line.text.rstrip()))
    joiner = _Joiner(words, parts_words=hyphens > len(lines) * _OFTEN)
    found: list[Paragraph] = []
    for group in _groups(lines, float(left), edge):
        found += tidy_paragraphs(joiner.joined(group), alignment=_alignment(group, float(left), edge))
    return found


def _without_running_heads(pages: Sequence[Sequence[PageLine]]) -> Iterator[list[PageLine]]:
    ends = Counter(_place(line) for page in pages for line in {*page[:1], *page[-1:]})
    for page in pages:
        kept = list(page)
        for place in (0, -1):
            if kept and (_PAGE_NUMBER.fullmatch(kept[place].text) or ends[_place(kept[place])] >= _REPEATED):
                kept.pop(place)
        yield kept


def _place(line: PageLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.bottom)


def _groups(lines: Sequence[PageLine], left: float, edge: float) -> Iterator[list[PageLine]]:
    group: list[PageLine] = []
    for line in lines:
        if group and _begins(line, group[-1], left, edge):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: PageLine, before: PageLine, left: float, edge: float) -> bool:
    """Tell whether a line begins a paragraph."""
    text, text_before = line.text.strip(), before.text.rstrip()
    mark = read_mark(text, within_article=False)
    ended = text_before.endswith(_SENTENCE_END)
    if not ended and mark is None and (text[:1].islower() or _HYPHENATED.search(text_before)):
        return False
    if before.right < left + (edge - left) * _SHORT:
        return True
    if abs(line.left - left) > _INDENT and abs(line.left - before.left) > _INDENT / 2:
        return True
    if line.page == before.page and before.bottom - line.bottom > line.height * _GAP:
        return True
    return mark is not None and (ended or text_before.endswith(","))


def _alignment(group: Sequence[PageLine], left: float, edge: float) -> Alignment:
    before, after = min(line.left for line in group) - left, edge - max(line.right for line in group)
    if before < 3 * _INDENT:
        return Alignment.START
    if abs(before - after) < 2 * _INDENT:
        return Alignment.CENTER
    return Alignment.END if after < _INDENT else Alignment.START
