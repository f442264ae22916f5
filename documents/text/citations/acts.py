"""Acts in running text: kind, who adopted it, date, number, title; and lists of them that share a kind."""

from dataclasses import replace

from documents.text.citations.codes import read_known
from documents.text.citations.model import Act
from documents.text.citations.named import Named, read_noun
from documents.text.citations.requisites import read_requisites, read_title
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import FEDERAL, FOREIGN, HIGHEST_COURTS, ISSUED, NOT_LAWMAKERS, words

_LONGEST_BODY = 24
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
_AND = words("и а также или")


def read_act(tokens: Tokens, index: int) -> Named | None:
    """Read an act that its name alone, its date, its number or its title identifies."""
    return read_known(tokens, index) or _issued(tokens, index)


def read_more(tokens: Tokens, before: Named) -> Named | None:
    """Read the next act of a list that names its kind once: «от … № …, от … № … и от … № …»."""
    here = before.next
    while tokens[here].text in {",", ";"} or tokens[here].key in _AND:
        here += 1
        if here - before.next > 3:
            return None
    if here == before.next:
        return None
    requisites = read_requisites(tokens, here, listed=True)
    if requisites is not None:
        return Named(requisites.added_to(before.act), here, requisites.next)
    if not before.act.title or before.act.number or before.act.adopted_on:
        return None
    title, behind = read_title(tokens, here, alone=True)
    return Named(replace(before.act, title=title), here, behind) if title else None


def is_foreign(tokens: Tokens, index: int) -> bool:
    """Return whether a contract, minutes or a court's ruling is named at `index`: places of those are no citation."""
    if tokens[index].key.startswith(FOREIGN):
        return True
    noun = read_noun(tokens, index)
    return noun is not None and noun.is_issued and _body(tokens, noun.next) is None


def _issued(tokens: Tokens, index: int) -> Named | None:
    noun = read_noun(tokens, index)
    if noun is None or not noun.is_issued:
        return None
    body_end = _body(tokens, noun.next)
    if body_end is None:
        return None
    body = tokens.text[tokens[noun.next].start : tokens[body_end - 1].end] if body_end > noun.next else ""
    act = Act(noun.kind, body)
    start, here = index, body_end
    if tokens[here].text == ":" and (listed := read_requisites(tokens, here + 1)) is not None:
        return Named(listed.added_to(act), here + 1, listed.next)
    if (requisites := read_requisites(tokens, here)) is not None:
        return Named(requisites.added_to(act), start, requisites.next)
    title, behind = read_title(tokens, here, alone=True)
    return Named(replace(act, title=title), start, behind) if title else None


def _body(tokens: Tokens, index: int) -> int | None:
    """Return the index behind who adopted the act; None where it was no maker of acts.

    Whoever it was is named by nouns in the genitive; a verb or a preposition ends the name.
    """
    here = index
    is_highest_court = False
    while here - index < _LONGEST_BODY:
        token = tokens[here]
        key = token.key
        if token.text == "." and tokens[here - 1].key in {"г", "с"} and tokens.are_joined(here - 1):
            here += 1
            continue
        if token.sort is not Sort.WORD or key in _BREAKS_BODY or key == "n" or key.startswith("утвержд"):
            break
        if key in ISSUED or (key in FEDERAL and ISSUED.get(tokens[here + 1].key) == "закон"):
            break  # «положения Федерального закона …»: the law is cited, not a положение
        if token.text.islower() and key not in _NO_VERBS and key.endswith(_VERBAL):
            break
        is_highest_court = is_highest_court or key.startswith(HIGHEST_COURTS)
        if key.startswith(NOT_LAWMAKERS) and not is_highest_court:
            return None
        here += 1
    while here > index and tokens[here - 1].key in _IN_BODY:
        here -= 1
    return here
