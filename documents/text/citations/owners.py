"""Whose places they are: the act or the document that a chain of places is of."""

from dataclasses import replace

from documents.text.citations.acts import read_act
from documents.text.citations.bodies import behind_council
from documents.text.citations.groups import read_group
from documents.text.citations.model import Act
from documents.text.citations.municipalities import behind_municipality
from documents.text.citations.named import Named, Noun, read_noun
from documents.text.citations.places import Chain, behind_name
from documents.text.citations.requisites import read_requisites
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import APPROVED, DOCUMENTS, OWN, PLACES, POINTED_AT, SHORT_CODES
from documents.text.model import Kind

_LONGEST_NAME_OF_DOCUMENT = 40
_ADJECTIVES = ("ого", "его", "ой", "ей", "ому", "ему", "ых", "их", "ым", "им")
_LONGEST_SHORT_NAME = 24
_MOST_ADJECTIVES = 3
_PLURALS = frozenset(("правила",))
_SHORTENED = frozenset(("г", "утв", "им", "ул"))
_ENDS_NAME = frozenset((";", ":", "(", ")"))
_NOMINATIVES = frozenset(("правила", "программа", "методика", "схема", "стратегия", "инструкция", "конституция"))
_GENITIVES = ("а", "я", "ы", "и", "ов", "ил", "ий", "ей")


def is_genitive_of_document(key: str) -> bool:
    """Whether it is «Порядка», «Правил»: behind the dot of a number it says whose it is and begins no sentence."""
    return key in DOCUMENTS and key.endswith(_GENITIVES) and key not in _NOMINATIVES


def read_owner(tokens: Tokens, index: int, chain: Chain) -> Named | None:
    """Read whose places they are: «настоящего Регламента», «Устава», an act, a document that an act approved."""
    if tokens[index].text == "." and _says_whose(tokens, index + 1):
        index += 1  # «в пункте 2.1. Порядка»
    if _says_whose(tokens, behind := behind_name(tokens, index)):
        index = behind  # «Раздел 3 «Цели» Порядка»
    if tokens[index].key == DOCUMENTS.get(tokens[index].key) and tokens[index].key not in _PLURALS:
        return None  # «согласно пункту 3 порядок определяется»
    return _owner(tokens, index) or _short_code(tokens, index, chain)


def _says_whose(tokens: Tokens, index: int) -> bool:
    """Whether it begins as what has places does: behind a dot it is their owner and begins no sentence."""
    key = tokens[index].key
    is_document = is_genitive_of_document(key) or (
        key.endswith(_ADJECTIVES) and is_genitive_of_document(tokens[index + 1].key)
    )
    return is_document or key in OWN or (key in SHORT_CODES and tokens[index].text[-1].isupper())


def _owner(tokens: Tokens, index: int) -> Named | None:
    is_own = tokens[index].key in OWN
    start = index
    if is_own or tokens[index].key in POINTED_AT:
        index += 1
    elif (named := read_act(tokens, index)) is not None:
        return named
    noun = _described_noun(tokens, index)
    if noun is None:
        return None
    if not is_own and (approving := _approving(tokens, noun.next, noun.kind)) is not None:
        return replace(approving, start=start)
    requisites = None if is_own else read_requisites(tokens, behind_name(tokens, noun.next))
    if requisites is not None and requisites.adopted_on:  # «программы «Среда» от 12.03.2026 № 45»
        return Named(requisites.added_to(Act(noun.kind)), start, requisites.next)
    behind = _behind_maker(tokens, noun)
    body = tokens.text[tokens[noun.next].start : tokens[behind - 1].end] if behind > noun.next else ""
    return Named(Act(noun.kind, body, is_own=is_own), start, behind)


def _behind_maker(tokens: Tokens, noun: Noun) -> int:
    """«Регламента Думы», «Закона Алтайского края»: the body alone says whose it is."""
    if noun.kind == "регламент":
        return behind_council(tokens, noun.next)
    return behind_municipality(tokens, noun.next) if noun.kind == "закон" else noun.next


def _short_code(tokens: Tokens, index: int, chain: Chain) -> Named | None:
    """«п. 1 ст. 450 ГК»: behind an article the letters of a code need no country."""
    kind = SHORT_CODES.get(tokens[index].key)
    if kind is None or chain.last is not Kind.ARTICLE or not tokens[index].text[-1].isupper():
        return None
    return Named(Act(kind), index, index + 1)


def _described_noun(tokens: Tokens, index: int) -> Noun | None:
    """Read «Муниципальной программы», «Временного порядка»: an adjective may stand before the kind."""
    if (noun := read_noun(tokens, index)) is not None:
        return noun
    for here in range(index, index + _MOST_ADJECTIVES):
        if tokens[here].sort is not Sort.WORD or not tokens[here].key.endswith(_ADJECTIVES):
            return None
        if (noun := read_noun(tokens, here + 1)) is not None:
            return noun
    return None


def _agrees(kind: str, approved: str) -> bool:
    """«Порядка … утверждённого», «Методики … утверждённой»: the gender says which of two was approved."""
    is_feminine = kind.endswith(("а", "я")) and kind not in {"правила", "требования"}
    if approved.endswith(("ых", "ые", "ыми")):
        return True
    return approved.endswith(("ой", "ей", "ую", "ая")) == is_feminine


def _behind_short_name(tokens: Tokens, index: int) -> int:
    """«Положения (далее – Положение), утверждённого …»."""
    if tokens[index].text != "(" or tokens[index + 1].key != "далее":
        return index
    closing = (here for here in range(index, index + _LONGEST_SHORT_NAME) if tokens[here].text == ")")
    return next(closing, index - 1) + 1


def _approving(tokens: Tokens, index: int, kind: str) -> Named | None:
    """«Порядка предоставления субсидий, утверждённого постановлением … № …»: the act that approved the document."""
    behind = _behind_short_name(tokens, index)
    for here in range(behind, behind + _LONGEST_NAME_OF_DOCUMENT):
        token = tokens[here]
        is_full_stop = token.text == "." and tokens[here - 1].key not in _SHORTENED
        is_note = token.text == "(" and tokens[here + 1].key.startswith("утв")
        if token.sort is Sort.END or is_full_stop or (token.text in _ENDS_NAME and not is_note):
            return None
        if here > behind and token.key in PLACES and read_group(tokens, here) is not None:
            return None  # «пункт 4 Порядка … подпунктом «а» пункта 3 Методики, утверждённой …»
        if token.key.startswith(APPROVED) and _agrees(kind, token.key):
            return read_act(tokens, here + 1)
        if token.key == "утв" and tokens[here + 1].text == ".":
            return read_act(tokens, here + 2)
    return None
