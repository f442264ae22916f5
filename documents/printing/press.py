"""The typesetter itself: the fonts of the project, and PDF that everybody can read and that can be kept."""

from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"


def compiler_for(source: Path) -> typst.Compiler:
    """Return the compiler of `source`, which sees nothing but its folder and our fonts."""
    return typst.Compiler(str(source), root=str(source.parent), font_paths=[str(FONTS)], ignore_system_fonts=True)


def write_pdf(compiler: typst.Compiler, target: str | None = None) -> None:
    """Set what `compiler` holds: accessible (PDF/UA-1) and made to be kept (PDF/A-2a), which both want every character
    to have a picture. The moment is none, so that the same data give the same bytes. Raises typst.TypstError."""
    compiler.compile(output=target, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
