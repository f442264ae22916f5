"""What the author of a remark sees and may do behind the secret link: its course, other words, taking it back."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from core.forgery import is_stale
from correspondence.addresses import absolute
from correspondence.secret_links import private
from documents.commenting import authoring, queue
from documents.commenting.fate import author_fate
from documents.commenting.places import place_in_words
from documents.commenting.views import STALE, TOO_BIG, draft_context, posted_fields
from documents.forms.comments import WordsForm
from documents.models import Comment


@private
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """Show the author the receipt and everything that has become of the remark. Changes nothing."""
    comment = _find(token)
    return _page(
        request,
        "documents/remark.html",
        comment,
        token,
        title=f"Замечание № {comment.number}",
        place=place_in_words(comment.clause_address),
        secret_link=absolute(reverse("remark", args=[token])),
        may_edit=authoring.may_edit(comment, timezone.now()),
        steps=comment.steps.all(),
        moderation_due_on=queue.moderation_due_on(comment),
        fate=author_fate(comment),
        is_withdrawn=comment.moderation == Comment.Moderation.WITHDRAWN,
    )


@csrf_exempt  # asked by the view itself, as in `documents.commenting.views`
@private
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Let the author replace the words, before the deadline and before a decision (D189)."""
    comment = _find(token)
    form = WordsForm(initial={"kind": comment.kind, "text": comment.text})
    notice, status = "", 200
    if request.method == "POST":
        posted = posted_fields(request)
        if posted is None:
            notice, status = TOO_BIG, 413
        else:
            form = WordsForm(posted)
            is_valid, status = form.is_valid(), 422
            if is_stale(request):
                form.add_error(None, STALE)
            elif is_valid and _replaced(comment, form):
                return redirect("remark", token)
    return _page(
        request,
        "documents/remark_edit.html",
        comment,
        token,
        title=f"Изменить замечание № {comment.number}",
        form=form,
        notice=notice,
        may_edit=authoring.may_edit(comment, timezone.now()),
        status=status,
    )


@private
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Ask the author whether to withdraw the remark, and do it on POST (D190)."""
    comment = _find(token)
    if request.method == "POST":
        authoring.withdraw(comment)
        return redirect("remark", token)
    title = f"Отозвать замечание № {comment.number}?"
    return _page(request, "documents/remark_withdraw.html", comment, token, title=title)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def change_link(request: HttpRequest, token: str) -> HttpResponse:
    """Give the author another secret link; the one before stops working (D188)."""
    comment = _find(token)
    if request.method == "POST":
        return redirect("remark", authoring.change_link(comment))
    title = "Сменить тайную ссылку?"
    return _page(request, "documents/remark_link.html", comment, token, title=title)


def _replaced(comment: Comment, form: WordsForm) -> bool:
    """Replace the words; False when that is no longer possible: the page then says so, the new words still in it."""
    try:
        authoring.edit(comment, kind=form.cleaned_data["kind"], text=form.cleaned_data["text"])
    except authoring.TooLateToEditError:
        return False
    return True


def _find(token: str) -> Comment:
    comment = authoring.find(token)
    if comment is None:
        raise Http404
    return comment


def _page(
    request: HttpRequest, template: str, comment: Comment, token: str, *, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    shared = {**draft_context(comment.draft), "comment": comment, "token": token, "title": title}
    return render(request, template, {**shared, **context}, status=status)
