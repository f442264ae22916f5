"""The words the invented acts are made of: sentences of the real codes, taken apart and joined anew."""

import gzip
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from documents.text import Kind, cut

REAL_ACTS = Path(__file__).resolve().parent.parent / "data" / "acts.jsonl.gz"

_NOTE = re.compile(r"\s*\([^()]*(?:редакци|ополнени|тратил|ФЗ)[^()]*\)")
_SENTENCES = re.compile(r"(?<=[.;:])\s+(?=[А-ЯЁ])")
# What points to another place of the code makes no sense elsewhere.
_BOUND = re.compile(r"\d|тратил|[Нн]астоящ|указанн|Кодекс|перечисленн|предусмотренн\w+ (?:част|пункт|стать)")
_TAIL = re.compile(r", (?:(?:в случае, )?если|за исключением|при условии|с учетом)\b| в порядке, установленном\b")
# Where a note stood before a comma.
_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,.;:])")
_OWN_WORDS = {Kind.PART, Kind.SUBPOINT, Kind.PARAGRAPH}
_SHORTEST, _LONGEST = 40, 420
_TAIL_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Material:
    """Words of one code: whole sentences, their beginnings, their ends, and items of lists."""

    sentences: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    items: tuple[str, ...]

    def sentence(self, random: Random) -> str:
        """Return a sentence with its full stop; a third of them join the beginning and the end of different ones."""
        if random.random() < _TAIL_SHARE:
            return f"{random.choice(self.heads)}{random.choice(self.tails)}."
        return f"{random.choice(self.sentences)}."

    def list_items(self, random: Random, count: int) -> list[str]:
        """Return different items of a list, without the mark that ends them."""
        return random.sample(self.items, min(count, len(self.items)))


@cache
def material() -> dict[str, Material]:
    """Return the words of each code by its title; read once."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    with gzip.open(REAL_ACTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            act = json.loads(line)
            for clause in cut(act["paragraphs"], within_article=True).clauses:
                if clause.kind in _OWN_WORDS:
                    found[act["rubric"]] += _usable_sentences(clause.text)
    return {code: _sorted_out(sentences) for code, sentences in found.items()}


def _usable_sentences(text: str) -> list[str]:
    whole = (sentence for sentence in _SENTENCES.split(_NOTE.sub("", text)) if not sentence.rstrip().endswith(":"))
    sentences = (_SPACE_BEFORE_MARK.sub("", sentence).strip(" ;.") for sentence in whole)
    return [found for found in sentences if _SHORTEST <= len(found) <= _LONGEST and not _BOUND.search(found)]


def _sorted_out(sentences: list[str]) -> Material:
    different = list(dict.fromkeys(sentences))
    whole = [sentence for sentence in different if sentence[0].isupper()]
    tailed = [
        (sentence[: found.start()], sentence[found.start() :])
        for sentence in whole
        if (found := _TAIL.search(sentence))
    ]
    return Material(
        sentences=tuple(whole),
        heads=tuple(head for head, _ in tailed if len(head) >= _SHORTEST),
        tails=tuple(dict.fromkeys(tail for _, tail in tailed)),
        items=tuple(sentence for sentence in different if sentence[0].islower()),
    )
