"""Replay the steps of the Dockerfile in an empty folder, where no container engine is at hand.

The instructions are read from the Dockerfile itself, so that the two cannot drift apart. Left out are those that only
an image needs: another user and its rights.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HOME = "/srv/site"
ONLY_IN_AN_IMAGE = ("useradd",)


@dataclass
class Image:
    """The folder that stands for /srv/site, and the environment of what runs in it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    command: list[str] = field(default_factory=list)

    def inside(self, text: str) -> str:
        return text.replace(HOME, str(self.folder))


def replay(repository: Path, folder: Path) -> Image:
    """Follow the Dockerfile of `repository` into `folder`; return what its last stage would run, and with what."""
    folder.mkdir(parents=True)
    shims = folder.parent / "shims"
    shims.mkdir()
    (shims / "python").symlink_to(sys.executable)  # Debian calls it python3 only
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_CERT", "REQUESTS_CA"))}
    image = Image(folder, {**kept, "HOME": str(folder), "PATH": f"{shims}:/usr/bin:/bin"})
    for word, rest in instructions((repository / "Dockerfile").read_text()):
        _follow(word, rest, repository, image)
    return image


def instructions(text: str) -> list[tuple[str, str]]:
    """Return the instructions in their order, each on one line: ("RUN", "python -m venv …")."""
    joined = re.sub(r"\\\n\s*", "", "\n".join(line for line in text.splitlines() if not line.startswith("#")))
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in joined.splitlines() if line)]


def _follow(word: str, rest: str, repository: Path, image: Image) -> None:
    if word == "ENV":
        for name, value in re.findall(r"(\w+)=(\S+)", image.inside(rest)):
            image.environment[name] = value.replace("$PATH", image.environment["PATH"])
    elif word == "COPY" and not rest.startswith("--from"):
        *sources, target = rest.split()
        _copy(repository, sources, image.folder / target)
    elif word == "RUN" and not rest.startswith(ONLY_IN_AN_IMAGE):
        print(f"    {rest[:110]}", flush=True)
        subprocess.run(image.inside(rest), shell=True, cwd=image.folder, env=image.environment, check=True)
    elif word == "CMD":
        image.command = re.findall(r'"([^"]*)"', rest)


def _copy(repository: Path, sources: list[str], target: Path) -> None:
    """Copy what git keeps: a clean clone holds nothing else, and .dockerignore names only what git ignores, too."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *sources], cwd=repository, capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        into = target / (name if sources == ["."] else Path(name).name)
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(repository / name, into)
