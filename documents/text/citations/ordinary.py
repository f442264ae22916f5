"""What only looks like a place in an act: a contract's point, a fire station, a heading, an address, a budget line."""

from documents.text.citations.acts import behind_adjectives, is_foreign
from documents.text.citations.lookalikes import (
    BUDGET_ARTICLES,
    BUILDINGS,
    FOREIGN,
    FOREIGN_FEMININE,
    ORDINARY,
    STANDARDS,
)
from documents.text.citations.named import read_noun
from documents.text.citations.places import Chain
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import MONTHS, OWN, PLACES, SHORT_PLACES
from documents.text.model import Kind

_FARTHEST_STANDARD = 14
_MOST_LETTERS = 4
_OF_REQUISITES = frozenset(("от", "№", "г", "года", ".", "-", "/", *MONTHS))
_LONGEST_PAPER = 10
_PARTS_OF_NUMBER = frozenset(",.-–‑/(№N")
_ENDS = frozenset(",;)")
_DIVISIONS = frozenset((Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE))
_COUNTED_IN = frozenset((Kind.PART, Kind.CHAPTER))
_COUNTED = ("ов", "ев", "ей", "ий", "ых", "их")
_NOT_COUNTED = frozenset(("слов",))


def is_ordinary(tokens: Tokens, index: int) -> bool:
    """Return whether the word for a place at `index` says something else: by what stands before it."""
    key, before = tokens[index].key, tokens[index - 1]
    if key == "ч" and before.sort is Sort.NUMBER:
        return True  # «15 ч. 30 мин.»
    if before.key.startswith(ORDINARY):
        return True  # «войсковой части 41659», «по целевой статье 92»
    if key == "ст" and _is_in_gazette(tokens, index):
        return True
    return _is_in_building(tokens, index) or _is_in_standard(tokens, index) or _is_in_paper(tokens, index)


def _is_in_gazette(tokens: Tokens, index: int) -> bool:
    """«(Собрание законодательства РФ, 2000, N 32, ст. 3340)», «№ 4 (160), ст. 163»."""
    here = index - 2
    if tokens[here].text == ")" and tokens[here - 2].text == "(":
        here -= 3
    ends = tokens[index + 3]
    is_issue = tokens[here].sort is Sort.NUMBER and tokens[here - 1].text in {"№", "N"}
    return is_issue and tokens[index - 1].text == "," and (ends.sort is Sort.END or ends.text in _ENDS)


def _is_in_building(tokens: Tokens, index: int) -> bool:
    """«ул. Мира, д. 5, п. 2»: the entrance of a house."""
    return (
        tokens[index - 1].text == ","
        and tokens[index - 2].sort is Sort.NUMBER
        and tokens[index - 3].text == "."
        and tokens[index - 4].key in BUILDINGS
    )


def _is_in_standard(tokens: Tokens, index: int) -> bool:
    """«ГОСТ 6665-91, п. 5.1»."""
    for here in range(index - 1, index - _FARTHEST_STANDARD, -1):
        token = tokens[here]
        if token.key in STANDARDS:
            return here < index - 1
        is_letters = token.text.isupper() and len(token.text) <= _MOST_LETTERS
        if token.key in PLACES or token.key in SHORT_PLACES:
            continue  # «(п. 8.17, табл. 8.4)»
        if token.sort is not Sort.NUMBER and token.text not in _PARTS_OF_NUMBER and not is_letters:
            return False
    return False


def _is_in_paper(tokens: Tokens, index: int) -> bool:
    """«протоколом совещания от 04.03.2024 № 12 (п. 2.1)», «договора № 5, п. 3»: behind the number of a paper."""
    here = index - 2
    if tokens[index - 1].text not in {"(", ","}:
        return False
    while tokens[here].sort in {Sort.NUMBER, Sort.DATE} or tokens[here].key in _OF_REQUISITES:
        here -= 1
    if tokens[here + 1].key not in {"от", "№"}:
        return False
    for before in range(here, here - _LONGEST_PAPER, -1):
        if tokens[before].sort is not Sort.WORD or read_noun(tokens, before):
            return False
        if tokens[before].key.startswith(FOREIGN + FOREIGN_FEMININE):
            return True
    return False


def is_draft_or_own(tokens: Tokens, index: int) -> bool:
    """Return whether the act at `index` is a draft, or the one that speaks: «проекта правил», «настоящее решение»."""
    before = tokens[index - 1].key
    return before.startswith("проект") or before in OWN


def is_of_something_else(tokens: Tokens, index: int, behind: int, chain: Chain) -> bool:
    """Return whether what follows says that a place was none: the chain was read from `index` to before `behind`."""
    kind = chain.last
    if is_foreign(tokens, behind):
        return True
    if kind in _COUNTED_IN and _counts(tokens, behind):
        return True
    if kind is Kind.ARTICLE and _is_budget_line(tokens, behind):
        return True
    return chain.is_one_step and _is_heading(tokens, index, behind, kind)


def _counts(tokens: Tokens, behind: int) -> bool:
    """«в части 2 микрорайонов», «глав 12 поселений»: so many of them."""
    before, token = tokens[behind - 1], tokens[behind]
    return (
        before.sort is Sort.NUMBER
        and before.text.isdecimal()
        and token.sort is Sort.WORD
        and token.text.islower()
        and token.key.endswith(_COUNTED)
        and token.key not in _NOT_COUNTED
        and not _leads_to_document(tokens, behind)
    )


def _leads_to_document(tokens: Tokens, index: int) -> bool:
    """«части 2 муниципальных правил»: an adjective may stand before what the places are of."""
    return any(read_noun(tokens, here) for here in behind_adjectives(tokens, index))


def _is_budget_line(tokens: Tokens, behind: int) -> bool:
    """«по статье 223 «Коммунальные услуги»», «статье 92 9 00 18080»: lines of a budget."""
    if tokens[behind].sort is Sort.NUMBER and tokens[behind + 1].sort is Sort.NUMBER:
        return True
    number, title = tokens[behind - 1].text, tokens[behind + 1].text
    return number in BUDGET_ARTICLES and tokens.closing(behind) is not None and title[:1].isupper()


def _is_heading(tokens: Tokens, index: int, behind: int, kind: Kind) -> bool:
    """«Глава 2. Полномочия органов …» at the beginning of a text is its own heading and cites nothing."""
    is_first = tokens[index - 1].sort is Sort.END and (tokens[index].text[0].isupper() or tokens[index].text == "§")
    if is_first and tokens[behind].sort is Sort.END:
        return kind in _DIVISIONS or kind is Kind.ANNEX
    title = tokens[behind + 1]
    is_owner = kind not in _DIVISIONS and read_noun(tokens, behind + 1) is not None
    return is_first and tokens[behind].text == "." and title.text[:1].isupper() and not is_owner
