"""The desk of one act: publication facts, relations, and taking it off the site."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from core.forms import ReasonForm
from documents import permissions, publication
from documents.desk.places import desk_page, filed_record
from documents.forms.desk import EndForm, FactForm, RelationForm
from documents.models import ActRecord, ActRelation, Edition, PublicationFact
from documents.status import status


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the act stands and everything that hangs on it; `bound` are forms sent back with their errors."""
    record = _record(request, page_id)
    context = {
        "fact_form": FactForm(),
        "relation_form": RelationForm(source=record),
        "end_form": EndForm(instance=record),
        **bound,
        "record": record,
        "status": status(record, timezone.localdate()),
        "editions": Edition.objects.filter(page=page_id).order_by("-number"),
        "facts": record.publication_facts.all(),
        "relations": record.outgoing_relations.select_related("target__kind").order_by("kind", "pk"),
        "incoming": record.incoming_relations.select_related("source__kind").order_by("kind", "pk"),
        "may_publish": permissions.may_publish(request.user, record.page),
    }
    return desk_page(request, "documents/desk/desk.html", "Тексты и сведения", record, context)


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the act off the site, asking for the reason that everybody will read."""
    record = _record(request, page_id, publishing=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(record, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Акт снят с публикации. По его адресу теперь стоит объяснение.")
        return redirect("acts_desk:desk", page_id)
    return desk_page(request, "documents/desk/withdraw.html", "Снять с публикации", record, {"form": form})


@require_POST
def restore(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id, publishing=True)
    try:
        publication.restore(record, by=request.user)
        messages.success(request, "Акт снова опубликован.")
    except (publication.PublicationError, ValidationError) as error:
        messages.error(request, str(error))
    return redirect("acts_desk:desk", page_id)


@require_POST
def add_fact(request: HttpRequest, page_id: int) -> HttpResponse:
    form = FactForm(request.POST, instance=PublicationFact(act=_record(request, page_id, publishing=True)))
    return _keep(request, page_id, "fact_form", form, form.save, "Факт опубликования добавлен, статус пересчитан.")


@require_POST
def add_relation(request: HttpRequest, page_id: int) -> HttpResponse:
    form = RelationForm(request.POST, source=_record(request, page_id, publishing=True))
    return _keep(
        request, page_id, "relation_form", form, form.save, "Связь добавлена, статусы обоих актов пересчитаны."
    )


@require_POST
def set_end(request: HttpRequest, page_id: int) -> HttpResponse:
    form = EndForm(request.POST, instance=_record(request, page_id, publishing=True))
    save = lambda: publication.set_end(form.save(commit=False))  # noqa: E731 - one of three alike
    return _keep(request, page_id, "end_form", form, save, "Сохранено, статус пересчитан.")


@require_POST
def delete_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    fact = get_object_or_404(PublicationFact.objects.select_related("act"), pk=fact_id)
    if fact.printed_in_id:
        _record(request, fact.act.page_id, publishing=True)
        messages.error(request, "Это запись вышедшего выпуска сборника: она не удаляется и не меняется.")
        return redirect("acts_desk:desk", fact.act.page_id)
    return _delete(request, fact, fact.act.page_id, "Факт опубликования удалён, статус пересчитан.")


@require_POST
def delete_relation(request: HttpRequest, relation_id: int) -> HttpResponse:
    relation = get_object_or_404(ActRelation.objects.select_related("source"), pk=relation_id)
    return _delete(request, relation, relation.source.page_id, "Связь удалена, статусы обоих актов пересчитаны.")


def _keep(
    request: HttpRequest, page_id: int, name: str, form: BaseForm, save: Callable[[], object], said: str
) -> HttpResponse:
    """Save what a form of the desk says, or show the desk with the form and its errors."""
    if not form.is_valid():
        return desk(request, page_id, **{name: form})
    save()
    messages.success(request, said)
    return redirect("acts_desk:desk", page_id)


def _delete(request: HttpRequest, row: Model, page_id: int, said: str) -> HttpResponse:
    _record(request, page_id, publishing=True)
    row.delete()
    messages.success(request, said)
    return redirect("acts_desk:desk", page_id)


def _record(request: HttpRequest, page_id: int, *, publishing: bool = False) -> ActRecord:
    """Return the act's row; 404 where there is none, refusal where the editor may not."""
    record = filed_record(request, page_id, publishing=publishing)
    if not isinstance(record, ActRecord):
        raise Http404
    return record
