"""What waits for officials: which remarks, since when, whether the term is over (D196)."""

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from documents.consultation import latest_overdue_day, working_days_after
from documents.models import Comment, DraftRecord, WithholdingReason

Moderation = Comment.Moderation
SHOW = {
    "waiting": "ждут проверки",
    "overdue": "срок проверки прошёл",
    "unanswered": "без ответа",
    "published": "показаны",
    "withheld": "не показаны",
    "withdrawn": "отозваны",
    "all": "все",
}
"""What the list can be narrowed to, in the order of its tabs."""


def moderation_due_on(comment: Comment) -> date:
    """Return the last day on which the remark is to be shown or withheld: its term begins with its last words."""
    return working_days_after(_came_on(comment), settings.COMMENT_MODERATION_DAYS)


def last_overdue_day(today: date) -> date:
    """Return the latest day whose remarks should have been checked before `today`."""
    return latest_overdue_day(today, settings.COMMENT_MODERATION_DAYS)


def waiting() -> QuerySet[Comment]:
    """Return the remarks nobody has checked yet."""
    return Comment.objects.filter(moderation=Moderation.WAITING)


def unanswered() -> QuerySet[Comment]:
    """Return the remarks that still need a decision: withheld ones too, but for spam (D192)."""
    spam = Q(moderation=Moderation.WITHHELD, withholding_reason=WithholdingReason.SPAM)
    return Comment.objects.filter(answer=None).exclude(moderation=Moderation.WITHDRAWN).exclude(spam)


def is_overdue(comment: Comment, last: date) -> bool:
    """Say whether a remark waits too long; `last` is the `last_overdue_day`."""
    return comment.moderation == Moderation.WAITING and _came_on(comment) <= last


def _came_on(comment: Comment) -> date:
    return timezone.localdate(comment.edited_at or comment.received_at)


def overdue(today: date) -> QuerySet[Comment]:
    """Return the remarks that wait longer than the term allows."""
    last = last_overdue_day(today)
    came = Coalesce("edited_at", "received_at")
    return waiting().annotate(came_at=came).filter(came_at__date__lte=last)


def narrowed(query: Mapping[str, str]) -> QuerySet[Comment]:
    """Return the remarks that the parameters of the list ask for, the longest waiting first."""
    show = query.get("show", "waiting")
    if show == "overdue":
        found = overdue(timezone.localdate())
    elif show == "unanswered":
        found = unanswered()
    elif show == "all":
        found = Comment.objects.all()
    else:
        found = Comment.objects.filter(moderation=show if show in Moderation.values else Moderation.WAITING)
    draft = query.get("draft", "")
    if draft.isdecimal() and len(draft) < 10:
        found = found.filter(draft=int(draft))
    number = query.get("number", "")
    if number.isdecimal() and len(number) < 10:
        found = found.filter(number=int(number))
    return found.select_related("draft__page", "answer", "contact").order_by("received_at", "pk")


def next_after(comment: Comment, query: Mapping[str, str]) -> Comment | None:
    """Return the remark to open after a decision on `comment`: the next of the same list, else the first left in it.

    Those on the same draft come first: whoever has its text in mind goes through all of them.
    """
    rest = narrowed(query).exclude(pk=comment.pk)
    later = Q(received_at__gt=comment.received_at) | Q(received_at=comment.received_at, pk__gt=comment.pk)
    for left in (rest.filter(draft=comment.draft_id), rest):
        found = left.filter(later).first() or left.first()
        if found is not None:
            return found
    return None


def drafts_with_remarks() -> QuerySet[DraftRecord]:
    """Return the drafts the list can be narrowed to."""
    return DraftRecord.objects.select_related("page").filter(last_comment_number__gt=0).order_by("-posted_at")
