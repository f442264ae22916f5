"""The environment in `.venv`: made once, brought up to date when the pinned requirements change."""

import argparse
import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tools.processes import ROOT, end_with_parent

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"


class Refusal(Exception):  # noqa: N818 - an answer to the reader, not a fault
    """Something only the reader can put right; the message is one sentence that says how."""


def prepare(requirements: str) -> None:
    """Make `.venv` hold everything of `requirements/<requirements>.txt` ("base" or "dev").

    Costs milliseconds when nothing changed. An installation that was interrupted is begun anew.
    """
    if _is_current(requirements):
        return
    began = time.monotonic()
    if not _works() or UNFINISHED.exists():
        _make()
    UNFINISHED.touch()
    for stamp in VENV.glob("*.stamp"):
        stamp.unlink()
    _install(ROOT / "requirements" / f"{requirements}.txt")
    (VENV / f"{requirements}.stamp").write_text(_fingerprint(requirements))
    UNFINISHED.unlink()
    say(f"The environment is ready ({time.monotonic() - began:.0f} s).")


def _is_current(requirements: str) -> bool:
    """Whether a finished installation holds these requirements; those of development include the base."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    kept = {stamp.stem: stamp.read_text() for stamp in VENV.glob("*.stamp")}
    return any(kept.get(name) == _fingerprint(name) for name in {requirements, "dev"})


def _fingerprint(requirements: str) -> str:
    texts = [(ROOT / "requirements" / f"{name}.txt").read_bytes() for name in ("base", requirements)]
    return hashlib.sha256(b"".join([platform.python_version().encode(), *texts])).hexdigest()


def _works() -> bool:
    """Whether the environment can start: a moved folder or an upgraded system leaves a broken one."""
    return PYTHON.exists() and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _make() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        raise Refusal(
            "Python's venv module is missing on this machine: install it (on Debian and Ubuntu:"
            " `apt install python3-venv`) and run the command again."
        )
    say("Making the environment in .venv …")
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    _check([sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment could not be made in .venv.")


def _install(requirements: Path) -> None:
    names = [line for line in requirements.read_text().splitlines() if line[:1].isalnum()]
    say(f"Installing {len(names)} packages of requirements/{requirements.name} …")
    command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--no-deps", "--no-input", "--progress-bar=off"]
    process = subprocess.Popen(
        [*map(str, command), "--requirement", str(requirements)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        stdin=subprocess.DEVNULL,
        preexec_fn=end_with_parent,
    )
    assert process.stdout is not None
    done = 0
    tail: list[str] = []
    for line in process.stdout:
        tail = [*tail[-15:], line]
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            done += 1
            if done % 20 == 0 or done == len(names):
                say(f"  {done} of {len(names)}")
    if process.wait():
        sys.stderr.writelines(tail)
        raise Refusal("The packages could not be installed: see pip's last lines above, then run the command again.")


def _check(command: list[str], sentence: str) -> None:
    outcome = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if outcome.returncode:
        sys.stderr.write(outcome.stdout + outcome.stderr)
        raise Refusal(sentence)


def variables(**changes: str) -> dict[str, str]:
    """The environment of a child: ours, with `site/` and the root on the path, changed by the keywords."""
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}", "PYTHONUNBUFFERED": "1", **changes}


def say(line: str) -> None:
    print(line, flush=True)


def main(run: Callable[[], int]) -> None:
    """Run a tool: a refusal is one sentence on stderr and exit 1, Ctrl-C is no accident and exits 130."""
    try:
        sys.exit(run())
    except Refusal as refusal:
        sys.exit(str(refusal))
    except KeyboardInterrupt:
        say("\nInterrupted. The same command goes on from here.")
        sys.exit(130)


def _command_line() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("requirements", choices=["base", "dev"])
    prepare(parser.parse_args().requirements)
    return 0


if __name__ == "__main__":
    main(_command_line)
