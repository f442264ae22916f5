"""Field codes, the same in Word and RTF: the code is never printed, what it shows is."""

_LISTS_OF_PLACES = {"TOC", "TOA", "INDEX"}


def is_contents(instruction: str) -> bool:
    """Tell whether a field is a list of contents: the site makes its own."""
    return not _LISTS_OF_PLACES.isdisjoint(instruction.upper().split()[:1])
