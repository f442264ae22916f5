"""Taking an act or a draft off the site at its desk, and putting it back: the same but for the words."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from core.forms import ReasonForm
from core.posting import posted
from documents import publication
from documents.desk.places import desk_address, desk_page, filed_record
from documents.models import ActRecord, FiledRecord


@dataclass(frozen=True)
class Words:
    button: str
    meaning: str
    """What it does, before it is done."""
    withdrawn: str
    restored: str


OF_ACT = Words(
    button="Снять с публикации",
    meaning=(
        "Акт исчезнет с сайта, из поиска и из открытых данных. По его адресу останется объяснение с причиной. "
        "Вернуть акт можно в любой момент."
    ),
    withdrawn="Акт снят с публикации. По его адресу теперь стоит объяснение.",
    restored="Акт снова опубликован.",
)
OF_DRAFT = Words(
    button="Скрыть из-за ошибки (можно вернуть)",
    meaning=(
        "Проект и замечания к нему исчезнут с сайта, из поиска и из открытых данных, замечания принимать перестанут. "
        "По адресу проекта останется объяснение с причиной. Вернуть проект можно в любой момент. Это для ошибок; "
        "«Прекратить обсуждение» — другое: тогда проект остаётся на сайте, в архиве."
    ),
    withdrawn="Проект скрыт с сайта. По его адресу теперь стоит объяснение.",
    restored="Проект снова на сайте.",
)


def withdraw(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for the reason that everybody will read, then take the act or draft off the site (D112)."""
    record = filed_record(request, page_id, publishing=True)
    words = _words(record)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        publication.withdraw(record, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, words.withdrawn)
        return redirect(desk_address(record))
    return desk_page(request, "documents/desk/withdraw.html", words.button, record, {"form": form, "words": words})


@posted
def restore(request: HttpRequest, page_id: int) -> HttpResponse:
    record = filed_record(request, page_id, publishing=True)
    try:
        publication.restore(record, by=request.user)
        messages.success(request, _words(record).restored)
    except publication.PublicationError as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, f"Заполните карточку: {' '.join(error.messages)}")
        return redirect("wagtailadmin_pages:edit", page_id)
    return redirect(desk_address(record))


def _words(record: FiledRecord) -> Words:
    return OF_ACT if isinstance(record, ActRecord) else OF_DRAFT
