"""Answers to remarks: to one, to several at once, and their taking back."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages

from core.posting import posted
from documents.commenting import answering, moderation
from documents.desk.remarks.pages import remark
from documents.desk.remarks.rights import ANSWER, require
from documents.desk.remarks.ways import asked, encoded, find, go_on, go_to, list_address, show, ticked
from documents.forms.answering import AnswerForm
from documents.models import Comment, DraftRecord
from documents.naming import shortened

ANSWERED = (
    "Пока вы писали, на замечание ответил другой сотрудник ({unit}); его ответ стоит выше. "
    "Ваши слова сохранены: отправьте их ещё раз, только если они должны заменить этот ответ."
)
OF_SEVERAL_DRAFTS = (
    "Отмечены замечания к разным проектам, а один ответ даётся на замечания к одному. Отметки сохранены: "
    "выберите проект или снимите лишние."
)
UNSEEN = "Страница устарела. Прочтите замечание ещё раз и отправьте ответ снова: ваши слова сохранены."
TAKEN_BACK = (
    "Пока вы писали, прежний ответ сняли. Ваши слова сохранены: отправьте их ещё раз, если они остаются в силе."
)


@posted
def answer(request: HttpRequest, comment_id: int) -> HttpResponse:
    require(request, ANSWER)
    comment = find(comment_id)
    seen = request.POST.get("seen", "")
    form = AnswerForm(request.POST, draft=comment.draft, about=[comment], auto_id="answer_%s")
    if not form.is_valid():
        return remark(request, comment_id, answer_form=form, seen_standing=seen)
    try:
        answering.answer(comment.draft, [comment], form.reply(), by=request.user, seen=[seen])
    except answering.MeanwhileError as error:
        form.add_error(None, _news_of(error.changed[0], seen))
    except answering.AnsweringError as error:
        form.add_error(None, str(error))
    else:
        # A former answer would not come back: it is only replaced by a further one.
        return go_on(request, comment, "получило ответ", undo="" if comment.answer else "take_back")
    return remark(request, comment_id, answer_form=form)


def answer_many(request: HttpRequest) -> HttpResponse:
    """Give one answer to the remarks chosen in the list; each keeps its number and its line in the summary (D202)."""
    require(request, ANSWER)
    source = request.POST if request.method == "POST" else request.GET
    chosen = ticked(source)
    comments = _find_all(chosen)
    if not comments:
        messages.error(request, "Отметьте в списке замечания, на которые хотите ответить.")
        return redirect(list_address(request))
    draft: DraftRecord = comments[0].draft
    if any(comment.draft_id != draft.pk for comment in comments):
        messages.error(request, OF_SEVERAL_DRAFTS, buttons=_by_draft(request, comments))
        return redirect(list_address(request, chosen))
    form = AnswerForm(request.POST if request.method == "POST" else None, draft=draft, about=comments)
    # Beside a form that was not filled in whole: nobody was told yet of what has changed since its page was shown.
    seen = request.POST.getlist("seen") or [comment.standing for comment in comments]
    if request.method == "POST" and form.is_valid():
        try:
            answering.answer(draft, comments, form.reply(), by=request.user, seen=request.POST.getlist("seen"))
        except answering.AnsweringError as error:
            form.add_error(None, str(error))
            comments = [each for each in _find_all(chosen) if each.moderation != Comment.Moderation.WITHDRAWN]
            seen = [comment.standing for comment in comments]
        else:
            messages.success(request, f"Ответ дан на замечания: {answering.named(comments)}.")
            return redirect(list_address(request))
    context = {
        "form": form,
        "comments": comments,
        "seen": seen,
        "draft": draft,
        "listed": encoded(asked(request)),
        "back": list_address(request, chosen),
    }
    return show(request, "documents/desk/remarks/answer.html", "Один ответ на несколько замечаний", context)


@posted
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


def _find_all(keys: Iterable[int]) -> list[Comment]:
    return list(Comment.objects.filter(pk__in=keys).select_related("draft__page").order_by("draft", "number"))


def _by_draft(request: HttpRequest, comments: Iterable[Comment]) -> list[Any]:
    """Return a button for each draft, that leads to the answer to those of `comments` that are on it."""
    buttons = []
    for draft, found in groupby(comments, key=lambda comment: comment.draft):
        keys = [comment.pk for comment in found]
        query = urlencode([*asked(request).items(), *(("comment", key) for key in keys)])
        words = f"{shortened(draft.short_name, 50)}: ответить на {len(keys)}"
        buttons.append(messages.button(f"{reverse('remarks_desk:answer_many')}?{query}", words))
    return buttons


def _news_of(comment: Comment, seen: str) -> str:
    """Say what has become of the remark since the form of the answer, which bears the sign `seen`, was shown."""
    sign = seen.split(" ")
    if len(sign) != len(comment.standing.split(" ")):
        return UNSEEN
    if sign[1] == f"{comment.answer_id or ''}":
        return moderation.CHANGED
    return ANSWERED.format(unit=comment.answer.unit) if comment.answer else TAKEN_BACK
