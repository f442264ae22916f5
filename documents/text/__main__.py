"""`python -m documents.text FILE [--json]`: title, clauses and warnings of a file, without a database."""

import argparse
import json
import sys
from pathlib import Path

from documents.text.contract import as_json
from documents.text.extraction import UnreadableFileError
from documents.text.model import Clause, Kind, Text
from documents.text.reading import read_file


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m documents.text", description="Разбирает текст акта на статьи, пункты и подпункты."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="файл .docx, .odt, .rtf, .html, .pdf или .txt")
    parser.add_argument("--json", action="store_true", help="ответить одним объектом JSON")
    parser.add_argument("--article", action="store_true", help="текст одной статьи: «1.» в нём часть, а не пункт")
    options = parser.parse_args(arguments)
    try:
        text = read_file(options.file, within_article=options.article)
    except UnreadableFileError as error:
        print(error, file=sys.stderr)  # noqa: T201 - this is a command
        return 2
    print(json.dumps(as_json(text), ensure_ascii=False, indent=1) if options.json else as_outline(text))  # noqa: T201
    return 0


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
