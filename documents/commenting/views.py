"""The form of a remark at its draft, and the page that says how remarks are treated."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.forgery import is_stale
from core.navigation import Crumb, from_home
from correspondence import robots
from documents import consultation
from documents.commenting import receiving
from documents.commenting.places import place_in_words
from documents.commenting.receiving import Receipt, Submission
from documents.commenting.yearly import years
from documents.drafts.reading import way_to
from documents.forms.comments import CommentForm
from documents.models import Clause, DraftRecord, Edition, WithholdingReason
from documents.naming import shortened

STALE = (
    "Прошло много времени, или браузер не хранит файлы cookie, и сайт не смог проверить, что форма отправлена отсюда. "
    "Ничего не потеряно: текст ниже, нажмите «Отправить» ещё раз."
)
TOO_BIG = (
    "Сообщение слишком большое, сайт его не принял. Вернитесь кнопкой «Назад» — браузер обычно хранит написанное, — "
    "и оставьте в тексте главное."
)


@csrf_exempt  # asked by the view itself, so that a stale form comes back with all that was typed
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, draft: DraftRecord) -> HttpResponse:
    """Show the form of a new remark, take in what comes, lead to its receipt."""
    if not draft.is_public:
        raise Http404
    now = timezone.now()
    edition, clause = _place(draft, request.GET)
    if request.method != "POST":
        if not consultation.accepts_comments(draft, now):
            return _refuse(request, draft)
        return _show_form(request, draft, edition, clause, _form(draft))
    posted = posted_fields(request)
    if posted is None:
        return _show_form(request, draft, edition, clause, _form(draft), notice=TOO_BIG, status=413)
    edition, clause = _place(draft, posted)
    form = _form(draft, posted)
    is_valid = form.is_valid()
    if is_stale(request):
        form.add_error(None, STALE)
        return _show_form(request, draft, edition, clause, form, status=403)
    submission = _submission(form, edition, clause) if is_valid else None
    # A second press is answered as the first was, whatever has changed since.
    repeated = receiving.find_repeated(draft, submission) if submission else None
    if repeated is not None:
        return _to_receipt(repeated)
    if not consultation.accepts_comments(draft, now):
        return _refuse(request, draft, text=posted.get("text", ""))
    if submission is None or (admission := robots.admit(request, form)) is None:
        return _show_form(request, draft, edition, clause, form, status=422)
    try:
        receipt = receiving.receive(
            draft,
            submission,
            at=now,
            contact=lambda: form.write_contact(
                f"draft:{draft.public_id}", news_topic=f"draft:{draft.public_id}", news_title=draft.title
            ),
            is_premoderated=settings.COMMENTS_WAIT_FOR_MODERATION or admission.needs_premoderation,
        )
    except receiving.ConsultationClosedError:
        return _refuse(request, draft, text=posted.get("text", ""))
    return _to_receipt(receipt)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Say how remarks are treated: who sees what, terms, rules, figures by year (D222)."""
    context = {
        "crumbs": from_home(Crumb("Как мы обращаемся с предложениями")),
        "is_moderated": settings.COMMENTS_WAIT_FOR_MODERATION,
        "moderation_days": settings.COMMENT_MODERATION_DAYS,
        "reasons": WithholdingReason.labels,
        "years": years(),
    }
    return render(request, "documents/remarks.html", context)


def posted_fields(request: HttpRequest) -> QueryDict | None:
    """Return what was sent; None when it is more than the site reads."""
    try:
        return request.POST
    except RequestDataTooBig:
        return None


def _form(draft: DraftRecord, data: QueryDict | None = None) -> CommentForm:
    return CommentForm(data, topic=f"draft:{draft.public_id}")


def _place(draft: DraftRecord, data: QueryDict) -> tuple[Edition, Clause | None]:
    """Return edition and clause that are remarked on: those the form names, else the current edition as a whole."""
    edition = draft.current_edition
    assert edition is not None, "a public draft has a text"
    number = data.get("edition", "")
    if number.isdecimal() and len(number) < 6 and int(number) != edition.number:
        asked = Edition.objects.public().filter(page=draft.page_id, number=int(number)).first()
        edition = asked or edition
    key = data.get("clause", "")
    clause = Clause.objects.filter(edition=edition, key=key).first() if key.isalnum() else None
    return edition, clause


def _submission(form: CommentForm, edition: Edition, clause: Clause | None) -> Submission:
    return Submission(
        key=form.showing_key,
        edition=edition,
        clause=clause,
        kind=form.cleaned_data["kind"],
        text=form.cleaned_data["text"],
    )


def _to_receipt(receipt: Receipt) -> HttpResponse:
    """Lead to the secret link, which is the receipt; where the author has changed the link since, to the draft."""
    if not receipt.is_current:
        return HttpResponseRedirect(receipt.comment.draft.path, status=303)
    response = HttpResponseRedirect(reverse("remark", args=[receipt.token]), status=303)
    response["Referrer-Policy"] = "no-referrer"
    return response


def _show_form(
    request: HttpRequest,
    draft: DraftRecord,
    edition: Edition,
    clause: Clause | None,
    form: CommentForm,
    *,
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        **draft_context(draft),
        "edition": edition,
        "clause": clause,
        "place": place_in_words(clause.address if clause else ""),
        "quote": receiving.words(clause) if clause else "",
        "form": form,
        "notice": notice,
    }
    return render(request, "documents/remark_form.html", context, status=status)


def _refuse(request: HttpRequest, draft: DraftRecord, text: str = "") -> HttpResponse:
    """Say that remarks are not taken any more; what was typed is shown so that it can be kept."""
    now = timezone.now()
    context = {
        **draft_context(draft),
        "refusal": consultation.late_comment_refusal(draft, now) or "Замечания к этому проекту сейчас не принимают.",
        "text": text,
    }
    return render(request, "documents/remark_refused.html", context, status=403 if request.method == "POST" else 200)


def draft_context(draft: DraftRecord) -> dict[str, Any]:
    closes_at = draft.closes_at
    *way, here = way_to(draft)
    return {
        "draft": draft,
        "draft_page": draft.page,
        "last_day": consultation.last_day_of(closes_at) if closes_at else None,
        "days_left": consultation.days_left(draft, timezone.localdate()),
        "crumbs": [*way, Crumb(shortened(here.title, 60), draft.path), Crumb("Замечание")],
    }
