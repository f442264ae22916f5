"""Make the fonts of the printed Collection of those of the site: Typst reads no compressed and no divided fonts.

    uv run --no-project --with "fonttools[woff]==4.68.0" python -m tools.print_fonts

The same input gives the same bytes. Needed again only when the fonts of the site change; the result is committed.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger  # type: ignore[import-not-found]  # not a dependency of the site: see above
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found]

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "site" / "static" / "fonts"
TARGET = ROOT / "documents" / "printing" / "fonts"
FAMILIES = {"literata": "Literata", "golos-text": "Golos Text"}
STYLES = {"Regular": 400, "Bold": 700}
DROPPED = ("vhea", "vmtx", "VVAR", "MVAR", "STAT", "prep", "gasp")


def make(family: str, style: str) -> None:
    """Write one style of one family: the Cyrillic and the Latin half in one file."""
    with TemporaryDirectory() as folder:
        halves = [_half(family, half, STYLES[style], Path(folder)) for half in ("cyrillic", "latin")]
        font = Merger().merge([str(half) for half in halves])
    _name(font, FAMILIES[family], style)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(TARGET / f"{family}-{style.lower()}.ttf")


def _half(family: str, half: str, weight: int, folder: Path) -> Path:
    font = TTFont(SOURCE / f"{family}-{half}.woff2")
    instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for table in DROPPED:
        if table in font:
            del font[table]
    font.flavor = None
    path = folder / f"{half}.ttf"
    font.save(path)
    return path


def _name(font: TTFont, family: str, style: str) -> None:
    """Name the style, so that a typesetter finds it by family and weight."""
    names = font["name"]
    licences = {key: names.getDebugName(key) for key in (0, 13, 14)}
    names.names = []
    full = f"{family} {style}"
    for key, value in {**licences, 1: family, 2: style, 3: full, 4: full, 6: full.replace(" ", "")}.items():
        if value:
            names.setName(value, key, 3, 1, 0x409)
    is_bold = style == "Bold"
    font["OS/2"].usWeightClass = STYLES[style]
    font["OS/2"].fsSelection = 0x20 if is_bold else 0x40
    font["head"].macStyle = 1 if is_bold else 0


if __name__ == "__main__":
    for each in FAMILIES:
        for weight_name in STYLES:
            make(each, weight_name)
