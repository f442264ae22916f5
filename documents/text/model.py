"""What the engine's functions exchange: plain frozen values, nothing of a database or of a page."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of clauses. Their Russian names are in the comments: the law's words are exact, ours follow them."""

    REQUISITES = "requisites"  # реквизиты: орган, вид, дата, номер, наименование
    PREAMBLE = "preamble"  # преамбула
    SECTION = "section"  # раздел
    SUBSECTION = "subsection"  # подраздел
    CHAPTER = "chapter"  # глава
    SUBCHAPTER = "subchapter"  # параграф
    ARTICLE = "article"  # статья
    PART = "part"  # часть статьи
    POINT = "point"  # пункт
    SUBPOINT = "subpoint"  # подпункт
    PARAGRAPH = "paragraph"  # абзац, который стоит отдельно
    TABLE = "table"  # таблица
    ANNEX = "annex"  # приложение
    NOTE = "note"  # сноска или редакционная пометка отдельной строкой
    SIGNATURE = "signature"  # подпись


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `text` holds its own words only: no number, no heading, nothing of the clauses below it."""

    kind: Kind
    number: str | None
    """As printed, without the dot or bracket that only closes it: `2.3`, `а`, `IV`, `5¹`, `2.3(1)`."""
    address: str
    """Readable ASCII, unique in the text: `st-15_ch-2`, `p-2.3`, `pril-2_p-3`."""
    heading: str
    text: str
    html: str
    """Empty where the text has no markup of its own."""
    level: int
    parent: int | None
    """Index into the clauses of the text."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the engine decided and a person should look at."""

    code: str
    message: str
    clause: int | None


@dataclass(frozen=True, slots=True)
class Text:
    title: str
    """The title the text itself states, else empty."""
    clauses: tuple[Clause, ...]
    warnings: tuple[Doubt, ...]
