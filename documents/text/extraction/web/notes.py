"""Footnotes on a page: how office programs name a note and the links to it and back."""

import re

_KINDS = r"(?P<kind>sdfootnote|sdendnote|ftn|edn|fn|footnote)"
NOTE_BODY = re.compile(rf"_?{_KINDS}-?(?P<number>\d{{1,4}})")
"""`sdfootnote1` of LibreOffice, `ftn1` of Word, `fn1` of pandoc."""
NOTE_CALL = re.compile(rf"#_?{_KINDS}(?P<back>ref)?-?(?P<number>\d{{1,4}})(?:sym|(?P<anchor>anc))?")
_BODY_ON_PAGE = re.compile(rf"\sid\s?=\s?[\"']?(?P<id>_?{_KINDS}-?\d{{1,4}})[\"'\s>]", re.IGNORECASE)


def note_name(found: re.Match[str]) -> str:
    """Return one name for a note, whichever link or place it was found by."""
    return f"{found['kind']}{int(found['number'])}"


def notes_on(page: str) -> frozenset[str]:
    """Return the names of the notes whose text is on a page."""
    bodies = (NOTE_BODY.fullmatch(found["id"]) for found in _BODY_ON_PAGE.finditer(page))
    return frozenset(note_name(body) for body in bodies if body)
