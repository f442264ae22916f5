"""From page to page of the desk: the list one came from travels along, and after a decision the next remark opens."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin import messages

from documents.commenting import queue
from documents.desk.remarks.rights import MODERATE
from documents.models import Comment

LISTED = ("show", "draft", "number")
"""Parameters of the list; they travel with a remark, so that one comes back to the same list."""


def go_on(request: HttpRequest, comment: Comment, done: str, *, undo: str = "") -> HttpResponse:
    """Say what was done and open the next remark of the list, or the list where there is none.

    `undo` names the view that takes it back at once.
    """
    query = asked(request)
    context = {
        "comment": comment,
        "done": done,
        "address": _address(comment, query),
        "undo": _address(comment, query, undo) if undo else "",
    }
    messages.success(request, render_to_string("documents/desk/remarks/done.html", context, request))
    following = queue.next_after(comment, query)
    if following is None:
        return redirect(f"{reverse('remarks_desk:queue')}?{encoded(query)}")
    return go_to(following, query)


def go_to(comment: Comment, query: dict[str, str]) -> HttpResponse:
    return redirect(_address(comment, query))


def _address(comment: Comment, query: dict[str, str], view: str = "remark") -> str:
    return f"{reverse(f'remarks_desk:{view}', args=[comment.pk])}?{encoded(query)}"


def list_address(request: HttpRequest, ticked: Iterable[int] = ()) -> str:
    """Return the address of the list one came from, at its page, with the remarks `ticked` that were."""
    place = [("p", request.GET["p"])] if request.GET.get("p") else []
    ticks = [("comment", key) for key in ticked]
    return f"{reverse('remarks_desk:queue')}?{encoded(asked(request))}&{urlencode([*place, *ticks])}".rstrip("&")


def ticked(source: QueryDict) -> list[int]:
    """Return the keys of the remarks that are ticked in the list."""
    return [int(key) for key in source.getlist("comment") if key.isdecimal() and len(key) < 19]


def asked(request: HttpRequest) -> dict[str, str]:
    """Return the parameters of the list. Who only answers begins with what is unanswered."""
    given: QueryDict = request.GET
    usual = "waiting" if request.user.has_perm(MODERATE) else "unanswered"
    query = {name: given.get(name, "") for name in LISTED}
    query["show"] = query["show"] if query["show"] in queue.SHOW else usual
    return query


def encoded(query: dict[str, str]) -> str:
    return urlencode({name: value for name, value in query.items() if value})


def find(comment_id: int) -> Comment:
    related = ("draft__page", "draft__developer", "draft__current_edition", "edition", "answer__unit", "answer__by")
    found: Comment = get_object_or_404(Comment.objects.select_related(*related), pk=comment_id)
    return found


def show(request: HttpRequest, template: str, title: str, context: dict[str, Any]) -> HttpResponse:
    crumbs = [{"url": reverse("remarks_desk:queue"), "label": "Замечания жителей"}]
    if title != crumbs[0]["label"]:
        crumbs.append({"url": "", "label": title})
    shared = {"header_title": title, "page_title": title, "header_icon": "comment", "breadcrumbs_items": crumbs}
    return render(request, template, {**shared, **context})
