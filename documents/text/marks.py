"""The mark a paragraph starts with: «Статья 5¹.», «2.3.», «1)», «а)». A date or a quantity is none."""

import re
from dataclasses import dataclass

from documents.text.model import Kind


@dataclass(slots=True)
class Mark:
    kind: Kind
    number: str | None
    rest: str
    """The paragraph without its mark."""
    is_restored: bool = False
    """The raised digits of the number had become ordinary ones behind a space: «57 3.» for 57³."""

    @property
    def depth(self) -> int:
        return len((self.number or "").split("."))


RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")

_SUFFIX = r"(?P<suffix>[¹²³⁰⁴-⁹⁻]+|\(\d{1,2}\)|[-_]\d{1,2})?"
_LOST = r"(?: (?P<lost>\d{1,2}(?:-\d{1,2})?)(?=\s?[.)]|\s+[А-ЯЁA-Z(]|$))?"
_ARABIC = r"(?P<number>[1-9]\d{0,2}(?:\.[1-9]\d{0,2})*)"
# «1.2 В соответствии…» is a clause; «1.2 В» with nothing behind it is a voltage.
_UNITS = r"(?!(?:Гкал|Мкал|[кМГ]?Вт|[кМ]?Па|[кМГ]?Гц|[КМГТ]Б|°)\b|(?:[кКМ]?В|А)(?:[.,;:)]|$))"

_HEADINGS = {
    "раздел": Kind.SECTION,
    "подраздел": Kind.SUBSECTION,
    "глава": Kind.CHAPTER,
    "параграф": Kind.SUBCHAPTER,
    "§": Kind.SUBCHAPTER,
    "статья": Kind.ARTICLE,
}
# A heading goes on with a dot, a capital letter or nothing; «Статья 10 настоящего Кодекса применяется…» is a sentence.
_HEADING = re.compile(
    rf"(?P<label>(?i:раздел|подраздел|глава|параграф|статья)(?=\s)|§)\s*"
    rf"(?P<number>[IVXLC]+|\d{{1,3}}(?:\.\d{{1,3}})*){_SUFFIX}{_LOST}"
    r"(?:\s?(?P<dot>[.:])\s*|\s+(?=[А-ЯЁA-Z«\"(])|\s*$)(?P<rest>.*)$",
    re.DOTALL,
)
_ANNEX = re.compile(
    r"(?i:приложение)(?:\s+(?:(?:№|N|No)\s*)?(?P<number>\d{1,3}(?:[.-]\d{1,2})?|[А-ЯЁ](?=\s|$)))?(?P<rest>(?:\s+(?i:к)\s.*)?)$",
    re.DOTALL,
)
_APPROVED = re.compile(
    r"(?P<rest>(?i:утвержд[её]н[аоы]?)(?:\s+(?:постановлением|решением|распоряжением|приказом)\s.*)?)$"
)
_ROMAN = re.compile(rf"(?P<number>[IVX]+){_SUFFIX}{_LOST}\s?\.\s+(?P<rest>[А-ЯЁA-Z«].*)$", re.DOTALL)
_DOTTED = re.compile(rf"{_ARABIC}{_SUFFIX}{_LOST}\s?\.(?:\s+|(?=[^\s\d.,])|$)(?P<rest>.*)$", re.DOTALL)
_BARE_DOTTED = re.compile(
    r"(?P<number>[1-9]\d{0,2}(?:\.[1-9]\d{0,2})+)" + _SUFFIX + rf"(?P<lost>(?!))?\s+{_UNITS}(?P<rest>[А-ЯЁA-Z«(].*)$",
    re.DOTALL,
)
_BRACKETED = re.compile(
    rf"(?:{_ARABIC}|(?P<letter>[а-яёa-z](?:\.\d{{1,2}})?)){_SUFFIX}{_LOST}\s?\)\s*(?P<rest>.*)$", re.DOTALL
)
_SENTENCE_END = (".", ";", ":", ",")
_LONGEST_HEADING = 400


def read_mark(paragraph: str, *, within_article: bool) -> Mark | None:
    """Read the mark at the start of a paragraph, or None where it has none.

    `within_article` decides what «1.» is: a part of the article, else a point.
    """
    if paragraph[:1].isdigit():
        return _numbered(paragraph, within_article=within_article)
    return _heading(paragraph) or _annex(paragraph) or _numbered(paragraph, within_article=within_article)


def _heading(paragraph: str) -> Mark | None:
    found = _HEADING.match(paragraph)
    if found and (found["dot"] or not found["rest"].endswith(_SENTENCE_END)):
        return _mark(_HEADINGS[found["label"].lower()], found, found["number"])
    return None


def _annex(paragraph: str) -> Mark | None:
    if len(paragraph) > _LONGEST_HEADING or paragraph.endswith(_SENTENCE_END):
        return None
    if found := _ANNEX.match(paragraph):
        return Mark(Kind.ANNEX, found["number"], found["rest"].strip())
    if found := _APPROVED.match(paragraph):
        return Mark(Kind.ANNEX, None, found["rest"].strip())
    return None


def _numbered(paragraph: str, *, within_article: bool) -> Mark | None:
    if found := _DOTTED.match(paragraph) or _BARE_DOTTED.match(paragraph):
        number = found["number"]
        return _mark(Kind.PART if within_article and "." not in number else Kind.POINT, found, number)
    if found := _BRACKETED.match(paragraph):
        return _mark(Kind.SUBPOINT, found, found["number"] or found["letter"])
    if (found := _ROMAN.match(paragraph)) and len(paragraph) <= _LONGEST_HEADING and paragraph[-1] not in ";:,":
        return _mark(Kind.SECTION, found, found["number"])
    return None


def _mark(kind: Kind, found: re.Match[str], number: str) -> Mark:
    suffix, lost = found["suffix"] or "", found["lost"]
    raised = lost.translate(RAISED) if lost else ""
    return Mark(kind, f"{number}{suffix}{raised}", found["rest"].strip(), is_restored=bool(lost))
