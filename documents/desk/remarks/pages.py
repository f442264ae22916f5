"""What is looked at: the queue, and one remark whole."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from correspondence.consents import shown_names
from documents.commenting import queue
from documents.commenting.fate import author_fate
from documents.commenting.places import place_in_words
from documents.desk.remarks.rights import ANSWER, MODERATE, require_any
from documents.desk.remarks.ways import asked, encoded, find, show, ticked
from documents.desk.remarks.wording import answer_button, what_is_public
from documents.forms.answering import AnswerForm, RedactForm, WithholdForm
from documents.models import Comment

PER_PAGE = 50
TYPED = ("fragments", "note")


def queue_view(request: HttpRequest) -> HttpResponse:
    """Show the list: what waits, for how long, what is overdue."""
    require_any(request)
    query = asked(request)
    page = Paginator(queue.narrowed(query), PER_PAGE).get_page(request.GET.get("p"))
    last = queue.last_overdue_day(timezone.localdate())
    context = {
        "page": page,
        "rows": [
            (comment, place_in_words(comment.clause_address), queue.is_overdue(comment, last)) for comment in page
        ],
        "query": query,
        "listed": encoded(query),
        "tabs": [
            (name, label, encoded({**query, "show": name}), name == query["show"]) for name, label in queue.SHOW.items()
        ],
        "waiting": queue.waiting().count(),
        "unanswered": queue.unanswered().count(),
        "drafts": queue.drafts_with_remarks(),
        "may_answer": request.user.has_perm(ANSWER),
        "ticked": ticked(request.GET),
    }
    return show(request, "documents/desk/remarks/queue.html", "Замечания жителей", context)


def remark(request: HttpRequest, comment_id: int, **bound: Any) -> HttpResponse:
    """Show one remark whole; `bound` are forms sent back with their errors.

    With a form that was not filled in whole, `seen_words` or `seen_standing` is the sign that came with it: of what has
    changed since nobody was told yet.
    """
    require_any(request)
    comment = find(comment_id)
    query = asked(request)
    names = shown_names([comment.contact_id] if comment.contact_id else [])
    next_one = queue.next_after(comment, query)
    context = {
        "redact_form": RedactForm(auto_id="redact_%s"),
        "withhold_form": WithholdForm(auto_id="withhold_%s"),
        "answer_form": AnswerForm(draft=comment.draft, about=[comment], auto_id="answer_%s"),
        "seen_words": comment.wording,
        "seen_standing": comment.standing,
        **bound,
        "typed": _typed(bound.values()),
        "comment": comment,
        "draft": comment.draft,
        "label": names.get(comment.contact_id or 0, ""),
        "place": place_in_words(comment.clause_address),
        "due_on": queue.moderation_due_on(comment),
        "is_overdue": queue.is_overdue(comment, queue.last_overdue_day(timezone.localdate())),
        "fate": author_fate(comment),
        "steps": comment.steps.select_related("by"),
        "versions": comment.versions.all(),
        "same_answer": comment.answer.comments.exclude(pk=comment.pk).order_by("number") if comment.answer else [],
        "next": next_one,
        "what_is_public": what_is_public(comment),
        "answer_button": answer_button(comment),
        "listed": encoded(query),
        "may_moderate": request.user.has_perm(MODERATE),
        "may_answer": request.user.has_perm(ANSWER),
        "is_withdrawn": comment.moderation == Comment.Moderation.WITHDRAWN,
    }
    return show(request, "documents/desk/remarks/remark.html", f"Замечание № {comment.number}", context)


def _typed(bound: Iterable[Any]) -> list[tuple[str, str]]:
    """Return what a moderator wrote into a form that is not shown any more, because a colleague has decided."""
    forms = [form for form in bound if isinstance(form, WithholdForm)]
    return [
        (str(field.label), field.value()) for form in forms for field in form if field.name in TYPED and field.value()
    ]
