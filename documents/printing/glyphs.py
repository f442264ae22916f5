"""Characters that no font of the press can show. One of them in one act would stop a whole issue from being printed."""

import re
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from documents.printing.press import compiler_for, write_pdf

INSTEAD = "□"
"""What is printed in the place of one: the reader sees that something stood there."""

# All but what stands in every font of Russian texts.
_RARE = re.compile(r"[^\s -~\u00a0-\u00ffЀ-џ–—‘’“”„…№]")


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
        try:
            write_pdf(compiler_for(source))
        except typst.TypstError:
            return False
    return True
