"""Setting type in a process of its own: it may take a gigabyte, fail or be ended, and the site goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer
from typing import Any

from documents.printing.typesetting import Printed, Progress

ROOT = Path(__file__).resolve().parents[2]
LONGEST_SECONDS = 600
MOST_MEGABYTES = 4096
"""Of address space: twice what 300 acts may take of memory."""


class PressError(Exception):
    """The typesetter failed; the message is what it said."""


def set_type_apart(
    issue: Mapping[str, Any], folder: Path, progress: Progress, *, seconds: float = LONGEST_SECONDS
) -> tuple[Printed, Path]:
    """Set `issue` in type in a child process; return what came out and the file, which lies in `folder`.

    Raises PressError: when it fails, takes longer than `seconds` or more memory than it may.
    """
    source, target = folder / "issue.json", folder / "issue.pdf"
    source.write_text(json.dumps(issue, ensure_ascii=False), encoding="utf-8")
    with TemporaryFile("w+") as errors:
        child = subprocess.Popen(  # noqa: S603 - our own module; what it prints comes to it as a file
            [sys.executable, "-m", "documents.printing", str(source), str(target)],
            cwd=ROOT,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            preexec_fn=_limit,
        )
        timer = Timer(seconds, child.kill)
        timer.start()
        try:
            printed = _follow(child, progress)
        finally:
            is_late = not timer.is_alive()
            timer.cancel()
            child.kill()
            child.wait()
        if printed is None:
            errors.seek(0)
            said = errors.read().strip()[-2000:]
            raise PressError("вёрстка заняла слишком много времени" if is_late else said or "вёрстка прервалась")
    return printed, target


def _follow(child: subprocess.Popen[str], progress: Progress) -> Printed | None:
    """Pass on what the child says until it ends; None when it ended without a result."""
    printed = None
    for line in child.stdout or ():
        said = json.loads(line)
        if "pages" in said:
            printed = Printed(said["pages"], [(first, last) for first, last in said["acts"]])
        else:
            progress(said["percent"], said["words"])
    return printed if child.wait() == 0 else None


def _limit() -> None:
    if sys.platform == "linux":
        import resource

        size = MOST_MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
