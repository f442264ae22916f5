"""How acts are called and where they live: pure functions that the admin, the importer and the tests share."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

TITLE_LENGTH = 255
SLUG_LENGTH = 200
KEY_LENGTH = 60
PRINTED_NUMBER = r"(?:№|(?<!\w)N)\s*(\d(?:[\w/.]*\w)?(?:\s?[-–]\s?\w+)*)"
"""A pattern of numbers as documents bear them: «№ 145-п», «№ 48 – ГСД», «N 57/1»."""
OF_COUNTRY = " Российской Федерации"

_LATIN = {
    **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziyklmnoprstufye", strict=True)),
    **dict(zip("ёжхцчшщъьюя", ("e", "zh", "kh", "ts", "ch", "sh", "shch", "", "", "yu", "ya"), strict=True)),
}
_LOOKALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
_NUMBER_SIGN = re.compile(r"^\s*(?:№|n[°º.]?\s*(?=\d))\s*", re.IGNORECASE)
_SUPERSCRIPT = re.compile(r"(?<=\d)(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])")


def number_key(number: str) -> str:
    """Return the form in which two spellings of one number are equal: «№ 145 – П» → «145п» (D61).

    Marks beside letters do not count, between two digits they do: 57-1, 57/1 and 57¹ are «57-1», 571 is another number.
    Latin letters that look like Cyrillic ones are taken for them: nobody sees which of them were typed.
    """
    spaced = _SUPERSCRIPT.sub(" ", _NUMBER_SIGN.sub("", number))
    folded = unicodedata.normalize("NFKC", spaced).casefold().translate(_LOOKALIKES)
    joined = re.sub(r"(?<=\d)[\W_]+(?=\d)", "\0", folded)
    return re.sub(r"[^\w\0]|_", "", joined).replace("\0", "-")[:KEY_LENGTH]


def foreign_numbers(text: str, number: str) -> list[str]:
    """Return the numbers that `text` bears where `number` is not among them; none where it is, or where it bears none.

    A number that stops before its letters («№ 145» of «145-п», by hand or unrecognised) is not foreign.
    """
    borne = dict.fromkeys(re.findall(PRINTED_NUMBER, text))
    key = number_key(number)
    return [] if any(number_key(each) in (key, number_head(key)) for each in borne) else list(borne)


def number_head(key: str) -> str:
    """Return what people remember of a number: the digits a key begins with («145п» → «145»), else all of it."""
    return key[: len(key) - len(key.lstrip("0123456789"))] or key


def latin(text: str) -> str:
    """Return `text` as a part of an address: «145-п» → «145-p». Empty when nothing of it can be said in Latin."""
    letters = "".join(_LATIN.get(character, character) for character in _SUPERSCRIPT.sub("-", text).lower())
    return slugify(re.sub(r"[^a-z0-9\u00b2\u00b3\u00b9\u2070-\u2079]+", "-", letters))


def act_slug(number: str, body_slug: str) -> str:
    """Return the last part of an act's address. It names the body: two bodies may each have a № 145 of one year."""
    return f"{latin(_NUMBER_SIGN.sub('', number)) or 'bez-nomera'}-{body_slug}"[:SLUG_LENGTH].strip("-")


def unique_slug(slug: str, is_taken: Callable[[str], bool]) -> str:
    """Return `slug`, or the first of slug-2, slug-3… that is free: the same number may stand twice by mistake (D43)."""
    candidate, count = slug, 1
    while is_taken(candidate):
        count += 1
        candidate = f"{slug}-{count}"
    return candidate


def capitalized(text: str) -> str:
    """Return `text` with a capital first letter; the rest keeps its own (unlike `str.capitalize`)."""
    return text[:1].upper() + text[1:]


def act_name(kind: str, adopted_on: date | None, number: str, body_genitive: str = "") -> str:
    """Return what an act is called without its title: «Постановление администрации города от 12.03.2026 № 145-п»."""
    return " ".join(word for word in (capitalized(kind), body_genitive, requisites(adopted_on, number)) if word)


def requisites(adopted_on: date | None, number: str) -> str:
    """Return what tells an act from others of its kind: «от 12.03.2026 № 145-п»."""
    numbered = f"№ {number}" if number else "без номера"
    return f"от {adopted_on:%d.%m.%Y} {numbered}" if adopted_on else numbered


def article_name(code: str, number: str) -> str:
    """Return what people call an article of a code: «Земельный кодекс, ст. 11.5»; empty where its number names none.

    `code` is its full name, `number` what the article is filed under: «136-ФЗ, ст. 11.5».
    """
    _, comma, article = number.partition(", ")
    return f"{code.removesuffix(OF_COUNTRY)}{comma}{article}" if code and article else ""


def quoted(text: str) -> str:
    """Return `text` in Russian quotation marks, those inside turned into the second kind."""
    return f"«{text.replace('«', '„').replace('»', '“')}»"


def derived_title(kind: str, adopted_on: date | None, number: str, official_title: str) -> str:
    """Return a page title: never empty, at most 255 characters, whatever the official title is (0–368 characters)."""
    name = act_name(kind, adopted_on, number)
    title = " ".join(official_title.split())
    if not title:
        return shortened(name, TITLE_LENGTH)
    return f"{name} {quoted(shortened(title, TITLE_LENGTH - len(name) - 3))}"


def shortened(text: str, length: int) -> str:
    """Return at most `length` characters of `text`, cut between words and ending in «…» where something is left out."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut}…"


@dataclass(frozen=True)
class IssueNumbers:
    """The numbers of one issue of the Collection (D63)."""

    year: int
    number: int
    """Within the year, from 1."""

    through_number: int
    """From the first issue ever."""

    @property
    def title(self) -> str:
        return f"Сборник № {self.number} за {self.year} год"

    @property
    def slug(self) -> str:
        return f"{self.year}-{self.number}"
