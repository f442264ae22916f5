"""The desk of remarks: the queue, one remark, decisions on showing it, answers to it.

Two rights, two people (D195): who checks remarks, and who answers them. Neither sees an address or can touch the
author's words. After a decision the next remark of the same list opens.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from correspondence.consents import shown_names
from documents.commenting import answering, moderation, queue
from documents.commenting.fate import author_fate
from documents.commenting.places import place_in_words
from documents.forms.answering import AnswerForm, RedactForm, WithholdForm
from documents.models import Comment, DraftRecord

MODERATE = "documents.moderate_comment"
ANSWER = "documents.answer_comment"
PER_PAGE = 50
LISTED = ("show", "draft", "number")
"""Parameters of the list; they travel with a remark, so that one comes back to the same list."""


def may_work(user: Any) -> bool:
    """Say whether `user` has anything to do with remarks."""
    return bool(user.has_perm(MODERATE) or user.has_perm(ANSWER))


def queue_view(request: HttpRequest) -> HttpResponse:
    """Show the list: what waits, for how long, what is overdue."""
    _require_any(request)
    query = _query(request)
    page = Paginator(queue.narrowed(query), PER_PAGE).get_page(request.GET.get("p"))
    overdue = queue.last_overdue_day(timezone.localdate())
    context = {
        "page": page,
        "rows": [(comment, place_in_words(comment.clause_address), _is_overdue(comment, overdue)) for comment in page],
        "query": query,
        "listed": _encoded(query),
        "tabs": [
            (name, label, _encoded({**query, "show": name}), name == query["show"])
            for name, label in queue.SHOW.items()
        ],
        "waiting": queue.waiting().count(),
        "unanswered": queue.unanswered().count(),
        "drafts": queue.drafts_with_remarks(),
        "may_answer": request.user.has_perm(ANSWER),
    }
    return _page(request, "documents/desk/remarks/queue.html", "Замечания жителей", context)


def remark(request: HttpRequest, comment_id: int, **bound: Any) -> HttpResponse:
    """Show one remark whole; `bound` are forms sent back with their errors."""
    _require_any(request)
    comment = _comment(comment_id)
    query = _query(request)
    names = shown_names([comment.contact_id] if comment.contact_id else [])
    next_one = queue.next_after(comment, query)
    context = {
        "redact_form": RedactForm(auto_id="redact_%s"),
        "withhold_form": WithholdForm(auto_id="withhold_%s"),
        "answer_form": AnswerForm(draft=comment.draft, auto_id="answer_%s"),
        **bound,
        "comment": comment,
        "draft": comment.draft,
        "label": names.get(comment.contact_id or 0, ""),
        "place": place_in_words(comment.clause_address),
        "due_on": queue.moderation_due_on(comment),
        "is_overdue": comment.moderation == Comment.Moderation.WAITING
        and queue.moderation_due_on(comment) < timezone.localdate(),
        "fate": author_fate(comment),
        "steps": comment.steps.select_related("by"),
        "versions": comment.versions.all(),
        "same_answer": comment.answer.comments.exclude(pk=comment.pk).order_by("number") if comment.answer else [],
        "next": next_one,
        "listed": _encoded(query),
        "may_moderate": request.user.has_perm(MODERATE),
        "may_answer": request.user.has_perm(ANSWER),
        "is_withdrawn": comment.moderation == Comment.Moderation.WITHDRAWN,
    }
    return _page(request, "documents/desk/remarks/remark.html", f"Замечание № {comment.number}", context)


@require_POST
def publish(request: HttpRequest, comment_id: int) -> HttpResponse:
    _require(request, MODERATE)
    comment = _comment(comment_id)
    if back := _changed_since(request, comment):
        return back
    return _decide(request, comment, "показано на сайте", lambda: moderation.publish(comment, by=request.user))


@require_POST
def publish_partly(request: HttpRequest, comment_id: int) -> HttpResponse:
    _require(request, MODERATE)
    comment = _comment(comment_id)
    if back := _changed_since(request, comment):
        return back
    form = RedactForm(request.POST, auto_id="redact_%s")
    if not form.is_valid():
        return remark(request, comment_id, redact_form=form)
    given = form.cleaned_data
    try:
        moderation.publish_partly(comment, given["fragments"], given["reason"], by=request.user, note=given["note"])
    except moderation.ModerationError as error:
        form.add_error("fragments", str(error))
        return remark(request, comment_id, redact_form=form)
    return _on(request, comment, "показано на сайте без скрытых слов")


@require_POST
def withhold(request: HttpRequest, comment_id: int) -> HttpResponse:
    _require(request, MODERATE)
    comment = _comment(comment_id)
    if back := _changed_since(request, comment):
        return back
    form = WithholdForm(request.POST, auto_id="withhold_%s")
    if not form.is_valid():
        return remark(request, comment_id, withhold_form=form)
    reason, note = form.cleaned_data["reason"], form.cleaned_data["note"]
    return _decide(
        request,
        comment,
        "не показано; его номер и причина видны всем",
        lambda: moderation.withhold(comment, reason, by=request.user, note=note),
    )


@require_POST
def send_back(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Undo a decision: the remark leaves the site and waits again."""
    _require(request, MODERATE)
    comment = _comment(comment_id)
    try:
        moderation.send_back(comment, by=request.user)
        messages.success(request, f"Замечание № {comment.number} снова ждёт проверки, на сайте его нет.")
    except moderation.ModerationError as error:
        messages.error(request, str(error))
    return _to(comment, _query(request))


@require_POST
def answer(request: HttpRequest, comment_id: int) -> HttpResponse:
    _require(request, ANSWER)
    comment = _comment(comment_id)
    if back := _changed_since(request, comment):
        return back
    form = AnswerForm(request.POST, draft=comment.draft, auto_id="answer_%s")
    if form.is_valid():
        try:
            answering.answer(comment.draft, [comment], form.reply(), by=request.user, seen=[comment.standing])
        except answering.AnsweringError as error:
            form.add_error(None, str(error))
        else:
            return _on(request, comment, "получило ответ")
    return remark(request, comment_id, answer_form=form)


def answer_many(request: HttpRequest) -> HttpResponse:
    """Give one answer to the remarks chosen in the list; each keeps its number and its line in the summary (D202)."""
    _require(request, ANSWER)
    source = request.POST if request.method == "POST" else request.GET
    chosen = [int(key) for key in source.getlist("comment") if key.isdecimal() and len(key) < 19]
    comments = list(Comment.objects.filter(pk__in=chosen).select_related("draft").order_by("number"))
    if not comments:
        messages.error(request, "Отметьте в списке замечания, на которые хотите ответить.")
        return redirect("remarks_desk:queue")
    draft: DraftRecord = comments[0].draft
    if any(comment.draft_id != draft.pk for comment in comments):
        messages.error(request, "Один ответ даётся на замечания к одному проекту: сначала отберите проект.")
        return redirect("remarks_desk:queue")
    form = AnswerForm(request.POST if request.method == "POST" else None, draft=draft)
    if request.method == "POST" and form.is_valid():
        try:
            answering.answer(draft, comments, form.reply(), by=request.user, seen=request.POST.getlist("seen"))
        except answering.AnsweringError as error:
            form.add_error(None, str(error))
            comments = [each for each in comments if each.moderation != Comment.Moderation.WITHDRAWN]
        else:
            messages.success(request, f"Ответ дан на замечания: {answering.named(comments)}.")
            return redirect(f"{reverse('remarks_desk:queue')}?{_encoded(_query(request))}")
    context = {"form": form, "comments": comments, "draft": draft, "listed": _encoded(_query(request))}
    return _page(request, "documents/desk/remarks/answer.html", "Один ответ на несколько замечаний", context)


@require_POST
def take_back(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Undo an answer: the remark is unanswered again."""
    _require(request, ANSWER)
    comment = _comment(comment_id)
    try:
        answering.take_back(comment, by=request.user)
        messages.success(request, f"Ответ на замечание № {comment.number} снят. Он остался в журнале.")
    except answering.AnsweringError as error:
        messages.error(request, str(error))
    return _to(comment, _query(request))


def _changed_since(request: HttpRequest, comment: Comment) -> HttpResponse | None:
    """Lead back to a remark that its author has changed since the page with the pressed button was shown."""
    if request.POST.get("seen", comment.wording) == comment.wording:
        return None
    messages.error(request, moderation.CHANGED)
    return _to(comment, _query(request))


def _decide(request: HttpRequest, comment: Comment, done: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except moderation.ModerationError as error:
        messages.error(request, str(error))
        return _to(comment, _query(request))
    return _on(request, comment, done)


def _on(request: HttpRequest, comment: Comment, done: str) -> HttpResponse:
    """Say what was done and open the next remark of the list, or the list where there is none."""
    query = _query(request)
    back = messages.button(_address(comment, query), "Открыть его")
    messages.success(request, f"Замечание № {comment.number} {done}.", buttons=[back])
    following = queue.next_after(comment, query)
    if following is None:
        return redirect(f"{reverse('remarks_desk:queue')}?{_encoded(query)}")
    return _to(following, query)


def _to(comment: Comment, query: dict[str, str]) -> HttpResponse:
    return redirect(_address(comment, query))


def _address(comment: Comment, query: dict[str, str]) -> str:
    return f"{reverse('remarks_desk:remark', args=[comment.pk])}?{_encoded(query)}"


def _query(request: HttpRequest) -> dict[str, str]:
    """Return the parameters of the list. Who only answers begins with what is unanswered."""
    given: QueryDict = request.GET
    usual = "waiting" if request.user.has_perm(MODERATE) else "unanswered"
    query = {name: given.get(name, "") for name in LISTED}
    query["show"] = query["show"] if query["show"] in queue.SHOW else usual
    return query


def _encoded(query: dict[str, str]) -> str:
    return urlencode({name: value for name, value in query.items() if value})


def _is_overdue(comment: Comment, last_overdue: Any) -> bool:
    came = timezone.localdate(comment.edited_at or comment.received_at)
    return comment.moderation == Comment.Moderation.WAITING and came <= last_overdue


def _comment(comment_id: int) -> Comment:
    related = ("draft__developer", "draft__current_edition", "edition", "answer__unit", "answer__by")
    found: Comment = get_object_or_404(Comment.objects.select_related(*related), pk=comment_id)
    return found


def _require(request: HttpRequest, permission: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied


def _require_any(request: HttpRequest) -> None:
    if not may_work(request.user):
        raise PermissionDenied


def _page(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("remarks_desk:queue"), "label": "Замечания жителей"}]
    if title != crumbs[0]["label"]:
        crumbs.append({"url": "", "label": title})
    shared = {"header_title": title, "page_title": title, "header_icon": "comment", "breadcrumbs_items": crumbs}
    return render(request, template, {**shared, **context})
