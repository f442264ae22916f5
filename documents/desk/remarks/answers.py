"""Answers to remarks: to one, to several at once, and their taking back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from documents.commenting import answering, moderation
from documents.desk.remarks.pages import remark
from documents.desk.remarks.rights import ANSWER, require
from documents.desk.remarks.ways import asked, encoded, find, go_on, go_to, show
from documents.forms.answering import AnswerForm
from documents.models import Comment, DraftRecord

ANSWERED = (
    "Пока вы писали, на замечание ответил другой сотрудник ({unit}); его ответ стоит выше. "
    "Ваши слова сохранены: отправьте их ещё раз, только если они должны заменить этот ответ."
)
TAKEN_BACK = (
    "Пока вы писали, прежний ответ сняли. Ваши слова сохранены: отправьте их ещё раз, если они остаются в силе."
)


@require_POST
def answer(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, ANSWER)
    comment = find(comment_id)
    form = AnswerForm(request.POST, draft=comment.draft, about=[comment], auto_id="answer_%s")
    is_whole = form.is_valid()
    if news := _news_of(comment, request.POST.get("seen", comment.standing)):
        form.add_error(None, news)
    elif is_whole:
        try:
            answering.answer(comment.draft, [comment], form.reply(), by=request.user, seen=[comment.standing])
        except answering.AnsweringError as error:
            form.add_error(None, str(error))
        else:
            return go_on(request, comment, "получило ответ")
    return remark(request, comment_id, answer_form=form)


def answer_many(request: HttpRequest) -> HttpResponse:
    """Give one answer to the remarks chosen in the list; each keeps its number and its line in the summary (D202)."""
    require(request, ANSWER)
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
    form = AnswerForm(request.POST if request.method == "POST" else None, draft=draft, about=comments)
    if request.method == "POST" and form.is_valid():
        try:
            answering.answer(draft, comments, form.reply(), by=request.user, seen=request.POST.getlist("seen"))
        except answering.AnsweringError as error:
            form.add_error(None, str(error))
            comments = [each for each in comments if each.moderation != Comment.Moderation.WITHDRAWN]
        else:
            messages.success(request, f"Ответ дан на замечания: {answering.named(comments)}.")
            return redirect(f"{reverse('remarks_desk:queue')}?{encoded(asked(request))}")
    context = {"form": form, "comments": comments, "draft": draft, "listed": encoded(asked(request))}
    return show(request, "documents/desk/remarks/answer.html", "Один ответ на несколько замечаний", context)


@require_POST
def take_back(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Undo an answer: the remark is unanswered again."""
    require(request, ANSWER)
    comment = find(comment_id)
    try:
        answering.take_back(comment, by=request.user)
        messages.success(request, f"Ответ на замечание № {comment.number} снят. Он остался в журнале.")
    except answering.AnsweringError as error:
        messages.error(request, str(error))
    return go_to(comment, asked(request))


def _news_of(comment: Comment, seen: str) -> str:
    """Say what has become of the remark since the form of the answer, which bears the sign `seen`, was shown."""
    if seen == comment.standing:
        return ""
    if f"{comment.answer_id or ''}" in seen.split(" ")[1:2]:
        return moderation.CHANGED
    return ANSWERED.format(unit=comment.answer.unit) if comment.answer else TAKEN_BACK
