"""Who adopted an act: the words between its kind and its date, «администрации города Алейска»."""

from documents.text.citations.lookalikes import NOT_LAWMAKERS, NUMBERED_THINGS
from documents.text.citations.municipalities import behind_municipality
from documents.text.citations.requisites import read_date
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import COUNCILS, HIGHEST_COURTS, ISSUED, MUNICIPALITIES, words

_LONGEST = 24
_VERBAL = tuple(
    words(
        "ет ит ют ут ат ят ется ится ются утся ть ться ен ена ено ены ан ана ано аны ла ли лось лась лись"
        " щий щая щее щие"
    )
)
_IN_BODY = words("по и в при")
_NO_VERBS = _IN_BODY | words("двадцать тридцать сорок пятьдесят шестьдесят")  # «решение тридцать второй сессии»
_BREAKS_BODY = words(
    "от о об на с со до для из к не за изложить дополнить исключить слова слово который которое которые"
)
_SIGNS = words("№ n")
_ADJECTIVES = ("ого", "его", "ой", "ей")
_MOST_ADJECTIVES = 3
_MEMBERS = words("депутатов народных представителей")
_ABOUT = words("о об обо")
_SHORTENED = words("г с п пос д х ст р м о и рп гп сп пгт им обл респ адм зам гор")
_WITH_SUBJECT = ("министерств", "комитет", "департамент", "управлен", "отдел", "служб")
_MOST_IN_BRACKET = 2
_DASHES = frozenset("-–—")
_COUNCILLIKE = ("совет", "комитет", "граждан")
_SITTINGS = ("сесси", "созыв", "заседан")


def behind_issuer(tokens: Tokens, index: int) -> int | None:
    """Return the index behind who adopted the act; None where it was no maker of acts.

    Whoever it was is named by nouns in the genitive; a verb or a preposition ends the name.
    """
    here = index
    is_highest_court = has_subject = False
    comma: int | None = None
    while here - index < _LONGEST:
        token = tokens[here]
        key = token.key
        if token.text == "," and has_subject:
            comma, here = comma or here, here + 1  # «комитета по финансам, налоговой политике от …»
            continue
        if _is_shortened(tokens, here):
            here += 2
            continue
        if here > index and _is_number_of_a_thing(tokens, here):
            here += 2
            continue
        if (named := _behind_amid(tokens, here, is_first=here == index)) > here:
            here = named
            continue
        if token.sort is not Sort.WORD or key in _BREAKS_BODY or key == "n" or key.startswith("утвержд"):
            break
        if key in ISSUED:
            break  # «положения закона …»: the law is cited, not a положение
        if token.text.islower() and key.endswith(_VERBAL) and not (key in _NO_VERBS or key.endswith(_COUNCILLIKE)):
            break
        has_subject = has_subject or key == "по" or key.startswith(_WITH_SUBJECT)
        is_highest_court = is_highest_court or key.startswith(HIGHEST_COURTS)
        if key.startswith(NOT_LAWMAKERS) and not is_highest_court:
            return None
        here += 1
    if comma is not None and not (tokens[here].key == "от" or tokens[here].key in _SIGNS):
        here = comma
    while here > index and tokens[here - 1].key in _IN_BODY:
        here -= 1
    return here


def _is_shortened(tokens: Tokens, index: int) -> bool:
    """«и.о. главы», «г. Бийска», «г.о. Тольятти», «врача Обуховой И.И.»."""
    token = tokens[index]
    is_initial = len(token.text) == 1 and token.text.isupper()
    return (is_initial or token.key in _SHORTENED) and tokens[index + 1].text == "." and tokens.are_joined(index)


def _is_number_of_a_thing(tokens: Tokens, index: int) -> bool:
    """«директора школы № 3», «комиссии № 7 от 26.12.2023 № 12-3»: the number is of the body."""
    if tokens[index].key not in _SIGNS or tokens[index + 1].sort is not Sort.NUMBER:
        return False
    dated = read_date(tokens, index + 2)
    has_own_number = dated is not None and tokens[dated[1]].key in _SIGNS
    return has_own_number or tokens[index - 1].key.startswith(NUMBERED_THINGS)


def _behind_amid(tokens: Tokens, index: int, *, is_first: bool) -> int:
    """Return the index behind what may stand amid the words of a body; `index` where nothing of it does."""
    if (named := _behind_name_of_body(tokens, index)) > index or (named := _behind_session(tokens, index)) > index:
        return named
    if is_first:
        return index
    if tokens[index].text == "(":
        return _behind_bracket(tokens, index)
    before, after = tokens[index - 1].text[:1], tokens[index + 1]
    is_dash = tokens[index].text in _DASHES and after.sort is Sort.WORD and after.text[0].isupper()
    return index + 2 if is_dash and before.isalpha() else index  # «автономного округа – Югры»


def _behind_bracket(tokens: Tokens, index: int) -> int:
    """«главы администрации (губернатора) края», «Республики Саха (Якутия)», «района (VII созыв)»."""
    for close in range(index + 2, index + 2 + _MOST_IN_BRACKET):
        if tokens[close].text == ")":
            return close + 1
        inside = tokens[close - 1]
        if inside.sort is not Sort.WORD or inside.key in _BREAKS_BODY | _IN_BODY:
            return index
    return index


def _behind_name_of_body(tokens: Tokens, index: int) -> int:
    """«администрации муниципального образования «Город Бийск»»; a title begins with «О …» and ends the body."""
    close = tokens.closing(index)
    first = tokens[index + 1]
    if tokens[index - 1].key in _IN_BODY:
        return index  # «опубликовать решение в «Вестнике»»
    is_word = first.text[:1].isupper() or first.key in MUNICIPALITIES
    is_name = close is not None and close - index <= _LONGEST and is_word and first.key not in _ABOUT
    return close + 1 if is_name and close else index


def _behind_session(tokens: Tokens, index: int) -> int:
    """«решение 12-й сессии Думы»."""
    if tokens[index].sort is not Sort.NUMBER:
        return index
    behind = index + 3 if tokens[index + 1].text in {"-", "‑"} else index + 1
    return behind if tokens[behind].key.startswith(_SITTINGS) else index


def behind_council(tokens: Tokens, index: int) -> int:
    """Return the index behind «Думы», «городского Собрания депутатов», «администрации города»; `index` where none is.

    Unlike an issuer, whom a date or a number follows, it stands amid a sentence, so only its own words are taken.
    """
    here = index
    while here - index < _MOST_ADJECTIVES and tokens[here].key.endswith(_ADJECTIVES):
        here += 1
    if tokens[here].key not in COUNCILS:
        return index
    here += 1
    while tokens[here].key in _MEMBERS:
        here += 1
    return behind_municipality(tokens, here)
