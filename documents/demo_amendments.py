"""Two invented regulations and the acts that change them: what an amending act says, and what its words make of a text.

Both come from the same changes, so that an act of the demonstration does what it says, to the letter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from documents.generator.texts import MARK

DATA = Path(__file__).parent / "data" / "editions"
ENACTING = "В целях приведения муниципального правового акта в соответствие с законодательством ПОСТАНОВЛЯЮ:"
ISSUER = "администрации города Алейска"
SIGNATORY = "Глава города"
REPEALED = "Утратил силу."


@dataclass(frozen=True)
class Reworded:
    """A point that is set forth anew."""

    number: str
    words: str

    def said(self) -> tuple[str, ...]:
        return f"пункт {self.number} изложить в следующей редакции:", f"«{self.number}. {self.words}»"

    def made(self, lines: Sequence[str]) -> list[str]:
        place = _place(lines, self.number)
        return [*lines[:place], f"{self.number}. {self.words}", *lines[place + 1 :]]


@dataclass(frozen=True)
class Added:
    """A new point behind another."""

    number: str
    after: str
    words: str

    def said(self) -> tuple[str, ...]:
        return f"дополнить пунктом {self.number} следующего содержания:", f"«{self.number}. {self.words}»"

    def made(self, lines: Sequence[str]) -> list[str]:
        place = _place(lines, self.after) + 1
        return [*lines[:place], f"{self.number}. {self.words}", *lines[place:]]


@dataclass(frozen=True)
class Repealed:
    """A point of which its number stays."""

    number: str

    def said(self) -> tuple[str, ...]:
        return (f"пункт {self.number} признать утратившим силу",)

    def made(self, lines: Sequence[str]) -> list[str]:
        place = _place(lines, self.number)
        return [*lines[:place], f"{self.number}. {REPEALED}", *lines[place + 1 :]]


Change = Reworded | Added | Repealed


@dataclass(frozen=True)
class Regulation:
    """An act of the administration, and the acts that changed it one after another."""

    name: str
    """Of the file of its text."""
    number: str
    adopted_on: date
    title: str
    rubric: str
    publishing: str
    """What its amendments order besides, as it does itself."""
    amendments: "tuple[Amendment, ...]"

    @property
    def requisites(self) -> str:
        return f"от {self.adopted_on:%d.%m.%Y} № {self.number}"

    def paragraphs(self) -> list[str]:
        """Return its first text, one paragraph each."""
        return (DATA / f"{self.name}.txt").read_text(encoding="utf-8").splitlines()


@dataclass(frozen=True)
class Amendment:
    """An act that changes a regulation."""

    number: str
    adopted_on: date
    changes: tuple[Change, ...]

    def title(self, regulation: Regulation) -> str:
        named = regulation.title.replace("«", "„").replace("»", "“")
        return f"О внесении изменений в постановление {ISSUER} {regulation.requisites} «{named}»"

    def paragraphs(self, regulation: Regulation) -> list[str]:
        """Return what it says of `regulation`."""
        named = self.title(regulation).removeprefix("О внесении изменений в ")
        return [
            ENACTING,
            f"1. Внести в {named} следующие изменения:",
            *self._said(),
            f"2. {regulation.publishing}",
            MARK,
            SIGNATORY,
        ]

    def made(self, lines: Sequence[str]) -> list[str]:
        """Return what it makes of the paragraphs of the edition before."""
        for change in self.changes:
            lines = change.made(lines)
        return list(lines)

    def _said(self) -> Iterator[str]:
        for place, change in enumerate(self.changes, start=1):
            *before, last = change.said()
            first, *rest = [*before, f"{last}{'.' if place == len(self.changes) else ';'}"]
            yield f"{place}) {first}"
            yield from rest


REGULATIONS = (
    Regulation(
        name="yarmarki",
        number="212-п",
        adopted_on=date(2023, 3, 14),
        title="Об утверждении порядка проведения ярмарок",
        rubric="Муниципальное имущество",
        publishing="Опубликовать настоящее постановление в Сборнике муниципальных правовых актов города Алейска.",
        amendments=(
            Amendment(
                "318-п",
                date(2024, 5, 15),
                (
                    Reworded(
                        "2.3",
                        "Заявление подают лично в кабинет организатора или через портал государственных и "
                        "муниципальных услуг не позднее чем за пять рабочих дней до ярмарки.",
                    ),
                    Added("2.6", "2.5", "Не меньше трети мест оставляют тем, кто продаёт выращенное им самим."),
                    Repealed("3.1"),
                ),
            ),
            Amendment(
                "407-п",
                date(2025, 9, 11),
                (
                    Reworded(
                        "2.4",
                        "Организатор отвечает на заявление в течение двух рабочих дней. В месте отказывают, если "
                        "свободных мест нет или товар нельзя продавать на ярмарке; в ответе называют ближайшую "
                        "ярмарку, на которой места есть.",
                    ),
                    Reworded("3.2", "Ярмарка работает с 8 до 16 часов, с мая по сентябрь — до 18 часов."),
                    Reworded(
                        "4.3",
                        "Жалобу на организатора подают в администрацию города. Ответ дают в течение пятнадцати дней.",
                    ),
                ),
            ),
        ),
    ),
    Regulation(
        name="inventar",
        number="226-п",
        adopted_on=date(2024, 4, 9),
        title="Об утверждении правил выдачи инвентаря для субботников",
        rubric="Благоустройство и дороги",
        publishing="Разместить настоящее постановление в сетевом издании.",
        amendments=(
            Amendment(
                "251-п",
                date(2025, 4, 3),
                (
                    Reworded(
                        "2.1",
                        "Заявку подаёт старший по дому, председатель совета дома или любой житель, который собрал не "
                        "меньше пяти участников.",
                    ),
                    Reworded(
                        "2.3", "Заявку подают по телефону или лично не позднее чем за два рабочих дня до субботника."
                    ),
                    Repealed("3.2"),
                    Added("3.5", "3.4", "Ветки и листву отдел вывозит отдельно от прочего мусора."),
                ),
            ),
        ),
    ),
)


def _place(lines: Sequence[str], number: str) -> int:
    """Return where a point stands; raises StopIteration where no paragraph begins with its number."""
    return next(place for place, line in enumerate(lines) if line.startswith(f"{number}. "))
