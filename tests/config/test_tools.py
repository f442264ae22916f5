"""The commands of the Makefile refuse in one sentence that says what to do, and redo what was interrupted."""

import importlib.util
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tools import environment, processes, run

SLEEP = [sys.executable, "-c", "import time; print(1, flush=True); time.sleep(60)"]


@pytest.fixture
def venv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An environment folder of our own, and an installer that only counts."""
    folder = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", folder)
    monkeypatch.setattr(environment, "PYTHON", folder / "bin" / "python")
    monkeypatch.setattr(environment, "UNFINISHED", folder / "unfinished")
    return folder


@pytest.fixture
def installed(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    steps: list[str] = []

    def make() -> None:
        steps.append("made")
        (venv / "bin").mkdir(parents=True, exist_ok=True)
        (venv / "bin" / "python").touch()

    monkeypatch.setattr(environment, "_works", lambda: (venv / "bin" / "python").exists())
    monkeypatch.setattr(environment, "_make", make)
    monkeypatch.setattr(environment, "_install", lambda requirements: steps.append(requirements.name))
    return steps


def test_packages_are_installed_once(installed: list[str]) -> None:
    environment.prepare("base")
    environment.prepare("base")
    assert installed == ["made", "base.txt"]


def test_the_environment_of_development_serves_the_site_too(installed: list[str]) -> None:
    environment.prepare("base")
    environment.prepare("dev")
    environment.prepare("base")
    assert installed == ["made", "base.txt", "dev.txt"]


def test_an_interrupted_installation_is_begun_anew(
    installed: list[str], monkeypatch: pytest.MonkeyPatch, venv: Path
) -> None:
    def interrupt(requirements: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupting:
        interrupting.setattr(environment, "_install", interrupt)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare("base")
    environment.prepare("base")
    assert installed == ["made", "made", "base.txt"]
    assert not (venv / "unfinished").exists()


def test_changed_requirements_are_installed(installed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare("base")
    monkeypatch.setattr(environment, "_fingerprint", lambda requirements: "changed")
    environment.prepare("base")
    assert installed == ["made", "base.txt", "base.txt"]


def test_a_machine_without_venv_is_told_what_to_install(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *rest: None if name == "ensurepip" else find_spec(name, *rest)
    )
    with pytest.raises(environment.Refusal, match="apt install python3-venv"):
        environment.prepare("base")
    assert not venv.exists()


def test_a_busy_port_is_named_with_another_one() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(environment.Refusal, match=rf"Port {port} is taken.*PORT=\d+"):
            run._refuse_a_busy_port(port)


def test_a_refusal_is_one_line_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise environment.Refusal("Do this.")

    with pytest.raises(SystemExit) as stopped:
        environment.main(refuse)
    assert stopped.value.code == "Do this."


def test_stopping_ends_what_does_not_want_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "STOP_SECONDS", 0.5)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    process = processes.start([sys.executable, "-c", stubborn], environment.variables())
    time.sleep(0.3)
    processes.stop(process)
    assert process.returncode in {-signal.SIGKILL, -signal.SIGTERM}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell children of their parent's end")
def test_nobody_survives_a_killed_parent() -> None:
    script = (
        "import sys, time; from tools import environment, processes;"
        f" print(processes.start({SLEEP!r}, environment.variables()).pid, flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script]
    environ: dict[str, Any] = environment.variables()
    with subprocess.Popen(command, cwd=processes.ROOT, env=environ, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert parent.stdout.readline() == "1\n"
        parent.kill()
    for _ in range(50):
        if not _is_alive(child):
            return
        time.sleep(0.1)
    pytest.fail("the child is still there")


def _is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
