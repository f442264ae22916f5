"""What was public is not deleted: an address that anybody may have kept must go on answering (D112)."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.models import Page

from core.pages import what_is_missing
from core.tree import within
from news.models import NewsPage, NewsRecord

REFUSAL = (
    "Нельзя удалить «{title}»: новость была опубликована, на неё могут ссылаться. "
    "Снимите её с публикации — по адресу останется объяснение."
)
REFUSAL_OF_SECTION = (
    "Нельзя удалить «{title}»: внутри есть новости, которые были опубликованы ({count}). "
    "Снимите их с публикации — по адресам останется объяснение."
)

BULK_UNPUBLISHING = (
    "Новости снимают с публикации по одной: у каждой должна быть своя причина, её увидят читатели. "
    "Откройте новость и нажмите «Снять с публикации»."
)
UNFINISHED = "Нельзя опубликовать «{title}»: {words} Откройте новость, исправьте и опубликуйте."
TWICE = "Новость стоит в ленте один раз: псевдоним показал бы её дважды. Дайте ссылку или сделайте обычную копию."


def before_copy(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An alias would be seen at an address of its own and be in no list, feed or journal until the news changed."""
    if request.method == "POST" and request.POST.get("alias") and _holds_news(page):
        messages.error(request, TWICE)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def before_unpublish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a section from taking its news along without a word."""
    if request.POST.get("include_descendants") and _news_on_site([page]):
        messages.error(request, BULK_UNPUBLISHING)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


def _news_on_site(pages: Iterable[Page]) -> bool:
    return any(NewsPage.objects.filter(within(page), live=True).exists() for page in pages)


def _holds_news(page: Page) -> bool:
    return bool(NewsPage.objects.filter(within(page)).exists())


def refuse_deleting(page: Page) -> str:
    """Say why `page` may not be deleted; "" when it may."""
    kept = NewsRecord.objects.filter(within(page, through="page__"))
    count = kept.count()
    if not count:
        return ""
    title = page.get_admin_display_title()
    if kept.filter(page_id=page.pk).exists():
        return REFUSAL.format(title=title)
    return REFUSAL_OF_SECTION.format(title=title, count=count)


def refuse_publishing(pages: Iterable[Page], *, with_all_below: bool) -> str:
    """Say what the first unfinished draft lacks that would be published without its form; "" when none is."""
    pages = list(pages)
    published = NewsPage.objects.filter(pk__in=[page.pk for page in pages])
    if with_all_below:
        for page in pages:
            published |= NewsPage.objects.filter(within(page), live=False)
    for page in published:
        if missing := what_is_missing(page):
            return UNFINISHED.format(title=page.get_admin_display_title(), words=missing)
    return ""


def before_delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse in words instead of an error of the database."""
    refusal = refuse_deleting(page)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def before_bulk(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """The same for many at once: one page that must stay stops the whole deed."""
    pages = [thing for thing in objects if isinstance(thing, Page)]
    refusal = ""
    if action_type == "delete":
        refusal = next(filter(None, map(refuse_deleting, pages)), "")
    if action_type == "unpublish" and _news_on_site(pages):
        refusal = BULK_UNPUBLISHING
    if action_type == "publish":
        refusal = refuse_publishing(pages, with_all_below="include_descendants" in request.POST)
    if not refusal:
        return None
    messages.error(request, refusal)
    return redirect(action.next_url)
