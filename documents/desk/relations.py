"""The desk of one act: what it does to others. Relations are added, accepted from its text, dismissed, deleted."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin import messages

from core.posting import posted
from documents import relating
from documents.causes import edition_of
from documents.desk.keeping import act_of, back, delete, keep, note, refuse
from documents.desk.views import desk
from documents.forms.relations import RelationForm
from documents.models import ActRecord, ActRelation
from documents.naming import number_key
from documents.proposing import accept

SECTION = "relations"


@posted
def add_relation(request: HttpRequest, page_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    form = RelationForm(request.POST, source=act)
    answer = keep(
        request,
        act,
        form,
        form.save,
        shown=lambda: desk(request, page_id, relation_form=form),
        section=SECTION,
        said="Связь добавлена, статусы обоих актов пересчитаны.",
        noted=lambda: f"Добавлена связь: {form.in_words}",
        touched=_named(request.POST.get("number", "")),
    )
    if form.is_valid() and form.unfound:
        messages.warning(request, f"В тексте другого акта не нашлось: {', '.join(form.unfound)}. Проверьте номера.")
    return answer


@posted
def decide_proposal(request: HttpRequest, page_id: int) -> HttpResponse:
    """Accept, dismiss or propose again one relation that the text of the act states."""
    act = act_of(request, page_id, publishing=True)
    kind, decision = request.POST.get("kind", ""), request.POST.get("decision", "")
    target = get_object_or_404(ActRecord.objects.select_related("kind"), pk=_whole(request.POST.get("target", "")))
    if kind not in ActRelation.Kind.values or decision not in ("accept", "dismiss", "again"):
        raise Http404
    if decision == "dismiss":
        relating.dismiss(act, kind, target)
        messages.success(request, f"Предложение отклонено: {target}. Передумаете — «Предлагать снова».")
    elif decision == "again":
        relating.propose_again(act, kind, target)
    elif accept(act, kind, target):
        note(request, act, f"Добавлена связь: {ActRelation.Kind(kind).label}: {target}")
        messages.success(request, f"Связь добавлена: {target}. Статусы обоих актов пересчитаны.")
    else:
        messages.error(request, "Текст акта этого больше не предлагает: он изменился. Посмотрите предложения заново.")
    return back(page_id, "proposals")


def delete_relation(request: HttpRequest, page_id: int, relation_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    relation = act.outgoing_relations.filter(pk=relation_id).select_related("source__kind", "target__kind").first()
    if relation is None:
        return refuse(request, page_id, SECTION)
    if edition := edition_of(relation):
        why = f"Связь остаётся: по ней вышла редакция № {edition.number}, она не меняется."
        return refuse(request, page_id, SECTION, why)
    return delete(
        request,
        act,
        relation,
        name=f"связь «{relation.get_kind_display()}: {relation.target}»",
        meaning="Она исчезнет у обоих актов, и статус второго пересчитается: как будто этот акт с ним ничего не делал.",
        section=SECTION,
        said="Связь удалена, статусы обоих актов пересчитаны.",
    )


def _named(number: str) -> QuerySet[ActRecord]:
    """Return the acts that a relation to `number` may write."""
    return ActRecord.objects.filter(number_key=number_key(number))


def _whole(number: str) -> int:
    return int(number) if number.isdecimal() and len(number) < 19 else 0
