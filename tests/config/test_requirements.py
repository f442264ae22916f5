"""docs/requirements.md explains every requirement that the project cites, and no other."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LIST = ROOT / "docs" / "requirements.md"
NUMBER = re.compile(r"(?<![%\w])D(\d{1,3})\b")  # not the %D0 of an encoded address
RANGE = re.compile(NUMBER.pattern + r"(?:–| to )" + NUMBER.pattern)
LINE = re.compile(r"^- \*\*D(\d+)\*\* (?:\*\*K\*\* )?[A-Z`].*[.\]]$", re.MULTILINE)


def cited(text: str) -> set[int]:
    """Return the numbers in `text`; a range cites all that lie within it."""
    ranges = ((int(first), int(last)) for first, last in RANGE.findall(text))
    within = {number for first, last in ranges for number in range(first, last + 1)}
    return within | {int(number) for number in NUMBER.findall(text)}


def cited_by_the_project() -> dict[int, str]:
    """Return the cited numbers, each with a file that cites it."""
    folders = [path for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "." and path.name != "var"]
    files = [*ROOT.glob("*.md"), *ROOT.glob("*.py")]
    files += [path for folder in folders for ending in ("py", "md", "html") for path in folder.rglob(f"*.{ending}")]
    others = [path for path in files if path not in (LIST, Path(__file__))]
    return {number: str(path.relative_to(ROOT)) for path in others for number in cited(path.read_text("utf-8"))}


def test_citations_are_told_from_encoded_addresses() -> None:
    assert cited("(D7, D21–D23), D30 to D32; /?q=%D0%BF, \\xD7, ID5, D1234") == {7, 21, 22, 23, 30, 31, 32}


def test_every_cited_requirement_has_its_line_and_no_other_has_one() -> None:
    lines = [int(number) for number in LINE.findall(LIST.read_text("utf-8"))]
    assert lines == sorted(set(lines))
    used = cited_by_the_project()
    assert len(used) > 50
    assert {f"D{number} in {used[number]}" for number in used.keys() - set(lines)} == set(), "cited, without a line"
    assert {f"D{number}" for number in set(lines) - used.keys()} == set(), "a line that nothing cites"
