"""The whole import: a file read line by line, so that memory does not grow with it."""

import gc
import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.signals import published, withdrawn
from documents.importing.batch import BatchWriter
from documents.importing.lines import ActLine, LineError, parse_line
from documents.importing.report import BadLine, Report

BATCH = 500
_LONGEST_LINE = 64 * 1024 * 1024


Progress = Callable[[Report], None]


def import_acts(
    path: Path, *, dry_run: bool = False, batch_size: int = BATCH, progress: Progress = lambda report: None
) -> Report:
    """Bring the acts of a file of JSON Lines (.jsonl or .jsonl.gz) onto the site; see `import_lines`.

    Raises OSError when the file cannot be opened.
    """
    return import_lines(_lines(path), dry_run=dry_run, batch_size=batch_size, progress=progress)


def import_lines(
    lines: Iterable[bytes],
    *,
    dry_run: bool = False,
    batch_size: int = BATCH,
    progress: Progress = lambda report: None,
) -> Report:
    """Bring acts onto the site, each a line of JSON.

    Acts are known again by `external_id`; the later of two lines with one id wins. A bad line is reported and the
    rest goes in. Each batch is a transaction: an interrupted import is resumed by running it again. With `dry_run`
    nothing is written. `progress` is called after each batch.
    """
    report = Report()
    writer = BatchWriter(dry_run=dry_run)
    listened = published.seconds + withdrawn.seconds
    for batch in _batches(_acts(lines, report), batch_size):
        with _garbage_left_alone():
            outcome = writer.write(batch)
        report.created += outcome.created
        report.changed += outcome.changed
        report.unchanged += outcome.unchanged
        report.indexing = published.seconds + withdrawn.seconds - listened
        progress(report)
    return report


@contextmanager
def _garbage_left_alone() -> Iterator[None]:
    """Collect no garbage while a batch is written: looking through its ten thousand live rows costs a fifth of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _batches(acts: Iterable[ActLine], size: int) -> Iterator[list[ActLine]]:
    """Yield lists in which no external id comes twice."""
    batch: dict[str, ActLine] = {}
    for act in acts:
        if len(batch) >= size or act.external_id in batch:
            yield list(batch.values())
            batch = {}
        batch[act.external_id] = act
    if batch:
        yield list(batch.values())


def _acts(lines: Iterable[bytes], report: Report) -> Iterator[ActLine]:
    """Yield what the good lines say; the bad ones go to the report."""
    number = 0
    try:
        for number, raw in enumerate(lines, start=1):
            if not raw.strip():
                continue
            try:
                act = parse_line(raw)
            except LineError as error:
                report.bad.append(BadLine(number, str(error)))
            else:
                yield act
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        report.bad.append(BadLine(number + 1, f"архив повреждён или обрывается: {error}"))


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            yield line
