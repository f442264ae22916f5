"""Public pages of the correspondence: wordings of consents, and what letters lead to.

Mail scanners open every link: GET shows a button and changes nothing (D188). The secret in the address is what shows
that the sender may, so these forms need no cookie and no token of their own.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from correspondence import confirmation, subscriptions, withdrawal
from correspondence.addresses import contact_of, subscription_of
from correspondence.consents import Purpose
from correspondence.models import ConsentText
from correspondence.secret_links import private

page_with_button = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def consent(request: HttpRequest, slug: str, version: int | None = None) -> HttpResponse:
    """Show a wording in force: the newest, or the version that was agreed to."""
    versions = list(ConsentText.objects.in_force().filter(slug=slug))
    shown = next((text for text in versions if version in (None, text.version)), None)
    if shown is None:
        raise Http404
    return render(request, "correspondence/consent.html", {"consent": shown, "versions": versions})


@csrf_exempt
@page_with_button
@private
def confirm_address(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm an address by the link of the letter; a link that is unknown, used up or too old says what holds now."""
    contact = confirmation.confirm(token) if request.method == "POST" else confirmation.find(token)
    if contact is None:
        return render(request, "correspondence/link_over.html", status=404)
    if request.method == "POST":
        return redirect("confirm-address", token)
    return render(request, "correspondence/confirm_address.html", {"contact": contact})


@csrf_exempt
@page_with_button
@private
def own_data(request: HttpRequest, signed: str) -> HttpResponse:
    """Show the receiver of a letter what the city keeps of him, and take consents back (D83, D191)."""
    contact = contact_of(signed)
    if contact is None:
        return render(request, "correspondence/nothing_kept.html", status=404)
    if request.method == "POST":
        purpose = request.POST.get("withdraw", "")
        if purpose not in Purpose.values:
            return redirect("own-data", signed)
        withdrawal.withdraw(contact, purpose)
        return redirect("own-data", signed) if contact_of(signed) else redirect("nothing-kept")
    context = {
        "contact": contact,
        "masked_email": masked(contact.email),
        "consents": contact.consents.holding().select_related("text").order_by("pk"),
        "subscriptions": contact.subscriptions.holding().order_by("pk"),
        "processing": Purpose.PROCESSING,
    }
    return render(request, "correspondence/own_data.html", context)


@require_safe
@private
def nothing_kept(request: HttpRequest) -> HttpResponse:
    """Say that address and name are erased: the link that led here says nothing any more."""
    return render(request, "correspondence/nothing_kept.html", {"is_done": True})


@csrf_exempt
@page_with_button
@private
def unsubscribe(request: HttpRequest, signed: str) -> HttpResponse:
    """End a subscription: a button for people, one POST for mail programs (RFC 8058)."""
    subscription = subscription_of(signed)
    if subscription is None:
        return render(request, "correspondence/nothing_kept.html", status=404)
    if request.method == "POST":
        subscriptions.unsubscribe(subscription)
        return redirect("unsubscribe", signed)
    return render(request, "correspondence/unsubscribe.html", {"subscription": subscription})


def masked(email: str) -> str:
    """Enough of an address for its owner to know it: «m•••@example.org»."""
    name, _, host = email.rpartition("@")
    return f"{name[:1]}•••@{host}" if name else ""
