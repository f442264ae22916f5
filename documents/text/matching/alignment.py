"""Two rows of clauses lined up in their order."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

BAND = 16
"""In a long row a clause is looked for this far from where it stood: the cost grows with the row, not its square."""

_SKIP_OLD, _SKIP_NEW, _PAIR = range(3)


def line_up(row: Sequence[int], other_row: Sequence[int], points: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs that do not cross and have the greatest sum of points; none of them is worth nothing or less."""
    slope = len(other_row) / max(len(row), 1)
    bands: list[tuple[int, bytearray]] = []
    first_above, above = 0, [0.0]  # above[k]: the best sum of the rows so far and of first_above + k columns
    for place, one in enumerate(row):
        middle = round(place * slope)
        first, last = max(0, middle - BAND), min(len(other_row), middle + BAND + 1)
        choices = bytearray(last - first)
        sums = [above[min(first - first_above, len(above) - 1)]]
        for column in range(first, last):
            diagonal = above[min(column - first_above, len(above) - 1)]
            skip_old = above[min(column + 1 - first_above, len(above) - 1)]
            worth = points(one, other_row[column])
            pair = diagonal + worth if worth > 0 else -1.0
            if pair > skip_old and pair > sums[-1]:
                sums.append(pair)
                choices[column - first] = _PAIR
            elif sums[-1] > skip_old:
                sums.append(sums[-1])
                choices[column - first] = _SKIP_NEW
            else:
                sums.append(skip_old)
        bands.append((first, choices))
        first_above, above = first, sums
    return [(row[place], other_row[column]) for place, column in _trace(bands, len(other_row))]


def _trace(bands: Sequence[tuple[int, bytearray]], columns: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    place, column = len(bands) - 1, columns - 1
    while place >= 0 and column >= 0:
        first, choices = bands[place]
        column = min(column, first + len(choices) - 1)
        choice = choices[column - first] if column >= first else _SKIP_OLD
        if choice == _PAIR:
            pairs.append((place, column))
            column -= 1
        if choice == _SKIP_NEW:
            column -= 1
        else:
            place -= 1
    return pairs[::-1]


def longest_rise(values: Sequence[int]) -> list[int]:
    """Return the places of a longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for place, value in enumerate(values):
        length = bisect_left(tails, value)
        before.append(ends[length - 1] if length else None)
        if length == len(tails):
            tails.append(value)
            ends.append(place)
        else:
            tails[length] = value
            ends[length] = place
    rise: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        rise.append(at)
        at = before[at]
    return rise[::-1]
