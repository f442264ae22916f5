"""Cutting real texts into clauses: how many of each kind, what is doubted, where numbers do not follow one another.

    python -m bench.cutting [--read COUNT [--seed SEED]]

The 792 articles of five codes are cut anew, and the whole Water Code from the page of a portal and from Word. `--read`
prints texts chosen by the seed, each paragraph as it stands beside the address it got, for a reader who judges them.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.text import Clause, Kind, Text, cut
from documents.text.document import Document, plain
from documents.text.pieces import split_pieces
from documents.text.reading import read_text_here

REAL_ACTS = Path("documents/data/acts.jsonl.gz")
CODE = Path("tests/files/texts/vodny-kodeks.html.gz")
WORD = CODE.with_name("vodny-kodeks.docx")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_LONGEST = 100


def main() -> None:
    parser = argparse.ArgumentParser(description="Cutting real texts into clauses.")
    parser.add_argument("--read", type=int, default=0, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with gzip.open(REAL_ACTS, "rt", encoding="utf-8") as lines:
        acts = [json.loads(line) for line in lines]
    if options.read:
        for act in random.Random(options.seed).sample(acts, options.read):
            _print_for_a_reader(act)
        return
    begun = time.perf_counter()
    texts = {act["external_id"]: cut(act["paragraphs"], within_article=True) for act in acts}
    seconds = time.perf_counter() - begun
    kinds = (clause.kind for text in texts.values() for clause in text.clauses)
    print(f"{len(texts)} texts cut in {seconds:.1f} s: {_counted(kinds)}")
    warnings = Counter(doubt.code for text in texts.values() for doubt in text.warnings)
    doubted = sum(bool(text.warnings) for text in texts.values())
    print(f"warnings, in {doubted} texts: {_counted(warnings.elements())}")
    jumps = [f"{name} {address}" for name, text in texts.items() for address in _jumps(text.clauses)]
    print(f"numbers that do not follow the one before: {len(jumps)}", *jumps[:20], sep="\n  ")
    _print_code()


def _counted(values: Iterator[str]) -> str:
    counts = Counter(values).most_common()
    return ", ".join(f"{value} {count}" for value, count in counts) or "none"


def _jumps(clauses: tuple[Clause, ...]) -> Iterator[str]:
    """Yield the addresses of clauses whose number does not follow that of the one before under the same parent."""
    before: dict[tuple[int | None, Kind, bool], tuple[int, str]] = {}
    for clause in clauses:
        if clause.kind not in {Kind.PART, Kind.SUBPOINT} or not clause.number:
            continue
        found = re.match(r"\d+|\w", clause.number)
        assert found
        is_lettered = found[0].isalpha()
        place = _LETTERS.find(found[0].lower()) + 1 if is_lettered else int(found[0])
        list_of = (clause.parent, clause.kind, is_lettered)
        last, last_number = before.get(list_of, (0, ""))
        if place != last + 1 and (place != last or clause.number == last_number or not last):
            yield clause.address
        before[list_of] = place, clause.number


def _print_code() -> None:
    """Count what a plain search in the page finds beside what the clauses are."""
    page = gzip.decompress(CODE.read_bytes())
    words = re.sub(r"(?is)<(style|script|title)\b.*?</\1>|<!--.*?-->", " ", page.decode())
    blocks = re.findall(r"(?is)<p\b[^>]*>(.*?)</p>", words)
    lines = [" ".join(re.sub(r"<[^>]+>", "", block).replace("&nbsp;", " ").split()) for block in blocks]
    searched = {
        Kind.CHAPTER: r"Глава \d",
        Kind.ARTICLE: r"Статья \d+",
        Kind.PART: r"\d+(?:[ -]?\d+)*\s?\.(?!\d)",
        Kind.SUBPOINT: r"(?:\d+(?:[ -]?\d+)*|[а-я])\s?\)",
    }
    texts: dict[str, Text] = {}
    for name, content in ((CODE.name, page), (WORD.name, WORD.read_bytes())):
        begun = time.perf_counter()
        texts[name] = read_text_here(content)
        print(f"{name}: {len(texts[name].clauses)} clauses in {time.perf_counter() - begun:.1f} s", end="")
        print(f", warnings: {_counted(doubt.code for doubt in texts[name].warnings)}")
    of_page, of_word = (texts[name].clauses for name in (CODE.name, WORD.name))
    rows = [[(one.kind, one.number, one.address, one.heading, one.text) for one in of] for of in (of_page, of_word)]
    print(f"  {'the same clauses' if rows[0] == rows[1] else 'NOT the same clauses'}")
    for kind, pattern in searched.items():
        in_page = sum(bool(re.match(pattern, line)) for line in lines)
        print(f"  {kind}: {sum(clause.kind is kind for clause in of_page)} found, {in_page} lines of the page begin so")


def _print_for_a_reader(act: dict[str, Any]) -> None:
    lines = [" ".join(paragraph.split()) for paragraph in act["paragraphs"] if paragraph.strip()]
    clauses = cut(lines, within_article=True).clauses
    _, pieces = split_pieces(Document(tuple(plain(line) for line in lines)), within_article=True)
    print(f"\n{act['external_id']} {act['title'][:_LONGEST]}")
    for piece, clause in zip(pieces, clauses, strict=True):
        line = lines[piece.block]
        shown = line if len(line) <= _LONGEST else f"{line[:60]} … {line[-35:]}"
        print(f"{'  ' * clause.level}[{clause.address}] {shown}")


if __name__ == "__main__":
    main()
