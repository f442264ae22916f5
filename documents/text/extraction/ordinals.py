"""Automatic numbers written out: 3 → `3`, `III`, `в`, `c`."""

from collections.abc import Callable

# Word and LibreOffice leave ё, й, ъ and ь out of lists, and keep ы.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LARGEST = 9_999


def decimal(number: int) -> str:
    return str(number)


def russian(number: int) -> str:
    """а, б … я, аа, бб …"""
    return _letters(number, _RUSSIAN)


def latin(number: int) -> str:
    """a, b … z, aa, bb …"""
    return _letters(number, _LATIN)


def roman(number: int) -> str:
    """i, ii, iii, iv …; a number that Rome could not write stays decimal."""
    if not 0 < number <= _LARGEST:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def upper(write: Callable[[int], str]) -> Callable[[int], str]:
    """Return the same way of writing in capitals."""
    return lambda number: write(number).upper()


def _letters(number: int, alphabet: str) -> str:
    if not 0 < number <= _LARGEST:
        return str(number)
    turn, place = divmod(number - 1, len(alphabet))
    return alphabet[place] * (turn + 1)
