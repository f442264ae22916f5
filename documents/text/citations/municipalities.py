"""What a municipality is called: «муниципального образования город Алейск Алтайского края»."""

from documents.text.citations.lookalikes import ORGANISATIONS
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import MUNICIPAL, MUNICIPALITIES, words

_ADJECTIVES = ("ого", "его", "ой", "ей")
_DESCRIBES = (*_ADJECTIVES, "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие")
_MOST_ADJECTIVES = 3
_INITIALS = words("мо го мр сп гп зато мого хмао янао")
_SHORT_MUNICIPALITIES = words("г с п пос дер ст о м р рп гп сп пгт обл респ")
_GENITIVE = ("а", "я", "ы", "и", "ого", "его", "ой")
_NOMINATIVE = ("кий", "кая", "кое", "ный", "ная", "ное", "ской")
_NAMED_BEFORE = words("край края краю краем крае область области областью район района району районом районе")
_BODIES = ("администрац", "совет", "дум", "собран", "глав", "правительств", "постановля", "реша")


def behind_municipality(tokens: Tokens, index: int) -> int:
    """Return the index behind «муниципального образования город Алейск Алтайского края», «Лебяжьевского сельсовета»."""
    here = index
    while (behind := _behind_part_of_name(tokens, here, is_first=here == index)) > here:
        here = behind
    return here


def _behind_part_of_name(tokens: Tokens, index: int, *, is_first: bool) -> int:
    token, before = tokens[index], tokens[index - 1]
    if token.key in _SHORT_MUNICIPALITIES and tokens[index + 1].text == "." and tokens.are_joined(index):
        return index + 2  # «г.о. Тольятти»
    is_behind_kind = not is_first and before.key in MUNICIPALITIES
    if _names_body(tokens, index):
        return index
    if token.sort is not Sort.WORD:
        close = tokens.closing(index)
        first = tokens[index + 1]
        if is_behind_kind and close is not None and (first.text[:1].isupper() or first.key in MUNICIPALITIES):
            return close + 1  # «муниципального образования «Город Камень-на-Оби»»
        if is_behind_kind and token.text == "№" and tokens[index + 1].sort is Sort.NUMBER:
            return index + 2  # «муниципального округа № 21»
        return _behind_main_law(tokens, index) if is_first else _behind_second_name(tokens, index)
    if token.key in MUNICIPALITIES and (token.text.isupper() == (token.key in _INITIALS)):
        return index + 1
    is_name = token.text[0].isupper() and (len(token.text) == 1 or not token.text.isupper())
    if (is_name or token.key in MUNICIPAL) and _leads_to_municipality(tokens, index + 1):
        return index + 1
    if not is_name:
        return index
    goes_on = before.text[:1].isupper() and before.key.endswith(_DESCRIBES) and before.key not in MUNICIPAL
    is_adjective = token.key.endswith(_ADJECTIVES)
    is_city = (
        is_first
        and token.key.endswith(_GENITIVE)
        and not token.key.startswith(ORGANISATIONS)
        and not (is_adjective and tokens[index + 1].sort is Sort.WORD)
    )
    has_name = is_behind_kind and (before.key not in _NAMED_BEFORE or _is_before_region(tokens, index + 1))
    return index + 1 if has_name or before.text == "." or (goes_on and not is_first) or is_city else index


def _names_body(tokens: Tokens, index: int) -> bool:
    """«Алейское городское Собрание депутатов»: who decides stands behind the charter without a comma."""
    for here in range(index, index + _MOST_ADJECTIVES):
        if tokens[here].key.startswith(_BODIES):
            return True
        if not tokens[here].key.endswith(_NOMINATIVE):
            return False
    return False


def _is_before_region(tokens: Tokens, index: int) -> bool:
    """«муниципального района Ставропольский Самарской области»."""
    return tokens[index].key.endswith(_ADJECTIVES) and tokens[index + 1].key in MUNICIPALITIES


def _leads_to_municipality(tokens: Tokens, index: int) -> bool:
    """«… сельского поселения», «… края»: words that describe it may stand between."""
    for here in range(index, index + _MOST_ADJECTIVES):
        if tokens[here].key in MUNICIPALITIES and tokens[here].text.islower():
            return True
        if tokens[here].key not in MUNICIPAL:
            return False
    return False


def _behind_second_name(tokens: Tokens, index: int) -> int:
    """«автономного округа – Югры», «Республики Саха (Якутия)»."""
    before, name = tokens[index - 1], tokens[index + 1]
    is_name = name.sort is Sort.WORD and name.text[0].isupper() and not name.text.isupper()
    if tokens[index].text in {"-", "–", "—"} and is_name and before.key in MUNICIPALITIES:
        return index + 2
    return index + 3 if tokens[index].text == "(" and is_name and tokens[index + 2].text == ")" else index


def _behind_main_law(tokens: Tokens, index: int) -> int:
    """«Устава (Основного Закона) Алтайского края»."""
    is_law = tokens[index].text == "(" and tokens[index + 1].key.startswith("основн") and tokens[index + 3].text == ")"
    return index + 4 if is_law else index
