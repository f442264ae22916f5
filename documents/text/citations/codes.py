"""Acts that are known by name, without a date or a number: codes, the constitution, a city's charter."""

from documents.text.citations.bodies import behind_council
from documents.text.citations.model import Act
from documents.text.citations.municipalities import behind_municipality
from documents.text.citations.named import Named
from documents.text.citations.requisites import read_requisites
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import (
    ADMINISTRATIVE,
    CODE_ADJECTIVES,
    CODES,
    DOCUMENTS,
    SHORT_CODES,
    SHORT_LAWS,
    words,
)

_MOST_NAMES = 3  # «уголовно-процессуальный», «гражданский процессуальный»
_COUNTRY = words("рф россии рсфср рб рт рк")
_CITIES = words("москвы санкт-петербурга севастополя")
_AND = words("и или")


def read_known(tokens: Tokens, index: int) -> Named | None:
    """Read an act that its name alone identifies, or the number «44-ФЗ»."""
    return (
        _dated(tokens, _code(tokens, index))
        or _charter(tokens, index)
        or _rules_of_procedure(tokens, index)
        or read_lone_number(tokens, index)
    )


def _dated(tokens: Tokens, code: Named | None) -> Named | None:
    """«Градостроительный кодекс РФ от 29.12.2004 № 190-ФЗ»."""
    requisites = read_requisites(tokens, code.next) if code else None
    if code is None or requisites is None or not requisites.adopted_on:
        return code
    return Named(requisites.added_to(code.act), code.start, requisites.next)


def _code(tokens: Tokens, index: int) -> Named | None:
    token = tokens[index]
    if token.text[-1:].isupper():  # «ГК», «ГрК», «КоАП»
        return _short_code(tokens, index)
    if token.key in CODES:
        return _described_code(tokens, index)
    if token.key not in CODE_ADJECTIVES:
        return None
    names, here = [CODE_ADJECTIVES[token.key]], index + 1
    while tokens[here].key in CODE_ADJECTIVES and len(names) < _MOST_NAMES:
        names.append(CODE_ADJECTIVES[tokens[here].key])
        here += 1
    if tokens[here].key in CODES:
        return Named(Act(" ".join([*names, "кодекс"])), index, _behind_state(tokens, here + 1))
    return Named(Act(f"{names[0]} кодекс"), index, here) if _codes_follow(tokens, here) else None


def _codes_follow(tokens: Tokens, index: int) -> bool:
    """«Земельным, Градостроительным кодексами»: the word itself stands behind the last of them."""
    for here in range(index, index + 10):
        key = tokens[here].key
        if key in CODES:
            return here > index
        if key not in CODE_ADJECTIVES and key not in _AND and key != ",":
            return False
    return False


def _short_code(tokens: Tokens, index: int) -> Named | None:
    kind = SHORT_CODES.get(tokens[index].key)
    if kind is None:
        return None
    behind = _behind_state(tokens, index + 1)
    return Named(Act(kind), index, behind) if behind > index + 1 or tokens[index].key == "коап" else None


def _described_code(tokens: Tokens, index: int) -> Named | None:
    here = _behind_state(tokens, index + 1)
    if (
        tokens[here].key == "об"
        and tokens[here + 1].key in ADMINISTRATIVE
        and tokens[here + 2].key.startswith("правонар")
    ):
        kind = "кодекс об административных правонарушениях"
    elif tokens[here].key in ADMINISTRATIVE and tokens[here + 1].key.startswith("судопроизв"):
        return Named(Act("кодекс административного судопроизводства"), index, _behind_country(tokens, here + 2))
    else:
        return None
    return Named(Act(kind), index, here + 3)


def _behind_country(tokens: Tokens, index: int) -> int:
    if tokens[index].key == "российской" and tokens[index + 1].key == "федерации":
        return index + 2
    return index + 1 if tokens[index].key in _COUNTRY else index


def _behind_state(tokens: Tokens, index: int) -> int:
    """«Российской Федерации», «Свердловской области», «Республики Карелия»."""
    behind = _behind_country(tokens, index)
    if behind > index:
        return behind
    behind = behind_municipality(tokens, index)
    return behind if behind > index + 1 or tokens[index].key in _CITIES else index


def _charter(tokens: Tokens, index: int) -> Named | None:
    """The constitution and a city's charter are named without a date: there is one of each."""
    kind = DOCUMENTS.get(tokens[index].key)
    if kind == "конституция":
        behind = _behind_state(tokens, index + 1)
        return Named(Act(kind), index, behind) if behind > index + 1 else None
    if kind != "устав" or behind_municipality(tokens, index + 1) == index + 1:
        return None
    here = behind_municipality(tokens, index + 1)
    body = tokens.text[tokens[index + 1].start : tokens[here - 1].end]
    begins_text = tokens[index - 1].sort is Sort.END
    is_named = body != body.lower() or (tokens[index].text[0].isupper() and not begins_text)
    if not is_named:  # «уставом муниципального образования»: of any
        return None
    requisites = read_requisites(tokens, here)
    requisites = requisites if requisites and requisites.adopted_on else None
    act = Act(kind, body)
    return Named(requisites.added_to(act), index, requisites.next) if requisites else Named(act, index, here)


def _rules_of_procedure(tokens: Tokens, index: int) -> Named | None:
    """«Регламентом Совета депутатов городского округа Серпухов»: each council has one."""
    if DOCUMENTS.get(tokens[index].key) != "регламент" or not tokens[index].text[0].isupper():
        return None
    behind = behind_council(tokens, index + 1)
    body = tokens.text[tokens[index + 1].start : tokens[behind - 1].end]
    if behind == index + 1 or read_requisites(tokens, behind) is not None:
        return None
    return Named(Act("регламент", body), index, behind)


def read_lone_number(tokens: Tokens, index: int) -> Named | None:
    """«44-ФЗ»: the letters say which kind it is."""
    kind = SHORT_LAWS.get(tokens[index + 2].key)
    is_number = (
        tokens[index].sort is Sort.NUMBER and tokens[index].text.isdecimal() and tokens[index + 1].text in {"-", "–"}
    )
    if kind is None or not is_number or tokens[index - 1].text == "№":
        return None
    if not (tokens.are_joined(index) and tokens.are_joined(index + 1)):
        return None
    return Named(Act(kind, number=f"{tokens[index].text}-{tokens[index + 2].text}"), index, index + 3)
