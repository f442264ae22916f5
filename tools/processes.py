"""Child processes that end when we end, however we end."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STOP_SECONDS = 15

Process = subprocess.Popen[bytes]


def start(command: Sequence[str | Path], environment: dict[str, str]) -> Process:
    """Start a command in the project's folder.

    It is out of the terminal's reach: Ctrl-C is heard by us alone, and we stop our children in order.
    """
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        process_group=0,
        preexec_fn=end_with_parent,
    )


def finish(command: Sequence[str | Path], environment: dict[str, str]) -> int:
    """Run a command to its end and return its exit code; Ctrl-C stops it."""
    process = start(command, environment)
    try:
        return process.wait()
    finally:
        stop(process)


def stop(*processes: Process) -> None:
    """End processes: asked first, made to after 15 seconds. A second Ctrl-C does not interrupt this."""
    kept = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for process in processes:
        try:
            process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for number, handler in kept.items():
        signal.signal(number, handler)


def end_with_parent() -> None:
    """Let Linux end the child even when we are killed outright: the port must be free for the next start."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # 1 is PR_SET_PDEATHSIG
