"""Finding citations in a text, and in the clauses of one."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from documents.text.citations.acts import read_act, read_more
from documents.text.citations.model import Act, Citation
from documents.text.citations.named import Named
from documents.text.citations.ordinary import is_draft_or_own, is_of_something_else, is_ordinary
from documents.text.citations.owners import read_owner
from documents.text.citations.places import Chain, read_chain
from documents.text.citations.tokens import Sort, Tokens
from documents.text.citations.vocabulary import (
    ADMINISTRATIVE,
    CODE_ADJECTIVES,
    DOCUMENTS,
    FEDERAL,
    ORDINALS,
    PLACES,
    REGIONAL,
    SHORT_CODES,
    SHORT_LAWS,
    SHORT_PLACES,
)
from documents.text.model import Kind

_BEGINNINGS = frozenset(
    [
        *(PLACES | SHORT_PLACES | ORDINALS | DOCUMENTS | CODE_ADJECTIVES | SHORT_CODES | SHORT_LAWS),
        *(FEDERAL | ADMINISTRATIVE | REGIONAL.keys()),
        "§",
    ]
)


class Citing(Protocol):
    """What is read of a clause."""

    @property
    def text(self) -> str: ...


def cite(clauses: Sequence[Citing]) -> list[list[Citation]]:
    """Return the citations of each clause, in the order of their places in its `text`."""
    return [find_citations(clause.text) for clause in clauses]


def find_citations(text: str) -> list[Citation]:
    """Return what a text cites, in reading order; no two share a character. Time grows with the length alone."""
    return list(_citations(Tokens(text)))


def _citations(tokens: Tokens) -> Iterator[Citation]:
    index = 0
    while index < len(tokens):
        if not _may_begin(tokens, index):
            index += 1
        elif not is_ordinary(tokens, index) and (chain := read_chain(tokens, index)) is not None:
            found, index = _of_chain(tokens, index, chain)
            yield from found
        elif not is_draft_or_own(tokens, index) and (named := read_act(tokens, index)) is not None:
            yield _citation(tokens, named)
            index = named.next
            more = named
            while (next_one := read_more(tokens, more)) is not None:
                yield _citation(tokens, next_one)
                more, index = next_one, next_one.next
        else:
            index += 1


def _may_begin(tokens: Tokens, index: int) -> bool:
    """Return whether a citation may begin at `index`: nearly every word is passed by here."""
    token = tokens[index]
    return token.key in _BEGINNINGS or (token.sort is Sort.NUMBER and tokens[index + 2].key in SHORT_LAWS)


def _of_chain(tokens: Tokens, index: int, chain: Chain) -> tuple[list[Citation], int]:
    """Return the citation of a chain with its owner, then the other acts of the owner's list."""
    if chain.above is not None:
        return [_places(tokens, index, chain, None, chain.next)], chain.next
    here = chain.next
    if chain.last is Kind.ANNEX and tokens[here].key == "к":
        here += 1
    if is_of_something_else(tokens, index, here, chain):
        return [], here
    owner = read_owner(tokens, here, chain)
    if chain.is_bare_annex and not (owner and (owner.act.is_own or owner.act.is_identified)):
        return [], chain.next  # «приложением к решению о создании лесничеств»: to any such
    if owner is None and chain.is_bare_preamble:
        return [], chain.next
    if owner is None:
        return [_places(tokens, index, chain, None, chain.next)], chain.next
    found = [_places(tokens, index, chain, owner.act, owner.next)]
    more = owner
    while (next_one := read_more(tokens, more)) is not None:
        found.append(_citation(tokens, next_one))
        more = next_one
    return found, more.next


def _places(tokens: Tokens, index: int, chain: Chain, act: Act | None, behind: int) -> Citation:
    return Citation(tokens[index].start, tokens[behind - 1].end, act, chain.places, chain.above)


def _citation(tokens: Tokens, named: Named) -> Citation:
    return Citation(tokens[named.start].start, tokens[named.next - 1].end, named.act)
