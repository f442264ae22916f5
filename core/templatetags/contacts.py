"""Phones as links."""

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def dial(number: str) -> str:
    """The number as a `tel:` link takes it: digits and the leading plus, an extension after a comma's pause."""
    main, _, extension = number.partition("доб.")
    digits = re.sub(r"[^\d+]", "", main)
    return f"{digits},{re.sub(r'[^0-9]', '', extension)}" if extension else digits


# A cell that holds nothing but a number: of the country's plan, or a short one of the emergency services.
_CELL = re.compile(r"(<td[^>]*>\s*)(\+7[\d\s()-]{9,17}\d|01|02|03|04|10[1-4]|112)(\s*</td>)")


def _dialled(cell: re.Match[str]) -> str:
    before, number, after = cell.groups()
    return before + format_html('<a href="tel:{}">{}</a>', dial(number), number) + after


@register.filter
def with_dialled_cells(table: SafeString) -> SafeString:
    """Make links of the telephones in a table that says it has some; any other table is left as it is."""
    if "елефон" not in table:
        return table
    linked = _CELL.sub(_dialled, table)
    return mark_safe(linked)  # noqa: S308 - the table is safe already, and what was added is escaped
