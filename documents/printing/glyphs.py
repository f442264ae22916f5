"""Characters that no font of the press can show. One of them in one act would stop a whole issue from being printed."""

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

INSTEAD = "□"
"""What is printed in the place of one: the reader sees that something stood there."""
FONTS = Path(__file__).parent / "fonts"

# All but what stands in every font of Russian texts.
_RARE = re.compile(r"[^\s -~\u00a0-\u00ffЀ-џ–—‘’“”„…№]")


def write_pdf(compiler: typst.Compiler, target: str | None = None) -> None:
    """Set what `compiler` holds: accessible (PDF/UA-1) and made to be kept (PDF/A-2a), which both want every character
    to have a picture. The moment is none, so that the same data give the same bytes. Raises typst.TypstError."""
    compiler.compile(output=target, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)


def shown(text: str) -> str:
    """Return `text` with INSTEAD for every character that cannot be shown."""
    return _RARE.sub(lambda found: found[0] if _is_shown(found[0]) else INSTEAD, text)


def not_shown(text: str) -> list[str]:
    """Return the characters of `text` that cannot be shown, each once, in their order."""
    return [character for character in dict.fromkeys(_RARE.findall(text)) if not _is_shown(character)]


@lru_cache(maxsize=4096)
def _is_shown(character: str) -> bool:
    """Ask the typesetter: about a millisecond for a line with that character alone."""
    with TemporaryDirectory(prefix="glyph-") as folder:
        source = Path(folder) / "line.typ"
        source.write_text(f'#set document(title: "-")\n#"\\u{{{ord(character):x}}}"', encoding="utf-8")
        compiler = typst.Compiler(str(source), root=folder, font_paths=[str(FONTS)], ignore_system_fonts=True)
        try:
            write_pdf(compiler)
        except typst.TypstError:
            return False
    return True
