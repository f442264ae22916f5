"""The desk of one act: where and when it was published. Facts are added, changed and deleted; the status follows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from core.posting import posted
from documents.desk.keeping import GONE, act_of, delete, keep, refuse
from documents.desk.places import desk_page
from documents.desk.views import desk
from documents.forms.desk import FactForm
from documents.models import ActRecord, PublicationFact
from documents.promulgation import promulgation

OF_AN_ISSUE = "Это запись вышедшего выпуска сборника: она не удаляется и не меняется."
SECTION = "facts"


@posted
def add_fact(request: HttpRequest, page_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    form = FactForm(request.POST, instance=PublicationFact(act=act))
    return keep(
        request,
        act,
        form,
        form.save,
        shown=lambda: desk(request, page_id, fact_form=form),
        section=SECTION,
        said="Факт опубликования добавлен, статус пересчитан.",
        noted=lambda: f"Добавлен факт опубликования: {form.instance.in_words}",
    )


def _of_the_editor(view: Callable[[HttpRequest, ActRecord, PublicationFact], HttpResponse]) -> Any:
    """Give `view` the act and one of its facts; refuse where it is gone, or is that of an issue that came out."""

    @wraps(view)
    def answer(request: HttpRequest, page_id: int, fact_id: int) -> HttpResponse:
        act = act_of(request, page_id, publishing=True)
        fact = act.publication_facts.filter(pk=fact_id).first()
        if fact is None or fact.printed_in_id:
            return refuse(request, page_id, SECTION, OF_AN_ISSUE if fact else GONE)
        return view(request, act, fact)

    return answer


@_of_the_editor
def change_fact(request: HttpRequest, act: ActRecord, fact: PublicationFact) -> HttpResponse:
    """Show one fact in its form, and keep what was changed."""
    form = FactForm(request.POST or None, instance=fact)
    before = fact.in_words

    def shown() -> HttpResponse:
        return desk_page(request, "documents/desk/fact.html", "Исправить факт опубликования", act, {"fact_form": form})

    if request.method != "POST":
        return shown()
    return keep(
        request,
        act,
        form,
        form.save,
        shown=shown,
        section=SECTION,
        said="Факт опубликования исправлен, статус пересчитан.",
        noted=lambda: f"Исправлен факт опубликования: {form.instance.in_words}. Было: {before}",
    )


@_of_the_editor
def delete_fact(request: HttpRequest, act: ActRecord, fact: PublicationFact) -> HttpResponse:
    return delete(
        request,
        act,
        fact,
        name=f"факт опубликования {fact.in_words}",
        meaning=without(act, fact),
        section=SECTION,
        said="Факт опубликования удалён, статус пересчитан.",
    )


def without(act: ActRecord, fact: PublicationFact) -> str:
    """Return what it means for `act` that `fact` is deleted, in a sentence."""
    facts = list(act.publication_facts.all())
    now = promulgation(facts)
    then = promulgation([other for other in facts if other != fact])
    if now is None or (then and then.published_on == now.published_on):
        return "На статус акта это не повлияет."
    if then:
        return f"Днём официального опубликования станет {then.published_on:%d.%m.%Y}, был {now.published_on:%d.%m.%Y}."
    if act.requires_publication:
        return "Акт перестанет считаться официально опубликованным и потому действовать: он будет ждать опубликования."
    return "Акт перестанет считаться официально опубликованным."
