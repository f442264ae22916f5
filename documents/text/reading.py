"""A file → its text cut into clauses, in this process or in a guarded child."""

import json
import sys
from pathlib import Path

from documents.text.contract import as_json, from_json
from documents.text.extraction import UnreadableFileError, extract, guard
from documents.text.model import Text
from documents.text.structure import cut_document

_ARTICLE = "--article"


def read_text(content: bytes, *, within_article: bool = False) -> Text:
    """Return the clauses of a file in a child process with limits: for files of strangers.

    `within_article`: the file is the text of one article, «1.» in it is a part. Raises `UnreadableFileError` with
    one sentence for the editor.
    """
    answer = guard.run_limited(__name__, [_ARTICLE] if within_article else [], content)
    return from_json(json.loads(answer))


def read_file(path: Path, *, within_article: bool = False) -> Text:
    """Return the clauses of a file on the disk, as `read_text` does, the file being named in every refusal."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"Файл «{path}» не открывается: проверьте имя и права доступа.") from error
    try:
        return read_text(content, within_article=within_article)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"{path.name}: {error}") from error


def read_text_here(content: bytes, *, within_article: bool = False) -> Text:
    """Return the same in this process: for files of our own. Raises `UnreadableFileError`."""
    return cut_document(extract(content), within_article=within_article)


def _answer(content: bytes) -> str:
    """Be what the child says: the contract's JSON."""
    return json.dumps(as_json(read_text_here(content, within_article=_ARTICLE in sys.argv[1:])), ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(guard.serve(_answer))
