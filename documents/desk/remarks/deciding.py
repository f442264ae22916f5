"""Decisions on showing a remark."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from core.posting import posted
from documents.commenting import moderation
from documents.desk.remarks.pages import remark
from documents.desk.remarks.rights import MODERATE, require
from documents.desk.remarks.ways import asked, find, go_on, go_to
from documents.forms.answering import RedactForm, WithholdForm


@posted
def publish(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    try:
        moderation.publish(comment, by=request.user, seen=_seen(request))
    except moderation.ModerationError as error:
        messages.error(request, str(error))
        return go_to(comment, asked(request))
    return go_on(request, comment, "показано на сайте", undo="send_back")


@posted
def publish_partly(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    form = RedactForm(request.POST, auto_id="redact_%s")
    if not form.is_valid():
        return remark(request, comment_id, redact_form=form, seen_words=_seen(request))
    try:
        moderation.publish_partly(comment, **form.cleaned_data, by=request.user, seen=_seen(request))
    except moderation.MeanwhileError as error:
        return _refuse(request, comment_id, error, redact_form=form)
    except moderation.ModerationError as error:
        form.add_error("fragments", str(error))
        return remark(request, comment_id, redact_form=form, seen_words=_seen(request))
    return go_on(request, comment, "показано на сайте без скрытых слов", undo="send_back")


@posted
def withhold(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, MODERATE)
    comment = find(comment_id)
    form = WithholdForm(request.POST, auto_id="withhold_%s")
    if not form.is_valid():
        return remark(request, comment_id, withhold_form=form, seen_words=_seen(request))
    try:
        moderation.withhold(comment, **form.cleaned_data, by=request.user, seen=_seen(request))
    except moderation.ModerationError as error:
        return _refuse(request, comment_id, error, withhold_form=form)
    return go_on(request, comment, "не показано; его номер и причина видны всем", undo="send_back")


@posted
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


def _seen(request: HttpRequest) -> str:
    """Return the sign of the words that the page showed; "" where it is missing: they count as unseen."""
    return request.POST.get("seen", "")


def _refuse(request: HttpRequest, comment_id: int, error: Exception, **bound: Any) -> HttpResponse:
    """Show the remark as it is by now, with what the moderator had written."""
    messages.error(request, str(error))
    return remark(request, comment_id, **bound)
