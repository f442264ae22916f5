"""What a written text says about itself beside its clauses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from documents.text.address import address_number
from documents.text.citations import find_citations
from documents.text.model import Clause, Kind
from documents.text.writing.errors import UnwritableTextError

_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9.]+")


@dataclass(frozen=True, slots=True)
class Publication:
    """Where the act was officially published."""

    day: date
    name: str
    issue: str = ""


@dataclass(frozen=True, slots=True)
class Modification:
    """What an amending act did to one clause of the text."""

    how: str
    """`substitution`, `insertion` or `repeal`."""
    address: str
    """Of the clause in this text."""
    by: str = ""
    """Address of the clause that says so, in the amending act; empty where nobody knows."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An act that amended this one."""

    day: date
    name: str
    """As shown: «Постановление № 410»."""
    address: str
    """Its work address: `/akn/ru-…/act/postanovlenie/…`."""
    modifications: Sequence[Modification] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """Requisites of an act and of the edition that is written (D52, D177)."""

    kind: str
    """Nominative, lower case."""
    number: str
    adopted_on: date
    """Of a draft the day it was posted."""
    title: str = ""
    body: str = ""
    """Who adopted it."""
    edition_on: date | None = None
    """The day the edition is valid from; without one it is the act as adopted."""
    written_on: date | None = None
    """The day of this writing; without one the day of the edition."""
    kind_slug: str = ""
    body_slug: str = ""
    number_slug: str = ""
    jurisdiction: str = "ru"
    """Country, with the place behind a hyphen: `ru-alt-aleysk`."""
    site: str = ""
    """Address of the site that gives the text out."""
    publication: Publication | None = None
    amendments: Sequence[Amendment] = ()
    is_draft: bool = False
    """A bill and no act yet."""

    @property
    def work(self) -> str:
        """Address of the act, whatever its edition: `/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/…`."""
        parts = [
            "bill" if self.is_draft else "act",
            self.kind_slug or slug(self.kind),
            self.body_slug or slug(self.body),
        ]
        where = "/".join(part for part in parts if part)
        return f"/akn/{self.jurisdiction}/{where}/{self.adopted_on}/{self.number_slug or slug(self.number) or 'nn'}"

    @property
    def expression(self) -> str:
        """Address of the edition."""
        return f"{self.work}/rus@{self.edition_on or self.adopted_on}"

    @property
    def name(self) -> str:
        """«Постановление от 12.03.2026 № 145-п»."""
        number = f" № {self.number}" if self.number else ""
        return f"{self.kind[:1].upper()}{self.kind[1:]} от {self.adopted_on:%d.%m.%Y}{number}"


def slug(text: str) -> str:
    """Return a text as a part of an address, in ASCII."""
    return _NOT_IN_ADDRESS.sub("-", address_number(text.lower().replace(" ", "-"))).strip("-")


def describe(title: str, clauses: Sequence[Clause]) -> Description:
    """Return what a text tells about itself in its requisites: «Постановление … от 12.03.2026 № 145-п».

    Raises `UnwritableTextError` where it tells no kind or no date.
    """
    lines = [clause.text for clause in clauses if clause.kind is Kind.REQUISITES]
    # Letterheads leave the word before the date out: «12.03.2026 № 145-п».
    requisites = " ".join(f"от {line}" if line[:1].isdigit() else line for line in lines)
    for citation in find_citations(requisites):
        act = citation.act
        if act is not None and act.adopted_on is not None:
            return Description(act.kind, act.number or "", act.adopted_on, title, act.body)
    raise UnwritableTextError("В тексте не нашлось вида, даты и номера акта: Akoma Ntoso без них не бывает.")
