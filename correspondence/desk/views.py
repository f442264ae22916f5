"""Pages about one letter or one contact, and the search that a resident's request needs (D83)."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin import messages

from core.posting import posted
from correspondence import looks, outbox
from correspondence.desk.forms import LookForm, RequestForm
from correspondence.erasing import erase
from correspondence.models import ConsentGiven, Contact, Letter

VIEW_LETTERS = "correspondence.view_letter"
RESEND = "correspondence.resend_letter"


def letter(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show where a letter stands, without address and words."""
    if not request.user.has_perm(VIEW_LETTERS):
        raise PermissionDenied
    shown = get_object_or_404(Letter.objects.select_related("contact"), public_id=public_id)
    may_resend = request.user.has_perm(RESEND) and shown.state == Letter.State.GIVEN_UP and shown.content_sealed
    return _page(request, "letter", str(shown), letter=shown, may_resend=may_resend)


@posted
def resend(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Put a letter that was given up back into the queue."""
    if not request.user.has_perm(RESEND):
        raise PermissionDenied
    if outbox.try_again(get_object_or_404(Letter, public_id=public_id)):
        messages.success(request, "Письмо снова в очереди: попробуем отправить в ближайшую минуту.")
    else:
        messages.error(request, "Отправлять нечего: письмо уже отправлено или его слова стёрты.")
    return redirect("correspondence_desk:letter", public_id)


@never_cache
def contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Show what is known of a contact; address and name after a reason was given, and only in this one answer."""
    _require_right(request)
    shown = get_object_or_404(Contact, public_id=public_id)
    form = LookForm(request.POST or None)
    personal_data = None
    if request.method == "POST" and form.is_valid():
        personal_data = looks.look(shown, by=request.user, reason=form.cleaned_data["reason"])
    return _page(
        request,
        "contact",
        str(shown),
        contact=shown,
        form=form,
        personal_data=personal_data,
        consents=shown.consents.select_related("text"),
        letters=shown.letters.all()[:50],
        subscriptions=shown.subscriptions.all(),
        looks=shown.looks.all()[:50],
    )


@never_cache
@sensitive_post_parameters("email")
def resident_request(request: HttpRequest) -> HttpResponse:
    """Find everything kept under an address somebody wrote from. Each contact found counts as looked at."""
    _require_right(request)
    form = RequestForm(request.POST or None)
    found: list[Contact] | None = None
    if request.method == "POST" and form.is_valid():
        found = list(Contact.objects.of_email(form.cleaned_data["email"]).prefetch_related("consents__text"))
        for each in found:
            looks.look(each, by=request.user, reason=form.cleaned_data["reason"])
    days = settings.PERSONAL_DATA_REQUEST_DAYS
    return _page(request, "request", "Обращение жителя о его данных", form=form, found=found, days=days)


def erase_contact(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Erase address and name because their owner asked for it in another way than by the link of a letter.

    GET asks once more: this cannot be undone.
    """
    _require_right(request)
    shown = get_object_or_404(Contact, public_id=public_id)
    if request.method != "POST":
        return _page(request, "erase", "Стереть адрес и имя?", contact=shown)
    if erase(shown, ConsentGiven.End.REQUEST):
        messages.success(request, "Адрес и имя стёрты, согласия окончены, писем больше не будет.")
    else:
        messages.info(request, "Адрес и имя были стёрты раньше.")
    return redirect("correspondence_desk:contact", public_id)


def _require_right(request: HttpRequest) -> None:
    if not looks.may_look(request.user):
        raise PermissionDenied


def _page(request: HttpRequest, template: str, title: str, **context: Any) -> HttpResponse:
    shared = {"header_title": title, "page_title": title, "header_icon": "mail"}
    return render(request, f"correspondence/desk/{template}.html", {**shared, **context})
