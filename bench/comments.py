"""Residents' remarks: sixteen at once against a real server, a server killed meanwhile, a page with a thousand.

python -m bench.comments [SECONDS]          default 60; DATABASE_URL chooses the engine

Every resident opens the form once and then sends remark after remark, each filled in a minute ago, and opens the
receipt. Lost is a remark whose author was shown a receipt and that is not in the database.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from typing import Any
from urllib.parse import urlencode

from bench.city import ROOT, engine, milliseconds, temporary_city

RESIDENTS = 16
FEW, MANY = 10, 1000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass
class Tally:
    """What happened to the remarks of one resident, or of all."""

    sent: int = 0
    refused: int = 0
    """Answered, and not by a receipt."""
    cut_off: int = 0
    """Not answered: the server was gone."""
    receipts: list[str] = field(default_factory=list)
    """Tokens of the receipts that were opened and shown."""

    def add(self, other: "Tally") -> None:
        self.sent += other.sent
        self.refused += other.refused
        self.cut_off += other.cut_off
        self.receipts += other.receipts


def main(seconds: float) -> None:
    with temporary_city():
        from tests.factories.drafts import make_draft

        draft = make_draft("Об отправке замечаний")
        crowd(draft, seconds, killed=False)
        crowd(make_draft("Об отправке замечаний на падающий сервер"), seconds, killed=True)
        page_of_many()


def crowd(draft: Any, seconds: float, *, killed: bool) -> None:
    """Let the residents write for `seconds`; when `killed`, end all processes of the server at half-time."""
    port = free_port()
    server = serve(port)
    try:
        until = time.monotonic() + seconds
        with ThreadPoolExecutor(RESIDENTS) as pool:
            residents = [pool.submit(write, draft, port, who, until) for who in range(RESIDENTS)]
            if killed:
                time.sleep(seconds / 2)
                os.killpg(server.pid, signal.SIGKILL)
                server.wait()
                server = serve(port)
            total = Tally()
            for resident in residents:
                total.add(resident.result())
    finally:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
    report(draft, total, seconds, killed=killed)


def write(draft: Any, port: int, who: int, until: float) -> Tally:
    """Send remark after remark as one resident with a browser of its own."""
    from correspondence.forms.robots import new_stamp

    tally, session = Tally(), ("", "")
    address, topic = f"{draft.path}comment/", f"draft:{draft.public_id}"
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    while time.monotonic() < until:
        try:
            session = session if session[0] else open_form(connection, address)
            stamp = new_stamp(topic, minute_ago())
            fields = {"kind": "proposal", "text": f"Житель {who}, замечание {tally.sent}.", "stamp": stamp}
            body = urlencode({**fields, "csrfmiddlewaretoken": session[1]})
            tally.sent += 1
            answer = ask(connection, "POST", address, body, {**FORM, "Cookie": f"csrftoken={session[0]}"})
            if answer.status != 303:
                tally.refused += 1
                continue
            receipt = answer.getheader("Location", "")
            if opens(port, receipt):
                tally.receipts.append(receipt.strip("/").rsplit("/", 1)[-1])
        except (OSError, HTTPException):
            tally.cut_off += 1
            connection.close()
            time.sleep(0.2)
    connection.close()
    return tally


def opens(port: int, address: str) -> bool:
    """Open a receipt as a browser does that was led to it, on a connection of its own."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return ask(connection, "GET", address).status == 200
    finally:
        connection.close()


def minute_ago() -> Any:
    from datetime import timedelta

    from django.utils import timezone

    return timezone.now() - timedelta(minutes=1)


def open_form(connection: HTTPConnection, address: str) -> tuple[str, str]:
    """Return cookie and token of a form."""
    connection.request("GET", address)
    answer = connection.getresponse()
    page = answer.read().decode()
    cookie = re.search(r"csrftoken=([^;]+)", answer.getheader("Set-Cookie", ""))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if cookie is None or token is None:
        raise HTTPException(f"no form: {answer.status}")
    return cookie[1], token[1]


def ask(
    connection: HTTPConnection,
    method: str,
    address: str,
    body: str | None = None,
    headers: dict[str, str] | None = None,
) -> HTTPResponse:
    connection.request(method, address, body, headers or {})
    answer = connection.getresponse()
    answer.read()
    return answer


def report(draft: Any, total: Tally, seconds: float, *, killed: bool) -> None:
    from correspondence.secret_links import digest
    from documents.models import Comment, DraftRecord

    kept = dict(Comment.objects.filter(draft=draft).values_list("secret_hash", "number"))
    lost = [token for token in total.receipts if digest(token) not in kept]
    numbers = sorted(kept.values())
    gaps = len(set(range(1, len(numbers) + 1)) - set(numbers))
    last = DraftRecord.objects.get(pk=draft.pk).last_comment_number
    how = "the server killed (SIGKILL) at half-time" if killed else "one server"
    print(f"{engine()}, {RESIDENTS} residents at once for {seconds:.0f} s, {how}")
    print(
        f"  sent {total.sent}, receipts shown {len(total.receipts)}, refused {total.refused}, cut off {total.cut_off}"
    )
    print(f"  remarks kept {len(kept)} ({len(kept) / seconds:.0f} a second), last number given {last}")
    print(f"  lost {len(lost)}, gaps {gaps}, numbers given twice {len(numbers) - len(set(numbers))}", flush=True)


def serve(port: int) -> subprocess.Popen[bytes]:
    """Start the web server as `make run` does, in a process group of its own, and wait until it answers."""
    environment = {**os.environ, "SHARED_GATEWAYS": "127.0.0.1"}  # all residents come from one address here
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--log-level", "error"],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=10)
            ask(connection, "GET", "/remarks/")
            connection.close()
        except (OSError, HTTPException):
            time.sleep(0.2)
        else:
            return server
    raise RuntimeError("the server did not start")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def page_of_many() -> None:
    """Compare the page of a draft with ten remarks with the same of a thousand."""
    few, many = drafts_with(FEW), drafts_with(MANY)
    (few_ms, few_statements), (many_ms, many_statements) = reading(few), reading(many)
    print(f"{engine()}, page of a draft")
    print(f"  {FEW:>5} remarks  {few_ms:8.1f} ms, {few_statements} statements")
    print(f"  {MANY:>5} remarks  {many_ms:8.1f} ms, {many_statements} statements   (target ≤ 15)")
    print(f"  ratio          {many_ms / few_ms:8.2f}", flush=True)


def drafts_with(count: int) -> str:
    """Return the address of a draft with `count` remarks shown, every other one answered."""
    from documents.commenting import moderation
    from tests.factories.comments import make_answer, make_comment
    from tests.factories.drafts import make_draft

    draft = make_draft(f"О проекте с числом замечаний {count}")
    comments = [
        moderation.publish(make_comment(draft, f"Замечание {turn}.", address="p-2.1" if turn % 3 else ""), by=None)
        for turn in range(count)
    ]
    make_answer(*comments[::2])
    return str(draft.path)


def reading(path: str) -> tuple[float, int]:
    """Return the median milliseconds of the page and its number of statements."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")

    def read(_turn: int) -> None:
        assert client.get(path).status_code == 200

    taken = milliseconds(read, 40)
    with CaptureQueriesContext(connection) as queries:
        read(0)
    return taken, len(queries)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
