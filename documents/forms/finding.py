"""An act that an editor names by its number, and by its date where the number alone says too little."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from documents.models import ActRecord
from documents.naming import number_key

_MOST_NAMED = 5


def acts_named(cleaned: Mapping[str, Any]) -> list[ActRecord]:
    """Return the acts with `number`, and of the day `adopted_on` where it is given; the latest first, a few at most."""
    found = ActRecord.objects.filter(number_key=number_key(cleaned["number"])).select_related("kind")
    if cleaned.get("adopted_on"):
        found = found.filter(adopted_on=cleaned["adopted_on"])
    return list(found.order_by("-adopted_on")[: _MOST_NAMED + 1])


def another_act(form: forms.BaseForm, cleaned: Mapping[str, Any], than: ActRecord) -> ActRecord | None:
    """Return the act that was named beside `than`, or tell in `form` what is wrong."""
    acts = acts_named(cleaned)
    if acts == [than]:
        form.add_error("number", "Это номер этого же акта: укажите другой.")
        return None
    return the_only(form, [act for act in acts if act != than])


def the_only(form: forms.BaseForm, acts: Sequence[ActRecord]) -> ActRecord | None:
    """Return the act that was meant, or tell in `form` what is wrong with its fields `number` and `adopted_on`."""
    if not acts:
        number = form.cleaned_data["number"]
        form.add_error("number", f"Акта № {number} нет в реестре. Проверьте номер и дату или сначала добавьте акт.")
        return None
    if len(acts) > 1:
        named = "; ".join(str(act) for act in acts[:_MOST_NAMED])
        form.add_error("adopted_on", f"Таких актов несколько, укажите дату: {named}.")
        return None
    return acts[0]
