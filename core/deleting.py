"""What an editor may not delete, told in words before the database tells it with an error.

Wagtail deletes many at once past the rights of their view sets, so the rule of `NeverDeleted` is asked here again.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import PROTECT, RESTRICT, Model
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from core.permissions import NeverDeleted

NEVER = (
    "Нельзя удалить «{title}»: то, что было на сайте или на что кто-то согласился, не исчезает без следа. "
    "Откройте запись и снимите её с сайта или замените новой."
)
IN_USE = "Нельзя удалить «{title}»: на эту запись ссылаются — {users}. Сначала выберите в них другое значение."


def before_delete_snippet(request: HttpRequest, things: Sequence[Any]) -> HttpResponse | None:
    """Refuse the whole deed when one of `things` must stay: nothing is done by halves."""
    for thing in things:
        refusal = refuse_deleting(thing)
        if refusal:
            messages.error(request, refusal)
            return redirect(reverse(thing.snippet_viewset.get_url_name("list")))
    return None


def refuse_deleting(thing: Any) -> str:
    """Say why `thing`, an entry of a reference table, may not be deleted; "" when it may. A statement for each
    relation that protects it."""
    if isinstance(thing.snippet_viewset.permission_policy, NeverDeleted):
        return NEVER.format(title=thing)
    users = [f"{model._meta.verbose_name_plural}: {count}" for model, count in _protectors(thing) if count]
    return IN_USE.format(title=thing, users=", ".join(users)) if users else ""


def _protectors(thing: Model) -> list[tuple[type[Model], int]]:
    relations = [each for each in thing._meta.get_fields(include_hidden=True) if isinstance(each, ForeignObjectRel)]
    return [
        (each.related_model, each.related_model._base_manager.filter(**{each.field.name: thing}).count())
        for each in relations
        if getattr(each, "on_delete", None) in (PROTECT, RESTRICT)
    ]
