"""The text of an invented act: preamble, points, signature, and the annex a regulation is approved with."""

from collections.abc import Iterator, Sequence
from random import Random

from documents.generator.material import Material, material
from documents.generator.subjects import Subject

MARK = "Этот текст составлен для демонстрации сайта и не является актом города."

_LAWS = (
    "Федеральным законом от 06.10.2003 № 131-ФЗ «Об общих принципах организации местного самоуправления»",
    "Федеральным законом от 27.07.2010 № 210-ФЗ «Об организации предоставления государственных и муниципальных услуг»",
    "Федеральным законом от 09.02.2009 № 8-ФЗ «Об обеспечении доступа к информации»",
    "законодательством Алтайского края",
    "Бюджетным кодексом Российской Федерации",
    "Уставом города Алейска",
)
_SECTIONS = (
    "ОБЩИЕ ПОЛОЖЕНИЯ", "ПОРЯДОК ОБРАЩЕНИЯ ЗАЯВИТЕЛЕЙ", "СРОКИ И РЕЗУЛЬТАТ", "ПРАВА И ОБЯЗАННОСТИ СТОРОН",
    "ПОРЯДОК ПРИНЯТИЯ РЕШЕНИЙ", "ТРЕБОВАНИЯ К ДОКУМЕНТАМ", "КОНТРОЛЬ ЗА ИСПОЛНЕНИЕМ", "ОТВЕТСТВЕННОСТЬ",
    "ФИНАНСИРОВАНИЕ", "ПОРЯДОК ОБЖАЛОВАНИЯ", "ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ",
)  # fmt: skip
_LETTERS = "абвгдежзик"
_UNITS = ("отдел архитектуры и градостроительства", "юридический отдел", "управление делами", "комитет по финансам",
          "отдел жилищно-коммунального хозяйства", "комитет по образованию")  # fmt: skip


def preamble(random: Random, enacting: str) -> str:
    """Return «В соответствии с …, руководствуясь … ПОСТАНОВЛЯЮ:»."""
    laws = random.sample(_LAWS, random.randint(1, 3))
    return f"В соответствии с {', '.join(laws)} {enacting}:"


def operative(random: Random, subject: Subject, length: int) -> Iterator[str]:
    """Yield numbered points of about `length` characters in all, the last of them about control."""
    words = _material_of(random, subject)
    number, written = 1, 0
    while written < length or number < 3:
        point = f"{number}. {_with_figures(random, words.sentence(random))}"
        yield point
        written += len(point)
        number += 1
        if random.random() < 0.3:
            for item in _items(random, words, random.randint(2, 5)):
                yield item
                written += len(item)
    yield f"{number}. Контроль за исполнением возложить на {random.choice(_UNITS)}."


def annex(random: Random, subject: Subject, length: int) -> Iterator[str]:
    """Yield sections with points of about `length` characters in all."""
    sections = max(2, min(len(_SECTIONS), length // 2500 + 2))
    names = [_SECTIONS[0], *random.sample(_SECTIONS[1:-1], sections - 2), _SECTIONS[-1]]
    for section, name in enumerate(names, start=1):
        words = _material_of(random, subject)
        yield f"{section}. {name}"
        point, written = 1, 0
        while written < length / sections:
            text = " ".join(words.sentence(random) for _ in range(random.randint(1, 3)))
            paragraph = f"{section}.{point}. {_with_figures(random, text)}"
            yield paragraph
            written += len(paragraph)
            point += 1
            if random.random() < 0.25:
                for item in _items(random, words, random.randint(2, 7)):
                    yield item
                    written += len(item)


def amendments(random: Random, subject: Subject, count: int, points: Sequence[str]) -> Iterator[str]:
    """Yield what an amending act says about some of `points`; the new wording stands in quotation marks."""
    words = _material_of(random, subject)
    for number in range(1, count + 1):
        place = points[(random.randint(1, 6) * 12 + random.randint(1, 12)) % len(points)]
        change = random.choice(["изложить", "изложить", "дополнить", "исключить"])
        end = "." if number == count else ";"
        if change == "исключить":
            yield f"{number}) пункт {place} исключить{end}"
        else:
            words_of_change = (
                "изложить в следующей редакции" if change == "изложить" else "дополнить абзацем следующего содержания"
            )
            yield f"{number}) пункт {place} {words_of_change}:"
            yield f"«{words.sentence(random)}»{end}"


def _material_of(random: Random, subject: Subject) -> Material:
    # Now and then words of another field come in, as they do in life.
    code = random.choice(subject.codes) if random.random() < 0.9 else random.choice(sorted(material()))
    return material()[code]


def _items(random: Random, words: Material, count: int) -> Iterator[str]:
    items = words.list_items(random, count)
    lettered = random.random() < 0.4
    for place, item in enumerate(items):
        mark = _LETTERS[place] if lettered else str(place + 1)
        yield f"{mark}) {item}{'.' if place == len(items) - 1 else ';'}"


def _with_figures(random: Random, text: str) -> str:
    """Add a term, a sum or a date to some sentences: real acts are full of figures that no other act has."""
    if random.random() > 0.2:
        return text
    return (
        text
        + " "
        + random.choice(
            [
                f"Срок — {random.randint(2, 60)} рабочих дней.",
                f"Объём средств составляет {random.randint(10, 99_999)},{random.randint(0, 9)} тыс. рублей.",
                f"Работы завершить до {random.randint(10, 28)}.{random.randint(10, 12)}.{random.randint(2017, 2028)}.",
                f"Реестровая запись № {random.randint(1000, 999_999)}.",
            ]
        )
    )
