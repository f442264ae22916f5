"""Decisions on showing a remark."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from documents.commenting import moderation
from documents.desk.remarks.pages import remark
from documents.desk.remarks.rights import MODERATE, require
from documents.desk.remarks.ways import asked, changed_since, find, go_on, go_to
from documents.forms.answering import RedactForm, WithholdForm
from documents.models import Comment


@require_POST
def publish(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    if back := changed_since(request, comment):
        return back
    return _decide(request, comment, "показано на сайте", lambda: moderation.publish(comment, by=request.user))


@require_POST
def publish_partly(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    if back := changed_since(request, comment):
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
    return go_on(request, comment, "показано на сайте без скрытых слов", undo="send_back")


@require_POST
def withhold(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    if back := changed_since(request, comment):
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
    require(request, MODERATE)
    comment = find(comment_id)
    try:
        moderation.send_back(comment, by=request.user)
        messages.success(request, f"Замечание № {comment.number} снова ждёт проверки, на сайте его нет.")
    except moderation.ModerationError as error:
        messages.error(request, str(error))
    return go_to(comment, asked(request))


def _decide(request: HttpRequest, comment: Comment, done: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except moderation.ModerationError as error:
        messages.error(request, str(error))
        return go_to(comment, asked(request))
    return go_on(request, comment, done, undo="send_back")
