"""Texts without a database.

`python -m documents.text FILE [--json]`: title, clauses and warnings of a file.
`python -m documents.text OLD NEW [--json]`: how the clauses of OLD went into NEW.
`python -m documents.text --citations FILE [--json]`: which acts and clauses the clauses of a file cite.
`python -m documents.text --write FORMAT FILE`: the file as Akoma Ntoso, HTML, plain text or Word, on the output.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents.text.citations.locating import own_references
from documents.text.comparison import as_outline as changes_as_outline
from documents.text.comparison import compare
from documents.text.contract import as_json, citations_as_json, pairs_as_json
from documents.text.extraction import UnreadableFileError
from documents.text.matching import match
from documents.text.model import Clause, Kind, Text
from documents.text.reading import read_file
from documents.text.writing import (
    UnwritableTextError,
    describe,
    write_akn,
    write_html,
    write_plain,
    write_word,
)

WRITERS: dict[str, Callable[[Text], bytes]] = {
    "akn": lambda text: write_akn(text.clauses, describe(text.title, text.clauses), own_references(text.clauses)),
    "html": lambda text: write_html(text.clauses, text.title).encode(),
    "txt": lambda text: write_plain(text.clauses).encode(),
    "docx": lambda text: write_word(write_html(text.clauses, text.title)),
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m documents.text",
        description="Разбирает текст акта на статьи, пункты и подпункты; сравнивает две редакции, находит ссылки.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="файл .docx, .odt, .rtf, .html, .pdf или .txt")
    parser.add_argument(
        "new", type=Path, nargs="?", metavar="NEW", help="новая редакция того же текста: сравнить с ней"
    )
    parser.add_argument("--citations", action="store_true", help="показать, на какие акты и пункты ссылается текст")
    parser.add_argument("--write", choices=WRITERS, metavar="FORMAT", help=f"записать текст: {', '.join(WRITERS)}")
    parser.add_argument("--json", action="store_true", help="ответить одним объектом JSON")
    parser.add_argument("--article", action="store_true", help="текст одной статьи: «1.» в нём часть, а не пункт")
    options = parser.parse_args(arguments)
    if options.new and (options.citations or options.write):
        print("Здесь читается один файл: назовите один.", file=sys.stderr)  # noqa: T201
        return 2
    try:
        text = read_file(options.file, within_article=options.article)
        new = read_file(options.new, within_article=options.article) if options.new else None
        if options.write:
            sys.stdout.buffer.write(WRITERS[options.write](text))
            return 0
    except (UnreadableFileError, UnwritableTextError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is a command
        return 2
    if options.citations:
        print(_citations(text, as_object=options.json))  # noqa: T201
    elif new is None:
        print(_json(as_json(text)) if options.json else as_outline(text))  # noqa: T201
    else:
        print(_changes(text, new, as_object=options.json))  # noqa: T201
    return 0


def _changes(old: Text, new: Text, *, as_object: bool) -> str:
    pairs = match(old.clauses, new.clauses)
    if as_object:
        return _json(pairs_as_json(pairs))
    return changes_as_outline(old.clauses, new.clauses, compare(old.clauses, new.clauses, pairs))


def _citations(text: Text, *, as_object: bool) -> str:
    answer = citations_as_json(text.clauses)
    if as_object:
        return _json(answer)
    return "\n".join(
        f"[{text.clauses[citation['clause']].address}] {citation['text']}" for citation in answer["citations"]
    )


def _json(answer: dict[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def as_outline(text: Text) -> str:
    """Return the text for a person at a terminal: one line for each clause, warnings below."""
    lines = [text.title] if text.title else []
    lines += [_line(clause) for clause in text.clauses]
    for doubt in text.warnings:
        place = f" ({text.clauses[doubt.clause].address})" if doubt.clause is not None else ""
        lines.append(f"! {doubt.message}{place}")
    return "\n".join(lines)


def _line(clause: Clause) -> str:
    words = " ".join(part for part in (clause.heading, clause.text) if part)
    number = f"{clause.number} " if clause.number and clause.kind is not Kind.PARAGRAPH else ""
    return f"{'  ' * clause.level}[{clause.address}] {number}{words}"


if __name__ == "__main__":
    sys.exit(main())
