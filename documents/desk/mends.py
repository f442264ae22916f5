"""The desk of a draft's structure: mending it, deciding what clauses were before, taking both back."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin import messages

from core.posting import posted
from documents import preparing
from documents.desk.places import desk_page, filed_record
from documents.forms.texts import KIND_NAMES, MendForm
from documents.models import Clause, Edition, Preparation
from documents.preparing import named
from documents.reading import shown_clauses
from documents.text.mending import TAKES_NUMBER, Mend, MendError, splitting_places
from documents.text.model import Kind

_MANY_PLACES = 40
_FIELD_OF = {"retype": "kind", "renumber": "number", "relevel": "level", "split": "place"}
_NUMBER = re.compile(r"[^\W_][\w.()/¹²³⁰⁴-⁹-]*")
"""A letter or a digit, then what the numbers of clauses are made of: «2.3(1)», «5_1», «б.1», «IV»."""


def mend_clause(request: HttpRequest, edition_id: int, place: int) -> HttpResponse:
    """Show one clause of a draft with what can be mended, or mend it."""
    edition = _draft(request, edition_id)
    clause = get_object_or_404(Clause, edition=edition, position=place)
    preparation = get_object_or_404(Preparation, edition=edition)
    seen = request.POST.get("seen", preparing.version(preparation))
    form = MendForm(request.POST or None, initial={"kind": clause.kind, "number": clause.number, "level": clause.level})
    if request.method == "POST" and form.is_valid():
        try:
            wanted, words = _wanted(request.POST.get("do", ""), clause, form)
            preparing.make_mend(edition, wanted, words=words, seen=seen)
        except preparing.StaleError as error:
            messages.error(request, str(error))
            return redirect("texts_desk:edition", edition.pk)
        except MendError as error:
            form.add_error(_FIELD_OF.get(request.POST.get("do", "")), str(error))
        else:
            messages.success(request, f"Исправлено: {words}.")
            return redirect(_where_it_stands(edition, place - 1 if wanted.do == "join" else place))
    record = filed_record(request, edition.page_id)
    context = {
        "edition": edition,
        "each": shown_clauses([clause])[0],
        "above": named(Clause.objects.filter(edition=edition, position=place - 1).first()),
        "form": form,
        "seen": seen,
        "is_table": clause.kind == Kind.TABLE,
        "takes_number": Kind(clause.kind) in TAKES_NUMBER,
        "parts": [(at, clause.text[at : at + 70]) for at in splitting_places(clause.text)[:_MANY_PLACES]],
    }
    return desk_page(request, "documents/desk/mend.html", "Исправить разбивку", record, context)


@posted
def decide(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Keep what the editor says of one clause: which clause of the edition before it was, or what became of it."""
    edition = _draft(request, edition_id)
    preparation = get_object_or_404(Preparation.objects.select_related("base"), edition=edition)
    about, place, chosen = request.POST.get("about"), request.POST.get("place", ""), request.POST.get("chosen", "")
    old_place, new_place = (chosen, place) if about == "new" else (place, chosen)
    old = _clause(preparation.base, old_place)
    new = _clause(edition, new_place)
    if old is None and new is None:
        messages.error(request, preparing.STALE)
        return redirect("texts_desk:edition", edition.pk)
    words = f"{named(new) if new else 'исключён'} ← {named(old) if old else 'новый пункт'}"
    try:
        preparing.decide(
            edition,
            old.position if old else None,
            new.position if new else None,
            about="new" if about == "new" else "old",
            words=words,
            seen=request.POST.get("seen", ""),
        )
    except preparing.StaleError as error:
        messages.error(request, str(error))
    shown = f"match-new-{new.position}" if new else f"match-old-{old.position}" if old else "matches"
    return redirect(_section(edition, shown))


@posted
def take_back(request: HttpRequest, edition_id: int, step: int) -> HttpResponse:
    """Take back the last mend or any decision."""
    edition = _draft(request, edition_id)
    steps = get_object_or_404(Preparation, edition=edition).steps
    is_answer = step < len(steps) and steps[step]["do"] == preparing.DECIDE
    try:
        preparing.take_back(edition, step, seen=request.POST.get("seen", ""))
    except (preparing.StaleError, MendError) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Отменено.")
    return redirect(_section(edition, "matches" if is_answer else "steps"))


@posted
def match_again(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Match the draft with the edition that has become current since."""
    edition = _draft(request, edition_id)
    preparing.follow_current_edition(edition)
    messages.success(request, "Пункты сопоставлены с действующей редакцией заново. Проверьте их.")
    return redirect(_section(edition, "matches"))


def _draft(request: HttpRequest, edition_id: int) -> Edition:
    edition = get_object_or_404(Edition.objects.select_related("page"), pk=edition_id, published_at=None)
    filed_record(request, edition.page_id)
    return edition


def _section(edition: Edition, place: str) -> str:
    """The page of a draft, open where the editor has just been at work."""
    return f"{reverse('texts_desk:edition', args=[edition.pk])}#{place}"


def _where_it_stands(edition: Edition, place: int) -> str:
    return _section(edition, Clause.objects.get(edition=edition, position=place).address)


def _clause(edition: Edition | None, place: str) -> Clause | None:
    if edition is None or not place.isdecimal():
        return None
    return Clause.objects.filter(edition=edition, position=int(place)).first()


def _wanted(do: str, clause: Clause, form: MendForm) -> tuple[Mend, str]:
    """Return the mend a button stands for, and its words for the list of steps."""
    name, said, at = named(clause), form.cleaned_data, clause.position
    if do == "retype":
        if said["kind"] == clause.kind:
            raise MendError("Такого вида она уже и есть: выберите другой.")
        return Mend(do, at, said["kind"]), f"«{name}» — {KIND_NAMES[Kind(said['kind'])]}"
    if do == "renumber":
        number = _read_number(said["number"])
        if number == clause.number:
            raise MendError(f"Номер у неё уже такой: {number}." if number else "Номера у неё и так нет: впишите его.")
        return Mend(do, at, number), f"«{name}» — {f'номер {number}' if number else 'без номера'}"
    if do == "relevel":
        if said["level"] == clause.level:
            raise MendError("На этом уровне она уже и стоит: впишите другой.")
        return Mend(do, at, said["level"]), f"«{name}» — уровень {said['level']}"
    if do == "join":
        return Mend(do, at), f"«{name}» присоединён к предыдущему"
    if do.startswith("split-") and do[6:].isdecimal():
        return Mend("split", at, int(do[6:])), f"«{name}» разделён"
    if do == "split":
        words = " ".join(said["place"].split())
        if not words or clause.text.count(words) != 1:
            raise MendError(
                "Напишите слова, с которых начинается новая часть: они должны встретиться в тексте пункта один раз."
            )
        return Mend("split", at, clause.text.index(words)), f"«{name}» разделён"
    raise MendError("Выберите, что исправить.")


def _read_number(typed: str) -> str:
    """Return a number without the point or bracket that print puts after it: «2.3.» and «а)» are «2.3» and «а»."""
    number = typed.strip().rstrip(".")
    if number.endswith(")") and "(" not in number:
        number = number[:-1]
    if number and not _NUMBER.fullmatch(number):
        raise MendError("На номер это не похоже: впишите его как в документе, например 2.3, 5¹, а или IV.")
    return number
