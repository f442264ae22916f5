"""The days between which a deed works: «с 1 мая 2026 года», «до 31.12.2026»."""

import re
from collections.abc import Sequence
from datetime import date

from documents.text.citations.vocabulary import MONTHS

_MONTHS = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = rf"(?:(\d{{1,2}})\.(\d{{2}})\.(\d{{4}})|(\d{{1,2}})\s+({_MONTHS})\s+(\d{{4}})(?:\s+года|\s+г\.)?)"
FROM = re.compile(rf"\bсо?\s+{DAY}", re.IGNORECASE)
TILL = re.compile(rf"\b(до|по)\s+{DAY}", re.IGNORECASE)


def read_day(groups: Sequence[str | None]) -> date | None:
    """Return the day that the groups of `DAY` name; None where there is no such day."""
    day, month, year, worded_day, name, worded_year = groups
    try:
        if year:
            return date(int(year), int(month or 0), int(day or 0))
        return date(int(worded_year or 0), MONTHS[(name or "").lower()], int(worded_day or 0))
    except ValueError:
        return None
