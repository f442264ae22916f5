"""Public pages of the correspondence: wordings of consents, and what letters lead to.

Mail scanners open every link: GET shows a button and changes nothing (D188). The secret in the address is what shows
that the sender may, so these forms need no cookie and no token of their own.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from correspondence import confirmation, subscriptions, withdrawal
from correspondence.addresses import contact_of, subscription_of, unsubscribe_link
from correspondence.consents import Purpose
from correspondence.models import ConsentText
from correspondence.secret_links import private

CONSEQUENCES: dict[str, str] = {
    Purpose.PROCESSING: (
        "Адрес почты и имя будут стёрты сразу, писем больше не будет, подписки кончатся. Отменить это нельзя. "
        "Написанное вами останется, но уже без указания автора."
    ),
    Purpose.SHOWING_NAME: "Имя исчезнет с сайта. Написанное вами останется под номером.",
    Purpose.NEWS: "Новостей больше не будет. Номер и ответ придут по-прежнему.",
}

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
    """Show the receiver of a letter what the city keeps of him, and take consents back (D83, D191).

    `?withdraw=…` asks once more and says what will happen; only the POST after it does it.
    """
    contact = contact_of(signed)
    if contact is None:
        return render(request, "correspondence/nothing_kept.html", status=404)
    held = list(contact.consents.holding().select_related("text").order_by("pk"))
    wish = request.POST if request.method == "POST" else request.GET
    asked = next((given for given in held if given.text.slug == wish.get("withdraw")), None)
    if request.method == "POST":
        if asked is not None:
            withdrawal.withdraw(contact, asked.text.slug)
        return redirect("own-data", signed) if contact_of(signed) else redirect("nothing-kept")
    if asked is not None:
        context = {"consent": asked, "consequence": CONSEQUENCES.get(asked.text.slug, ""), "signed": signed}
        return render(request, "correspondence/withdraw.html", context)
    subscriptions_held = contact.subscriptions.holding().order_by("pk")
    context = {
        "contact": contact,
        "masked_email": masked(contact.email),
        "consents": held,
        "subscriptions": [(subscription, unsubscribe_link(subscription)) for subscription in subscriptions_held],
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
