"""`make run`: from a bare clone to a served demonstration city, with one background worker."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from tools.environment import PYTHON, ROOT, Refusal, main, prepare, say, variables

START_SECONDS = 60
STOP_SECONDS = 15


def run() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args().port
    signal.signal(signal.SIGTERM, _interrupt)
    _refuse_a_busy_port(port)
    prepare("base")
    (ROOT / "var").mkdir(exist_ok=True)
    address = f"http://127.0.0.1:{port}"
    environment = variables(SITE_URL=os.environ.get("SITE_URL", address))
    environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    # Error pages as residents see them; DEBUG=1 brings Django's own back.
    environment.setdefault("DEBUG", "0")
    _prepare_the_city(environment)
    _refuse_a_busy_port(port)
    return _serve(port, address, environment)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _refuse_a_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise Refusal(
                f"Port {port} is taken, perhaps by an earlier `make run`: stop that program"
                f" or choose another port, as in `make run PORT={port + 1 if port < 65535 else 8000}`."
            ) from None


def _prepare_the_city(environment: dict[str, str]) -> None:
    """Migrate, and build the demonstration in an empty database. Interrupted, both go on at the next start."""
    outcome = subprocess.run([PYTHON, "manage.py", "prepare_demonstration"], cwd=ROOT, env=environment)
    if outcome.returncode:
        raise Refusal("The database could not be prepared: the lines above say why.")


def _serve(port: int, address: str, environment: dict[str, str]) -> int:
    """Serve until Ctrl-C or until one of the two processes ends; then stop the other."""
    server = subprocess.Popen(
        [PYTHON, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--log-level", "warning"], cwd=ROOT, env=environment
    )
    worker = subprocess.Popen(
        [PYTHON, "manage.py", "db_worker", "--no-reload", "--interval", "0.5", "--verbosity", "0"],
        cwd=ROOT,
        env=environment,
    )
    try:
        _wait_until_it_answers(address, server)
        _say_where_it_is(address)
        while server.poll() is None and worker.poll() is None:
            time.sleep(0.3)
        ended = "The server" if server.poll() is not None else "The background worker"
        raise Refusal(f"{ended} stopped by itself: the lines above say why.")
    except KeyboardInterrupt:
        say("\nStopping …")
        return 0
    finally:
        _stop(server, worker)


def _wait_until_it_answers(address: str, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            return
        except urllib.error.HTTPError:
            return  # it answers; what it answers is the health page's own affair
        except OSError:
            time.sleep(0.2)
    raise Refusal("The server did not start: the lines above say why.")


def _say_where_it_is(address: str) -> None:
    say(
        f"\n  The site        {address}/"
        f"\n  Editing         {address}/admin/"
        f"\n  Open data       {address}/opendata/ and {address}/api/v1/docs/"
        "\n\nCtrl-C stops the server and the background worker."
    )


def _stop(*processes: "subprocess.Popen[bytes]") -> None:
    # A second Ctrl-C must not leave a process behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
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


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    main(run)
