"""The pages Wagtail may not treat like any page, and the words that say so: a line for each kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from core.tree import within
from documents import publication
from documents.models import CollectionIssue, DraftRegulation, IssueRecord, LegalAct
from documents.publication import drafts, issues


@dataclass(frozen=True)
class Guarded:
    """A kind of page that stands in a register. `{title}` and `{count}` are filled into the words."""

    page_model: type[Page]
    desk: str
    """Namespace of the desk, where what Wagtail may not do is done: its addresses "desk" and "withdraw"."""
    desk_label: str
    must_stay: Callable[[Any], bool]
    """Says of a record whether its page may not be deleted."""
    is_ready: Callable[[Any], bool]
    """Says of a record whether its page may be published by Wagtail's button."""
    discard: Callable[[Any], None]
    """Removes a record from the register, so that its page can be deleted."""
    staying: str
    holding: str
    copying: str
    unpublishing: str
    not_ready: str

    def below(self, pages: Iterable[Page]) -> QuerySet[Any]:
        """Return the pages of this kind among `pages` and everything below them."""
        below = Q(pk__in=[])
        for page in pages:
            below |= within(page)
        found: QuerySet[Any] = self.page_model._default_manager.filter(below)
        return found


GUARDED = (
    Guarded(
        page_model=LegalAct,
        desk="acts_desk",
        desk_label="Тексты и сведения",
        must_stay=lambda record: record.was_public,
        is_ready=lambda record: record.current_edition_id is not None,
        discard=publication.discard,
        staying=(
            "Нельзя удалить «{title}»: акт был опубликован, на него могут ссылаться. "
            "Снимите его с публикации — по его адресу останется объяснение."
        ),
        holding=(
            "Нельзя удалить «{title}»: внутри есть правовые акты ({count}). "
            "Акт, который был опубликован, снимают с публикации — по его адресу останется объяснение."
        ),
        copying=(
            "Акты и папки с актами не копируются: у копии был бы тот же номер и тот же внешний номер. "
            "Создайте новый акт кнопкой «Добавить» в разделе «Все акты»."
        ),
        unpublishing="Акты снимают с публикации по одному: у каждого должна быть своя причина, её увидят читатели.",
        not_ready="Акт станет виден, когда у него будет опубликованный текст. Добавьте текст и опубликуйте редакцию.",
    ),
    Guarded(
        page_model=DraftRegulation,
        desk="drafts_desk",
        desk_label="Тексты и обсуждение",
        must_stay=lambda record: record.was_public or record.last_comment_number > 0,
        is_ready=lambda record: record.posted_at is not None,
        discard=drafts.discard,
        staying=(
            "Нельзя удалить «{title}»: проект был размещён, к нему могли прийти замечания. "
            "Снимите его с обсуждения — он останется в архиве."
        ),
        holding=(
            "Нельзя удалить «{title}»: внутри есть проекты ({count}). "
            "Размещённый проект снимают с обсуждения, он остаётся в архиве вместе с замечаниями."
        ),
        copying=(
            "Проекты не копируются: замечания остались бы у прежнего. Создайте новый проект кнопкой «Добавить» "
            "в разделе «Проекты регламентов»."
        ),
        unpublishing="Проекты снимают с сайта по одному: у каждого должна быть своя причина, её увидят читатели.",
        not_ready="Проект станет виден, когда его разместят: загрузите текст и назначьте последний день приёма.",
    ),
    Guarded(
        page_model=CollectionIssue,
        desk="issues_desk",
        desk_label="Номера, акты и выход в свет",
        must_stay=lambda record: record.state != IssueRecord.State.DRAFT,
        is_ready=lambda record: record.is_released,
        discard=issues.discard,
        staying=(
            "Нельзя удалить «{title}»: выпуск вышел или выпускается, на него ссылаются акты. "
            "Вышедший можно снять с публикации — по его адресу останется объяснение."
        ),
        holding=(
            "Нельзя удалить «{title}»: внутри есть выпуски сборника ({count}). "
            "Вышедший выпуск снимают с публикации — по его адресу останется объяснение."
        ),
        copying=(
            "Выпуски не копируются: у копии были бы те же номера. Создайте новый выпуск кнопкой «Добавить» "
            "в разделе сборника."
        ),
        unpublishing="Выпуски снимают с публикации по одному: у каждого должна быть своя причина, её увидят читатели.",
        not_ready="Карточка выпуска станет видна, когда выпуск выйдет. Соберите его и выпустите.",
    ),
)


def guarded(page: Page) -> Guarded | None:
    """Return how `page` itself is guarded; None for any other page."""
    return next((kind for kind in GUARDED if kind.page_model is page.specific_class), None)
