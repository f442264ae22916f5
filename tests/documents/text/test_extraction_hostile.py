"""Every hostile file is words or one sentence, within the limits, and asks nobody for anything."""

import resource
import socket
import time

import pytest

from documents.text.extraction import UnreadableFileError, guard
from documents.text.reading import read_text, read_text_here
from tests.documents.text.hostile import READ, Hostile, files


def heaviest_child() -> int:
    """Kilobytes of the largest child this process has waited for; other tests have children, too."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


@pytest.mark.parametrize("hostile", files(), ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_words_or_one_sentence(hostile: Hostile) -> None:
    begun, heaviest_before = time.monotonic(), heaviest_child()
    try:
        text = read_text(hostile.make())
        answer = READ + " ".join(f"{clause.heading} {clause.text}" for clause in text.clauses)
        html = " ".join(clause.html for clause in text.clauses)
        assert not any(sign in html for sign in ("<script", "<iframe", "<img", "javascript:", "onclick"))
    except UnreadableFileError as error:
        answer = str(error)
        assert answer.endswith(".")
        assert answer[0].isupper()
        assert "\n" not in answer
    assert time.monotonic() - begun < guard.SECONDS + 3
    assert heaviest_child() <= max(heaviest_before, guard.MEGABYTES * 1024)
    if hostile.says.startswith(READ):
        assert answer.startswith(READ)
        assert hostile.says.removeprefix(READ) in " ".join(answer.split())
    else:
        assert any(words in answer for words in hostile.says.split("|"))


@pytest.mark.parametrize(
    "attempt",
    [
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
    ],
)
def test_a_child_can_neither_ask_the_network_nor_start_a_program(attempt: str) -> None:
    with pytest.raises(UnreadableFileError, match="не удалось прочитать"):
        run_python(f"from documents.text.extraction import guard; guard.limit_this_process(); {attempt}")


def test_a_child_that_takes_too_much_memory_or_time_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError):
        run_python("from documents.text.extraction import guard; guard.limit_this_process(); b' ' * 10**9")
    monkeypatch.setattr(guard, "SECONDS", 0)
    with pytest.raises(UnreadableFileError, match="дольше"):
        run_python("while True: pass")


def test_a_child_knows_no_setting_of_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "тайна")
    assert run_python("import os; print(os.environ.get('SECRET_KEY'))").startswith(b"None")


def test_reading_here_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    external = next(hostile for hostile in files() if hostile.name == "внешние связи")
    text = read_text_here(external.make())
    assert [doubt.code for doubt in text.warnings] == ["picture", "inserted_file"]


def run_python(program: str) -> bytes:
    """Run a program the way a reader is run; `timeit` is a module that runs what it is told."""
    return guard.run_limited("timeit", ["-n", "1", "-r", "1", "-s", "pass", program], b"")
