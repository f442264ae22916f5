"""Hostile files: what becomes of each in how many seconds and megabytes, who asks the network, how the site fares.

    python -m bench.hostile

First every file is read in the guarded child that an upload is read in. Then once more with every system call of the
network written down (where `strace` is installed). Then an editor uploads them all to a site of two web processes and
a worker, on a database of its own, while somebody else asks it for pages all the time.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from socket import socket
from statistics import median

from bench.city import temporary_city
from documents.text.extraction import UnreadableFileError, guard
from documents.text.reading import read_text
from tests.documents.text.hostile import files
from tools.processes import Process, start, stop

NAMES = [hostile.name for hostile in files()]
READ_ALL = "--read-all"
PAGES = ("/healthz", "/documents/")
_PAUSE = 0.02
_BOUNDARY = "hostile-file-of-the-bench"


def main() -> None:
    _print_table()
    _print_network()
    with temporary_city():
        _print_site()


def outcome(name: str) -> tuple[int, str, float, float]:
    """Return the bytes of a file, what became of it, the seconds, and the megabytes its child took at most."""
    content = next(hostile.make() for hostile in files() if hostile.name == name)
    begun = time.monotonic()
    try:
        became = f"read, {len(read_text(content).clauses)} clauses"
    except UnreadableFileError as error:
        became = str(error)
    return len(content), became, time.monotonic() - begun, getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024


def _print_table() -> None:
    print("| file | bytes | outcome | s | MB |\n|---|---|---|---|---|")
    longest = heaviest = 0.0
    # A process for each file: the system tells the greatest child of a process, not of a call.
    with ProcessPoolExecutor(max_workers=1, max_tasks_per_child=1) as pool:
        for name, (size, became, seconds, memory) in zip(NAMES, pool.map(outcome, NAMES), strict=True):
            print(f"| {name} | {size:,} | {became} | {seconds:.1f} | {memory:.0f} |", flush=True)
            longest, heaviest = max(longest, seconds), max(heaviest, memory)
    print(
        f"\n{len(NAMES)} files; the longest {longest:.1f} s of {guard.SECONDS}, the heaviest {heaviest:.0f} MB", end=""
    )
    print(f" of {guard.MEGABYTES}")


def _print_network() -> None:
    strace = shutil.which("strace")
    if strace is None:
        print("network: not looked at, there is no strace here")
        return
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "calls"
        watched = [strace, "-f", "-qq", "--seccomp-bpf", "-e", "trace=%network", "-o", str(log)]
        subprocess.run([*watched, sys.executable, "-m", "bench.hostile", READ_ALL], check=True)
        calls = [line for line in log.read_text(errors="replace").splitlines() if "AF_INET" in line]
    print(f"network: {len(calls)} calls for another machine while all files were read", *calls[:5], sep="\n  ")


def _print_site() -> None:
    """Upload everything through the form while other pages are asked for."""
    from django.urls import reverse

    from documents.models import Upload
    from tests.factories.documents import make_page

    page = make_page()
    with _site() as (port, server):
        asking = _Asking(port)
        quiet = asking.during(lambda: time.sleep(3))
        before = _server_megabytes(server)
        editor = _Editor(port, reverse("texts_desk:upload_text", args=[page.pk]))
        answers: list[int] = []
        busy = asking.during(lambda: answers.extend(editor.upload_all()))
        after = _server_megabytes(server)
        is_alive = server.poll() is None
    by_state = Counter(Upload.objects.values_list("state", flat=True))
    print(f"site: {len(answers)} files sent, answers {dict(Counter(answers))}, kept as {dict(by_state)}")
    print(f"  the server is {'the same process' if is_alive else 'dead'}, {before:.0f} MB before, {after:.0f} MB after")
    for told, (taken, failed) in (("before", quiet), ("meanwhile", busy)):
        print(f"  {told}: {len(taken)} other pages, {failed} failed, median {median(taken):.0f} ms,", end="")
        print(f" 95 of 100 within {sorted(taken)[len(taken) * 95 // 100]:.0f} ms, slowest {max(taken):.0f} ms")
    for upload in Upload.objects.all():
        upload.file.delete(save=False)


@contextmanager
def _site() -> Iterator[tuple[int, Process]]:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    gunicorn = ["-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "error"]
    worker = ["manage.py", "db_worker", "--no-reload", "--interval", "0.2", "--verbosity", "0", "--skip-checks"]
    processes = [start([sys.executable, *command], dict(os.environ)) for command in (gunicorn, worker)]
    try:
        for _ in range(600):
            if processes[0].poll() is not None:
                raise RuntimeError("the server did not start")
            try:
                _get(port, PAGES[0])
                break
            except OSError:
                time.sleep(0.1)
        yield port, processes[0]
    finally:
        stop(*processes)


class _Asking:
    """Somebody who asks for pages one after another."""

    def __init__(self, port: int) -> None:
        self._port = port

    def during(self, work: Callable[[], object]) -> tuple[list[float], int]:
        """Return the milliseconds of every answer while `work()` went on, and how many failed."""
        taken: list[float] = []
        failed: list[str] = []
        is_over = threading.Event()

        def ask() -> None:
            while not is_over.is_set():
                for path in PAGES:
                    begun = time.perf_counter()
                    try:
                        status = _get(self._port, path)
                    except OSError as error:
                        status = 0
                        failed.append(repr(error))
                    taken.append((time.perf_counter() - begun) * 1000)
                    if status != 200:
                        failed.append(str(status))
                time.sleep(_PAUSE)

        thread = threading.Thread(target=ask)
        thread.start()
        try:
            work()
        finally:
            is_over.set()
            thread.join()
        return taken, len(failed)


class _Editor:
    """An editor with a browser."""

    def __init__(self, port: int, path: str) -> None:
        from django.conf import settings
        from django.contrib.auth import get_user_model
        from django.http import HttpRequest
        from django.middleware.csrf import get_token
        from django.test import Client

        editor = Client()
        editor.force_login(get_user_model().objects.create_superuser("bench", "bench@aleysk.example"))
        request = HttpRequest()
        get_token(request)
        self._token = request.META["CSRF_COOKIE"]
        session = editor.cookies[settings.SESSION_COOKIE_NAME].value
        self._cookies = f"{settings.SESSION_COOKIE_NAME}={session}; {settings.CSRF_COOKIE_NAME}={self._token}"
        self._port, self._path = port, path

    def upload_all(self) -> Iterator[int]:
        """Upload every file under the name of a Word file; yield the status of each answer. Wait till all are read."""
        from documents.models import Upload

        for hostile in files():
            yield self._upload(hostile.make())
        until = time.monotonic() + guard.SECONDS * 5
        waiting = [Upload.State.WAITING, Upload.State.READING]
        while Upload.objects.filter(state__in=waiting).exists() and time.monotonic() < until:
            time.sleep(0.5)

    def _upload(self, content: bytes) -> int:
        fields = {"csrfmiddlewaretoken": self._token, "dated_on": "2026-03-12", "note": "Проба."}
        parts = [
            f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in fields.items()
        ]
        head = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="akt.docx"\r\n\r\n'.encode()
        body = b"".join([*parts, head, content, f"\r\n--{_BOUNDARY}--\r\n".encode()])
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        connection = HTTPConnection("127.0.0.1", self._port, timeout=120)
        connection.request("POST", self._path, body, {"Content-Type": kind, "Cookie": self._cookies})
        return _status(connection.getresponse())


def _get(port: int, path: str) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    return _status(connection.getresponse())


def _status(response: HTTPResponse) -> int:
    response.read()
    return response.status


def _server_megabytes(server: Process) -> float:
    """Return the memory that the web processes hold for themselves."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    statuses = [Path(f"/proc/{pid}/status").read_text().splitlines() for pid in children]
    return sum(int(line.split()[1]) for lines in statuses for line in lines if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    if READ_ALL in sys.argv:
        for name in NAMES:
            outcome(name)
    else:
        main()
