"""One call of Typst: the data of an issue → a PDF and the pages its acts stand on."""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from documents.printing.glyphs import shown
from documents.printing.press import compiler_for, write_pdf

HERE = Path(__file__).parent

# What no PDF made to be kept may hold: controls and no characters. An endless word overruns the typesetter's memory.
_UNPRINTABLE = re.compile(r"[^\t\n\r -~\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENDLESS = re.compile(r"\S{1000}")

Progress = Callable[[int, str], object]
"""Told how many percent are done and what is being done, in Russian."""


@dataclass(frozen=True)
class Printed:
    """What came out of the press."""

    pages: int
    acts: Sequence[tuple[int, int]]
    """First and last page of each act, in their order; every act begins on a page of its own."""


def set_type(issue: Mapping[str, Any], target: Path, progress: Progress = lambda percent, words: None) -> Printed:
    """Write the PDF of `issue` to `target`. The same data gives the same bytes. Raises typst.TypstError."""
    with TemporaryDirectory(prefix="collection-") as folder:
        source = Path(folder) / "collection.typ"
        shutil.copyfile(HERE / "collection.typ", source)
        (Path(folder) / "issue.json").write_text(json.dumps(_printable(issue), ensure_ascii=False), encoding="utf-8")
        compiler = compiler_for(source)
        progress(20, "Верстаются страницы")
        write_pdf(compiler, str(target))
        progress(80, "Считаются номера страниц")
        starts, pages = (json.loads(compiler.query(name, field="value", one=True)) for name in ("<starts>", "<pages>"))
    ends = [*(start - 1 for start in starts[1:]), pages]
    return Printed(pages=pages, acts=list(zip(starts, ends, strict=True)))


def _printable(data: Any) -> Any:
    """Return the data with every string such that it can be set: no controls, no character without a picture, and a
    break allowed in endless words."""
    if isinstance(data, str):
        return _ENDLESS.sub(lambda found: f"{found[0]}\N{ZERO WIDTH SPACE}", shown(_UNPRINTABLE.sub("", data)))
    if isinstance(data, Mapping):
        return {name: _printable(value) for name, value in data.items()}
    return [_printable(value) for value in data] if isinstance(data, (list, tuple)) else data
