"""Start the site as a newcomer would: a clean clone, an empty home, only python3, make and coreutils in the path.

    python3 .ci/smoke.py REPOSITORY FOLDER

The first start is interrupted once while packages are installed and once while the city is built, and must go on.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

FIRST_SECONDS = 240
NEXT_SECONDS = 8
ADDRESSES = (
    "/",
    "/news/",
    "/documents/",
    "/search/?q=постановление",
    "/api/v1/",
    "/api/v1/acts/",
    "/api/v1/openapi.json",
    "/api/v1/docs/",
    "/opendata/",
    "/admin/login/",
    "/healthz",
)


class Start:
    """One `make run`, read line by line."""

    def __init__(self, clone: Path, port: int, environment: dict[str, str]) -> None:
        self.began = time.monotonic()
        self.lines: list[str] = []
        self.process = subprocess.Popen(
            ["make", "--no-print-directory", "run", f"PORT={port}"],
            cwd=clone,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            print("   ", line.rstrip(), flush=True)
            self.lines.append(line)

    def wait_for(self, text: str, seconds: float) -> float:
        """Wait for a line that holds the text; return the seconds since the start."""
        while time.monotonic() - self.began < seconds:
            if any(text in line for line in self.lines):
                return time.monotonic() - self.began
            if self.process.poll() is not None:
                time.sleep(0.5)  # for its last lines
                sys.exit(f"make run ended with {self.process.returncode} before it said «{text}»")
            time.sleep(0.05)
        sys.exit(f"make run did not say «{text}» within {seconds} s")

    def interrupt(self) -> None:
        """Ctrl-C, as a terminal sends it; nobody may survive it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGINT)
            self.process.wait(timeout=30)


def bare_path(folder: Path) -> Path:
    """A folder with python3, make and coreutils, and nothing else."""
    folder.mkdir(parents=True)
    listed = subprocess.run(["dpkg", "--listfiles", "coreutils"], capture_output=True, text=True, check=True).stdout
    tools = [Path(line).name for line in listed.splitlines() if "/bin/" in line]
    for name in [*tools, "make", "python3"]:
        if found := shutil.which(name, path="/usr/bin:/bin"):
            (folder / name).symlink_to(found)
    return folder


def bare_environment(home: Path, path: Path) -> dict[str, str]:
    """Nothing of the developer's; how pip reaches its packages belongs to the machine and stays."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_CERT", "REQUESTS_CA"))}
    home.mkdir()
    return {**kept, "HOME": str(home), "PATH": str(path)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def check_addresses(port: int) -> None:
    for address in ADDRESSES:
        url = f"http://127.0.0.1:{port}{urllib.parse.quote(address, safe='/?=')}"
        try:
            status = urllib.request.urlopen(url, timeout=20).status
        except urllib.error.HTTPError as error:
            status = error.code
        print(f"    {status} {address}", flush=True)
        if status != 200:
            sys.exit(f"{address} answered {status}")


def check_nobody_is_left(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def interrupted(start: Start, port: int, *, after: str) -> None:
    """Let a start come to a line, press Ctrl-C a moment later: nobody may stay behind."""
    try:
        start.wait_for(after, FIRST_SECONDS)
        time.sleep(1.5)
    finally:
        start.interrupt()
    check_nobody_is_left(port)


def served(start: Start, port: int) -> float:
    """Let a start serve, ask for every address, stop it; return the seconds until it was ready."""
    try:
        seconds = start.wait_for("Ready", FIRST_SECONDS)
        check_addresses(port)
    finally:
        start.interrupt()
    check_nobody_is_left(port)
    return seconds


def main() -> None:
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    # Started in the background, we would inherit that Ctrl-C is ignored, and so would everything we start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    repository, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True)
    clone, home, port = folder / "site", folder / "home", free_port()
    environment = bare_environment(home, bare_path(folder / "bin"))

    subprocess.run(["git", "clone", "--quiet", repository, str(clone)], check=True)
    first = served(Start(clone, port, environment), port)
    following = served(Start(clone, port, environment), port)

    for used in (clone, home):
        shutil.rmtree(used)
    home.mkdir()
    subprocess.run(["git", "clone", "--quiet", repository, str(clone)], check=True)
    interrupted(Start(clone, port, environment), port, after="Installing")
    interrupted(Start(clone, port, environment), port, after="Building")
    resumed = served(Start(clone, port, environment), port)

    print(
        f"First start {first:.0f} s (at most {FIRST_SECONDS}), the next {following:.1f} s (at most {NEXT_SECONDS});"
        f" after two interruptions {resumed:.0f} s."
    )
    if following > NEXT_SECONDS:
        sys.exit("The second start is too slow.")


if __name__ == "__main__":
    main()
