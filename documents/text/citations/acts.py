"""Acts in running text: kind, who adopted it, date, number, title; and lists of them that share a kind."""

from dataclasses import replace

from documents.text.citations.bodies import behind_issuer
from documents.text.citations.codes import read_known
from documents.text.citations.model import Act
from documents.text.citations.named import Named, read_noun
from documents.text.citations.requisites import read_requisites, read_title
from documents.text.citations.tokens import Tokens
from documents.text.citations.vocabulary import FOREIGN, words

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
    return noun is not None and noun.is_issued and behind_issuer(tokens, noun.next) is None


def _issued(tokens: Tokens, index: int) -> Named | None:
    noun = read_noun(tokens, index)
    if noun is None or not noun.is_issued:
        return None
    body_end = behind_issuer(tokens, noun.next)
    if body_end is None:
        return None
    body = tokens.text[tokens[noun.next].start : tokens[body_end - 1].end] if body_end > noun.next else ""
    act = Act(noun.kind, body)
    here = body_end + 1 if tokens[body_end].text == ":" else body_end  # «решения Думы: от … № …, от … № …»
    if (requisites := read_requisites(tokens, here)) is not None:
        return Named(requisites.added_to(act), index, requisites.next)
    title, behind = read_title(tokens, body_end, alone=True)
    return Named(replace(act, title=title), index, behind) if title else None
