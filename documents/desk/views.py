"""The desk of one act: its texts, publication facts, relations, an end that no act of the register tells."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from core.posting import posted
from documents import permissions, publication, relating
from documents.causes import causes_in_words, causes_of, edition_of
from documents.desk.places import desk_page, filed_record
from documents.forms.desk import EndForm, FactForm, RelationForm
from documents.forms.registration import registration_forms
from documents.models import ActRecord, ActRelation, Edition, PublicationFact
from documents.promulgation import promulgation, publications
from documents.proposing import accept, proposals
from documents.registration.shown import shown_registration
from documents.relations import shown_relation
from documents.status import status
from documents.wording import promulgation_in_words, validity


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the act stands and everything that hangs on it; `bound` are forms sent back with their errors."""
    record = _record(request, page_id)
    today = timezone.localdate()
    state = status(record, today)
    editions = list(Edition.objects.filter(page=page_id).order_by("-number"))
    causes = causes_of(editions)
    context = {
        "fact_form": FactForm(),
        "relation_form": RelationForm(source=record),
        "end_form": EndForm(instance=record),
        **registration_forms(record),
        **bound,
        "record": record,
        "status": state,
        "editions": [
            (edition, validity(record, edition, state, today), causes_in_words(causes[edition.pk]))
            for edition in editions
        ],
        "facts": _facts(record),
        **shown_registration(record),
        "relations": [(row, shown_relation(row, is_outgoing=True)) for row in _relations(record.outgoing_relations)],
        "incoming": [(row, shown_relation(row, is_outgoing=False)) for row in _relations(record.incoming_relations)],
        "proposals": proposals(record),
        "may_publish": permissions.may_publish(request.user, record.page),
    }
    return desk_page(request, "documents/desk/desk.html", "Тексты и сведения", record, context)


@posted
def add_fact(request: HttpRequest, page_id: int) -> HttpResponse:
    form = FactForm(request.POST, instance=PublicationFact(act=_record(request, page_id, publishing=True)))
    return _keep(request, page_id, "fact_form", form, form.save, "Факт опубликования добавлен, статус пересчитан.")


@posted
def add_relation(request: HttpRequest, page_id: int) -> HttpResponse:
    form = RelationForm(request.POST, source=_record(request, page_id, publishing=True))
    return _keep(
        request, page_id, "relation_form", form, form.save, "Связь добавлена, статусы обоих актов пересчитаны."
    )


@posted
def decide_proposal(request: HttpRequest, page_id: int) -> HttpResponse:
    """Accept, dismiss or propose again one relation that the text of the act states."""
    record = _record(request, page_id, publishing=True)
    kind, decision = request.POST.get("kind", ""), request.POST.get("decision", "")
    target = get_object_or_404(ActRecord.objects.select_related("kind"), pk=_whole(request.POST.get("target", "")))
    if kind not in ActRelation.Kind.values or decision not in ("accept", "dismiss", "again"):
        raise Http404
    if decision == "dismiss":
        relating.dismiss(record, kind, target)
        messages.success(request, f"Предложение отклонено: {target}. Больше оно не появится.")
    elif decision == "again":
        relating.propose_again(record, kind, target)
    elif accept(record, kind, target):
        messages.success(request, f"Связь добавлена: {target}. Статусы обоих актов пересчитаны.")
    else:
        messages.error(request, "Текст акта этого больше не предлагает: он изменился. Посмотрите предложения заново.")
    return redirect(f"{reverse('acts_desk:desk', args=[page_id])}#proposals")


@posted
def set_end(request: HttpRequest, page_id: int) -> HttpResponse:
    form = EndForm(request.POST, instance=_record(request, page_id, publishing=True))
    save = lambda: publication.set_end(form.save(commit=False))  # noqa: E731 - one of three alike
    return _keep(request, page_id, "end_form", form, save, "Сохранено, статус пересчитан.")


@posted
def delete_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    fact = get_object_or_404(PublicationFact.objects.select_related("act"), pk=fact_id)
    if fact.printed_in_id:
        _record(request, fact.act.page_id, publishing=True)
        messages.error(request, "Это запись вышедшего выпуска сборника: она не удаляется и не меняется.")
        return redirect("acts_desk:desk", fact.act.page_id)
    return _delete(request, fact, fact.act.page_id, "Факт опубликования удалён, статус пересчитан.")


@posted
def delete_relation(request: HttpRequest, relation_id: int) -> HttpResponse:
    relation = get_object_or_404(ActRelation.objects.select_related("source", "target"), pk=relation_id)
    if edition := edition_of(relation):
        _record(request, relation.source.page_id, publishing=True)
        messages.error(request, f"Связь остаётся: по ней вышла редакция № {edition.number}, она не меняется.")
        return redirect("acts_desk:desk", relation.source.page_id)
    return _delete(request, relation, relation.source.page_id, "Связь удалена, статусы обоих актов пересчитаны.")


def _facts(record: ActRecord) -> list[tuple[PublicationFact, str]]:
    """Each fact with whether it makes the act officially public."""
    facts = list(record.publication_facts.all())
    first = promulgation(facts)
    return [(fact, promulgation_in_words(each, first)) for each in publications(facts) for fact in each.facts]


def _relations(rows: Any) -> QuerySet[ActRelation]:
    related: QuerySet[ActRelation] = rows.select_related("source__kind", "target__kind").prefetch_related("places")
    return related.order_by("kind", "pk")


def _whole(number: str) -> int:
    return int(number) if number.isdecimal() and len(number) < 19 else 0


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
