"""Fields that are asked for only when another one is answered a certain way.

Wagtail's own rules hide them in the browser and send nothing of what is hidden. Without scripts every field is there,
and the form says which of them are not meant.
"""

import json
from collections.abc import Iterable

from django import forms


def show_when(form: forms.BaseForm, names: Iterable[str], by: str, values: Iterable[str]) -> None:
    """Show the fields `names` of `form` while its field `by` has one of `values`."""
    shown = rule(by, values)
    for name in names:
        field = form.fields[name]
        field.shown_when = shown  # type: ignore[attr-defined]  # read by the template of a field
        field.widget.attrs |= {"data-w-rules-target": "enable", "data-w-rules": shown}


def rule(by: str, values: Iterable[str]) -> str:
    """Return the rule as Wagtail reads it: that the field `by` has one of `values`."""
    return json.dumps({by: sorted(str(value) for value in values)})
