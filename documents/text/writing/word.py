"""A text as a Word file: pandoc in a child process, which gets a page of our own and may read nothing else."""

import os
import subprocess

import pypandoc  # type: ignore[import-untyped]

from documents.text.writing.errors import UnwritableTextError

SECONDS = 20
MEGABYTES = 500
_FAILED = "Файл Word не получился: скачайте текст в другом виде или попробуйте позже."


def write_word(page: str) -> bytes:
    """Return an HTML page as a .docx file. Raises `UnwritableTextError` where it takes over `SECONDS` or fails.

    pandoc runs in its sandbox, which opens no file and no address whatever the page names.
    """
    command = [
        *(pypandoc.get_pandoc_path(), "+RTS", f"-M{MEGABYTES}M", "-RTS", "--sandbox"),
        *("--from", "html", "--to", "docx", "--output", "-"),
    ]
    try:
        child = subprocess.run(  # noqa: S603 - our own program; the page is on its input
            command,
            input=page.encode("utf-8"),
            capture_output=True,
            timeout=SECONDS,
            env={"PATH": os.defpath, "LANG": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnwritableTextError(_FAILED) from error
    if child.returncode != 0:
        raise UnwritableTextError(_FAILED)
    return child.stdout
