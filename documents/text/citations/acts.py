"""Acts in running text: kind, who adopted it, date, number, title; and lists of them that share a kind."""

from collections.abc import Iterator
from dataclasses import replace

from documents.text.citations.bodies import behind_issuer
from documents.text.citations.codes import read_known, read_lone_number
from documents.text.citations.lookalikes import FOREIGN, FOREIGN_FEMININE, FOREIGN_PAPERS, STANDARDS
from documents.text.citations.model import Act
from documents.text.citations.named import Named, read_noun
from documents.text.citations.requisites import read_date, read_requisites, read_title
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import DOCUMENTS, ISSUERS, words

_AND = words("и а также или")
_BULLETS = frozenset("-–—•")
_AMENDED = words("изменениями изменениям изменением изм редакции ред внесенными дополнениями доп")
_AMENDED_BY = words("с в и")
_LONGEST_NOTE = 8
_LONGEST_SHORT_NAME = 24
_ABOUT = words("о об обо")
_LAWS = frozenset(("закон", "федеральный закон"))
_LONGEST_DESCRIPTION = 12
_MOST_ADJECTIVES = 3
_VOWELS = frozenset("аеиоуыюя")
_ADJECTIVES = ("ого", "его", "ой", "ей", "ому", "ему", "ым", "им", "ых", "их", "ую", "юю")


def read_act(tokens: Tokens, index: int) -> Named | None:
    """Read an act that its name alone, its date, its number or its title identifies."""
    return read_known(tokens, index) or _issued(tokens, index)


def read_more(tokens: Tokens, before: Named) -> Named | None:
    """Read the next act of a list that names its kind once: «от … № …, от … № … и от … № …»."""
    here = _behind_short_name(tokens, before.next)
    start = here
    while tokens[here].text in {",", ";"} or tokens[here].key in _AND:
        here += 1
        if here - start > 3:
            return None
    if here == start:
        return _amending(tokens, before)
    here = _behind_bullet(tokens, here)
    requisites = read_requisites(tokens, here, listed=True)
    if requisites is not None:
        return Named(requisites.added_to(before.act), here, requisites.next)
    if before.act.title and (titled := _titled(tokens, here, here, before.act)) is not None:
        return titled
    return _of_another(tokens, here, before)


def _of_another(tokens: Tokens, index: int, before: Named) -> Named | None:
    """«приказов Минздрава России от … № …, Минтруда России от … № …»: the kind is named once for both bodies."""
    is_body = tokens[index].text[:1].isupper() or tokens[index].key.startswith(ISSUERS)
    body_end = behind_issuer(tokens, index) if is_body and read_noun(tokens, index) is None else None
    requisites = read_requisites(tokens, body_end) if body_end is not None and body_end > index else None
    if body_end is None or requisites is None or not (requisites.adopted_on and requisites.number):
        return None
    body = tokens.text[tokens[index].start : tokens[body_end - 1].end]
    return Named(requisites.added_to(replace(before.act, body=body)), index, requisites.next)


def _behind_short_name(tokens: Tokens, index: int) -> int:
    """«… № 131-ФЗ (далее – Закон № 131-ФЗ), от …»: the list goes on behind the bracket."""
    if tokens[index].text != "(" or tokens[index + 1].key != "далее":
        return index
    for here in range(index, index + _LONGEST_SHORT_NAME):
        if tokens[here].text == ")":
            return here + 1
    return index


def _amending(tokens: Tokens, before: Named) -> Named | None:
    """«постановлением от … № … (с изменениями от … № …)»: acts of the same kind; a day alone names none."""
    here = before.next + 1
    if tokens[before.next].text != "(" or not (before.act.number or before.act.adopted_on):
        return None
    while tokens[here].key in _AMENDED | _AMENDED_BY or tokens[here].text in {".", ","}:
        here += 1
    has_note = any(tokens[each].key in _AMENDED for each in range(before.next, here))
    if not has_note or here - before.next > _LONGEST_NOTE:
        return None
    requisites = read_requisites(tokens, here, listed=True)
    if requisites is None or not requisites.number:
        return None
    return Named(requisites.added_to(before.act), here, requisites.next)


def _behind_bullet(tokens: Tokens, index: int) -> int:
    """Return the index behind «-» and «2)», with which the lines of a list begin."""
    if tokens[index].text in _BULLETS:
        return index + 1
    is_numbered = tokens[index].sort is Sort.NUMBER and tokens[index + 1].text in {")", "."}
    return index + 2 if is_numbered and tokens[index + 2].key == "от" else index


def is_foreign(tokens: Tokens, index: int) -> bool:
    """Return whether a contract, minutes or a court's ruling is named at `index`: places of those are no citation."""
    if any(_is_foreign_paper(tokens, here) for here in behind_adjectives(tokens, index)):
        return True
    noun = read_noun(tokens, index)
    return noun is not None and noun.is_issued and behind_issuer(tokens, noun.next) is None


def behind_adjectives(tokens: Tokens, index: int) -> Iterator[int]:
    """Yield `index`, and the indexes behind the adjectives that stand there."""
    for here in range(index, index + _MOST_ADJECTIVES + 1):
        yield here
        if not tokens[here].key.endswith(_ADJECTIVES):
            return


def _is_foreign_paper(tokens: Tokens, index: int) -> bool:
    """«пунктом 3 договора»; «согласно пункту 3 договор заключается» has a subject of its own."""
    key = tokens[index].key
    if key.startswith(FOREIGN_FEMININE):
        return not key.endswith(("а", "я"))
    if key.startswith(FOREIGN):
        return (key[-1] in _VOWELS and not key.endswith("ие")) or key.endswith(("ов", "ий"))
    if key in STANDARDS:
        return Sort.NUMBER in {tokens[index + 1].sort, tokens[index + 2].sort}  # «ГОСТ Р 52289-2019»
    return any(key.startswith(stem) and tokens[index + 1].key.startswith(of) for stem, of in FOREIGN_PAPERS.items())


def _issued(tokens: Tokens, index: int) -> Named | None:
    noun = read_noun(tokens, index)
    if noun is None or not noun.is_issued:
        return None
    body_end = behind_issuer(tokens, noun.next)
    if body_end is None:
        return None
    body = tokens.text[tokens[noun.next].start : tokens[body_end - 1].end] if body_end > noun.next else ""
    act = Act(noun.kind, body)
    here = body_end
    if tokens[here].text == ":":  # «решения Думы: от … № …, от … № …»
        here = _behind_bullet(tokens, here + 1)
    if (requisites := read_requisites(tokens, here)) is not None:
        named = Named(requisites.added_to(act), index, requisites.next)
        if not requisites.adopted_on and not requisites.title:
            return _numbered(tokens, named)
        return named
    if (lone := read_lone_number(tokens, here)) is not None:
        return Named(replace(act, number=lone.act.number), index, lone.next)
    return _titled(tokens, index, body_end, act) or _described(tokens, index, body_end, act)


def _described(tokens: Tokens, start: int, index: int, act: Act) -> Named | None:
    """«Решением о бюджете от 24.12.2025 № 45»; «Законом о контрактной системе»: which law everybody knows."""
    if tokens[index].key not in _ABOUT:
        return None
    for here in range(index + 1, index + _LONGEST_DESCRIPTION):
        requisites = read_requisites(tokens, here)
        if requisites is not None and requisites.number and requisites.adopted_on:
            return Named(requisites.added_to(act), start, requisites.next)
        if tokens[here].sort is not Sort.WORD or tokens[here].key in DOCUMENTS:
            break
    is_short_name = "далее" in {tokens[start - 1].key, tokens[start - 2].key}  # «(далее – Закон о контрактной системе)»
    is_law = act.kind in _LAWS and not act.body and tokens[start].text[0].isupper() and not is_short_name
    return Named(act, start, index) if is_law and tokens[index + 1].text.islower() else None


def _numbered(tokens: Tokens, named: Named) -> Named | None:
    """«постановление № 145-п администрации города от 12.03.2026»; «решение задачи № 14» is no act at all."""
    body = named.act.body
    if named.act.kind == "положение" and not body:
        return None  # «в положении № 3»
    is_of_anybody = named.act.kind == "решение" and body.islower()
    if is_of_anybody and not any(word.startswith(ISSUERS) for word in body.split()):
        return None
    body_end = None if body else behind_issuer(tokens, named.next)
    read = read_date(tokens, body_end) if body_end else None
    if body_end is None or read is None:
        return named
    body = tokens.text[tokens[named.next].start : tokens[body_end - 1].end]
    return Named(replace(named.act, body=body, adopted_on=read[0]), named.start, read[1])


def _titled(tokens: Tokens, start: int, index: int, act: Act) -> Named | None:
    """Read an act whose title comes first: «законом «О …»», «законом «О …» от 05.04.2013 № 44-ФЗ»."""
    title, behind = read_title(tokens, index, alone=True)
    if not title:
        return None
    requisites = read_requisites(tokens, behind)
    if requisites is None:
        return Named(replace(act, title=title, number=None, adopted_on=None), start, behind)
    return Named(replace(requisites.added_to(act), title=title), start, requisites.next)
