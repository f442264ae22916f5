"""Reading files: seconds and megabytes of a whole code in every format, and of every hostile file.

    python -m bench.reading

Each file is read in a child of its own, started and measured from here; the limits are those of the site. A child's
memory is counted from that of this program, so the least figure stands for «no more than this».
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from html import escape
from pathlib import Path

from documents.text.extraction import extract, guard
from tests.documents.text.hostile import files
from tests.documents.text.making import docx, p

FILES = Path("tests/files/texts")
_TIMES = 4  # the code is about 65 pages, so four of them are far more than the 100 pages that are to take 5 seconds


def main() -> None:
    print("| file | MB | outcome | s | MB of memory |\n|---|---|---|---|---|")
    for name, content in (*_long(), *((hostile.name, hostile.make()) for hostile in files())):
        outcome, seconds, memory = _read(content)
        print(f"| {name} | {len(content) / 1e6:.1f} | {outcome} | {seconds:.1f} | {memory:.0f} |")


def _long() -> Iterator[tuple[str, bytes]]:
    """One code as Word wrote it, and the same four times over."""
    word = FILES / "vodny-kodeks.docx"
    yield word.name, word.read_bytes()
    for path in sorted(FILES.glob("reglament.*")):
        yield path.name, path.read_bytes()
    lines = [block.text for block in extract(word.read_bytes()).blocks]
    yield f"vodny-kodeks ×{_TIMES}.docx", docx("".join(p(escape(line)) for line in lines * _TIMES))


def _read(content: bytes) -> tuple[str, float, float]:
    command = [sys.executable, "-m", "documents.text.reading"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        begun = time.monotonic()
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdin.write(content)
        child.stdin.close()
        answer, refusal = child.stdout.read(), child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - begun
    assert seconds < guard.SECONDS
    count = answer.count(b'"address"')
    outcome = f"read, {count} clauses" if child.returncode == 0 else refusal.decode()
    return outcome, seconds, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
