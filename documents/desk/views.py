"""The desk of one act: its texts, publication facts, relations, and taking it off the site."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from documents import permissions, publication
from documents.editions import draft_edition
from documents.forms.desk import EndForm, FactForm, ReasonForm, RelationForm, TextForm
from documents.models import ActRecord, ActRelation, Edition, PublicationFact
from documents.reading import shown_clauses
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
    return _page(request, "documents/desk/desk.html", "Тексты и сведения", record, context)


def add_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take a pasted text, cut it into clauses and keep it as a draft edition."""
    record = _record(request, page_id)
    has_text = Edition.objects.filter(page=page_id).exists()
    form = TextForm(
        request.POST or None,
        initial={"dated_on": timezone.localdate() if has_text else record.adopted_on},
        needs_note=has_text,
        within_article=record.kind.is_reference_text,
    )
    if request.method == "POST" and form.is_valid():
        edition = draft_edition(
            record.page,
            form.cut().clauses,
            dated_on=form.cleaned_data["dated_on"],
            note=form.cleaned_data["note"],
        )
        messages.success(request, "Текст разобран на пункты. Проверьте его и опубликуйте.")
        return redirect("acts_desk:edition", edition.pk)
    return _page(request, "documents/desk/add_text.html", "Новый текст", record, {"form": form})


def show_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition, pk=edition_id)
    record = _record(request, edition.page_id)
    context = {
        "edition": edition,
        "clauses": shown_clauses(list(edition.clauses.all())),
        "may_publish": permissions.may_publish(request.user, record.page),
    }
    return _page(request, "documents/desk/edition.html", f"Редакция № {edition.number}", record, context)


@require_POST
def publish_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = get_object_or_404(Edition, pk=edition_id)
    record = _record(request, edition.page_id)
    try:
        publication.publish_edition(edition, by=request.user, is_anonymised="is_anonymised" in request.POST)
    except publication.PublicationError as error:
        messages.error(request, str(error))
        return redirect("acts_desk:edition", edition.pk)
    except ValidationError as error:
        messages.error(request, f"Заполните карточку акта: {' '.join(error.messages)}")
        return redirect("wagtailadmin_pages:edit", edition.page_id)
    messages.success(
        request, "Редакция опубликована.", buttons=[messages.button(record.path, "Открыть на сайте", new_window=True)]
    )
    return redirect("acts_desk:desk", edition.page_id)


@require_POST
def discard_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Throw a draft away. A published edition stays for ever (D54)."""
    edition = get_object_or_404(Edition, pk=edition_id)
    _record(request, edition.page_id)
    if edition.was_public:
        messages.error(request, "Опубликованную редакцию удалить нельзя. Исправление — новая редакция.")
    else:
        edition.delete()
        messages.success(request, "Черновик удалён.")
    return redirect("acts_desk:desk", edition.page_id)


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take the act off the site, asking for the reason that everybody will read."""
    record = _record(request, page_id, publishing=True)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(record, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, "Акт снят с публикации. По его адресу теперь стоит объяснение.")
        return redirect("acts_desk:desk", page_id)
    return _page(request, "documents/desk/withdraw.html", "Снять с публикации", record, {"form": form})


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
    record = _record(request, page_id, publishing=True)
    form = FactForm(request.POST, instance=PublicationFact(act=record))
    if not form.is_valid():
        return desk(request, page_id, fact_form=form)
    form.save()
    messages.success(request, "Факт опубликования добавлен, статус пересчитан.")
    return redirect("acts_desk:desk", page_id)


@require_POST
def delete_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    fact = get_object_or_404(PublicationFact.objects.select_related("act"), pk=fact_id)
    _record(request, fact.act.page_id, publishing=True)
    if fact.printed_in_id:
        messages.error(request, "Это запись вышедшего выпуска сборника: она не удаляется и не меняется.")
    else:
        fact.delete()
        messages.success(request, "Факт опубликования удалён, статус пересчитан.")
    return redirect("acts_desk:desk", fact.act.page_id)


@require_POST
def add_relation(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id, publishing=True)
    form = RelationForm(request.POST, source=record)
    if not form.is_valid():
        return desk(request, page_id, relation_form=form)
    form.save()
    messages.success(request, "Связь добавлена, статусы обоих актов пересчитаны.")
    return redirect("acts_desk:desk", page_id)


@require_POST
def delete_relation(request: HttpRequest, relation_id: int) -> HttpResponse:
    relation = get_object_or_404(ActRelation.objects.select_related("source"), pk=relation_id)
    _record(request, relation.source.page_id, publishing=True)
    relation.delete()
    messages.success(request, "Связь удалена, статусы обоих актов пересчитаны.")
    return redirect("acts_desk:desk", relation.source.page_id)


@require_POST
def set_end(request: HttpRequest, page_id: int) -> HttpResponse:
    record = _record(request, page_id, publishing=True)
    form = EndForm(request.POST, instance=record)
    if not form.is_valid():
        return desk(request, page_id, end_form=form)
    publication.set_end(form.save(commit=False))
    messages.success(request, "Сохранено, статус пересчитан.")
    return redirect("acts_desk:desk", page_id)


def _record(request: HttpRequest, page_id: int, *, publishing: bool = False) -> ActRecord:
    """Return the act's row; 404 where there is none, refusal where the editor may not."""
    related = ("page", "kind", "issuing_body", "rubric", "current_edition")
    record: ActRecord = get_object_or_404(ActRecord.objects.select_related(*related), page=page_id)
    allowed = permissions.may_publish if publishing else permissions.may_edit
    if not allowed(request.user, record.page):
        raise PermissionDenied
    return record


def _page(request: HttpRequest, template: str, title: str, record: ActRecord, context: dict[str, Any]) -> HttpResponse:
    crumbs = [
        {"url": reverse("register:index"), "label": "Реестр актов"},
        {"url": reverse("acts_desk:desk", args=[record.page_id]), "label": str(record)},
        {"url": "", "label": title},
    ]
    shared = {"header_title": title, "page_title": title, "header_icon": "doc-full", "breadcrumbs_items": crumbs}
    return render(request, template, {**shared, "record": record, **context})
