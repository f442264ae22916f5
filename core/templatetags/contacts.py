"""Phones as links."""

import re

from django import template

register = template.Library()


@register.filter
def dial(number: str) -> str:
    """The number as a `tel:` link takes it: digits and the leading plus, an extension after a comma's pause."""
    main, _, extension = number.partition("доб.")
    digits = re.sub(r"[^\d+]", "", main)
    return f"{digits},{re.sub(r'[^0-9]', '', extension)}" if extension else digits
