"""`make run`: from a bare clone to a served demonstration city, with one background worker."""

import argparse
import os
import signal
import socket
import time
import urllib.error
import urllib.request
from types import FrameType

from tools.environment import PYTHON, Refusal, main, prepare, say, variables
from tools.processes import ROOT, Process, finish, start, stop

START_SECONDS = 60


def run() -> int:
    began = time.monotonic()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args().port
    if not 0 < port < 65536:
        raise Refusal("PORT must be a number from 1 to 65535.")
    signal.signal(signal.SIGTERM, _interrupt)
    _refuse_a_busy_port(port)
    prepare("base")
    (ROOT / "var" / "static").mkdir(parents=True, exist_ok=True)
    address = f"http://127.0.0.1:{port}"
    environment = variables(SITE_URL=os.environ.get("SITE_URL", address))
    environment.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    # Error pages as residents see them; DEBUG=1 brings Django's own back.
    environment.setdefault("DEBUG", "0")
    if finish([PYTHON, "manage.py", "prepare_demonstration", "--skip-checks"], environment):
        raise Refusal("The database could not be prepared: the lines above say why.")
    _refuse_a_busy_port(port)
    return _serve(port, address, environment, began)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _refuse_a_busy_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Refusal(
                f"Port {port} is taken, perhaps by an earlier `make run`: stop that program"
                f" or choose another port, as in `make run PORT={port % 65535 + 1}`."
            ) from None


def _serve(port: int, address: str, environment: dict[str, str], began: float) -> int:
    """Serve until Ctrl-C or until one of the two processes ends; then stop the other."""
    server = start(
        [PYTHON, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--log-level", "warning"],
        environment,
    )
    worker = start(
        [PYTHON, "manage.py", "db_worker", "--no-reload", "--interval", "0.5", "--verbosity", "0", "--skip-checks"],
        environment,
    )
    try:
        _wait_until_it_answers(address, server)
        _say_where_it_is(address, time.monotonic() - began)
        while server.poll() is None and worker.poll() is None:
            time.sleep(0.3)
        ended = "The server" if server.poll() is not None else "The background worker"
        raise Refusal(f"{ended} stopped by itself: the lines above say why.")
    except KeyboardInterrupt:
        say("\nStopping …")
        return 0
    finally:
        stop(server, worker)


def _wait_until_it_answers(address: str, server: Process) -> None:
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


def _say_where_it_is(address: str, seconds: float) -> None:
    say(
        f"\nReady after {seconds:.0f} s."
        f"\n  The site        {address}/"
        f"\n  Editing         {address}/admin/"
        f"\n  Open data       {address}/opendata/ and {address}/api/v1/docs/"
        "\nCtrl-C stops the server and the background worker."
    )


if __name__ == "__main__":
    main(run)
