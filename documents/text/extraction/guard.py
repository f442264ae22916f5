"""Runs the reading of a stranger's file in a child process that may die: limits of time and memory, no network."""

import logging
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from documents.text.extraction.errors import UnreadableFileError

SECONDS = 20
MEGABYTES = 500
UNREADABLE = 2
"""Exit code of a child that refuses a file; the sentence is on its error stream."""

TOO_LONG = "Файл читается дольше 20 секунд: сохраните его заново в Word или LibreOffice либо загрузите по частям."
TOO_HEAVY = "Файлу не хватает отведённой памяти: уберите из него картинки и вложения или загрузите по частям."
FAILED = "Файл не удалось прочитать: откройте его в Word или LibreOffice, сохраните заново и загрузите снова."

_ROOT = Path(__file__).resolve().parents[3]
_MARGIN = 1  # seconds the parent waits beyond the child's own limit
_OPEN_FILES = 64
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.")
_logger = logging.getLogger(__name__)


def run_limited(module: str, arguments: Sequence[str], content: bytes) -> bytes:
    """Run a module in a child with the content of a file on its input and return its output.

    The module calls `limit_this_process` first. Raises `UnreadableFileError` with one sentence where the file is
    refused, takes over `SECONDS`, needs over `MEGABYTES` or kills the child.
    """
    # The child gets none of the settings of the site, and so none of its secrets.
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8", "PATH": os.defpath, "LANG": "C.UTF-8"}
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and module; the file is on its input
            [sys.executable, "-P", "-m", module, *arguments],
            input=content,
            capture_output=True,
            timeout=SECONDS + _MARGIN,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFileError(TOO_LONG) from error
    if child.returncode == 0:
        return child.stdout
    said = child.stderr.decode("utf-8", "replace").strip()
    if child.returncode == UNREADABLE and said:
        raise UnreadableFileError(said)
    _logger.warning("reading a file ended with %s: %s", child.returncode, said[-2_000:])
    raise UnreadableFileError(TOO_LONG if _ran_out_of_time(child.returncode) else FAILED)


def serve(answer: Callable[[bytes], str]) -> int:
    """Be the child: a file on the input, what `answer` makes of it on the output, a refusal on the error stream."""
    content = sys.stdin.buffer.read()
    limit_this_process()
    try:
        sys.stdout.write(answer(content))
    except UnreadableFileError as error:
        sys.stderr.write(str(error))
        return UNREADABLE
    except (MemoryError, RecursionError):
        sys.stderr.write(TOO_HEAVY)
        return UNREADABLE
    return 0


def limit_this_process() -> None:
    """Let this process use `SECONDS` of processor time, `MEGABYTES` of memory, no network and no other program."""
    _limit(resource.RLIMIT_CPU, SECONDS)
    _limit(resource.RLIMIT_AS, MEGABYTES * 1024 * 1024)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    sys.addaudithook(_refuse)


def _limit(which: int, most: int) -> None:
    _, hardest = resource.getrlimit(which)
    most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
    resource.setrlimit(which, (most, most))


def _refuse(event: str, _: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _ran_out_of_time(code: int) -> bool:
    # A limit of processor time ends in a kill where the soft and the hard limit are one.
    return code in {-9, -24}
