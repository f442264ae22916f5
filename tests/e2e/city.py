"""A small city with a page of every kind, in every state that a visitor can meet it."""

import io
import json
import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.core import mail
from django.core.management.base import OutputWrapper
from django.urls import reverse
from django.utils import timezone

from correspondence import confirmation, consents, subscriptions
from correspondence.addresses import own_data_link, unsubscribe_link
from correspondence.consents import Purpose
from dialogue import demo as dialogue_demo
from documents import publication
from documents.commenting import moderation
from documents.commenting.answering import Reply, answer
from documents.models import Answer, DraftRecord, WithholdingReason
from home.models import ContentPage, HomePage, MenuItem
from home.setup import ensure_sections
from structure.models import Post, Unit
from tests.factories.comments import make_comment, take_in
from tests.factories.correspondence import make_contact, make_wordings
from tests.factories.documents import make_act, make_edition
from tests.factories.drafts import make_draft
from tests.factories.home import fill_settings
from tests.factories.issues import make_released_issue
from tests.factories.news import make_image, make_news
from tests.factories.structure import make_unit

ACT = "Об утверждении правил благоустройства территорий"
PARAGRAPHS = (
    "1. Утвердить правила благоустройства территорий города.",
    "1.1. Правила действуют на всей территории города.",
    "а) во дворах домов;",
    "б) на улицах и площадях.",
    "2. Контроль оставляю за собой.",
)


@dataclass(frozen=True)
class City:
    """Where a small city has a page of every kind, and pages that refuse."""

    pages: list[str]
    act: str
    draft: str
    remark: str
    """The secret link of a remark that its author may still change."""
    refusals: dict[str, int]
    """Address → status."""


def build() -> City:
    """Build the city; returns an address of every kind of page."""
    fill_settings()
    HomePage.objects.update(announcement="Завтра с 9 до 12 часов не будет воды на ул. Примерной.")
    MenuItem.objects.create(menu=MenuItem.Menu.TASKS, title="Куда звонить", path="/telefony/", hint="телефоны")
    unit = make_unit(
        "Отдел жилищно-коммунального хозяйства", slug="zhkh", phone="+7 (000) 000-00-06", tasks="Улицы\nДворы"
    )
    post = Post.objects.create(unit=unit, name="Начальник отдела", is_head=True, phone="+7 (000) 000-00-06")
    news = make_news(
        "Открыт новый мост через реку",
        slug="most",
        lead="Проезд свободен.",
        text="Мост открыт для всех.",
        picture=make_image(),
        picture_alt="Мост через реку",
    )
    news.units.set([unit])
    news.posts.set([post])
    news.save_revision().publish()
    make_news("Снятая новость", slug="snyataya").unpublish()
    make_plain_page()
    dialogue_demo.load(OutputWrapper(io.StringIO()))
    act = make_act("145-п", title=ACT, paragraphs=PARAGRAPHS)
    second = make_edition(act.page, [*PARAGRAPHS, "Опубликовать постановление в сборнике."], note="Дополнено.")
    publication.publish_edition(second, by=None)
    key = second.clauses.order_by("position")[0].key
    issue = make_released_issue(act)
    draft = make_draft(developer=unit)
    closed = make_closed_draft(unit)
    wordings = make_wordings()
    written = take_in(draft, address="p-2.1")
    remark = reverse("remark", args=[written.token])
    moderation.publish(make_comment(draft), by=None)
    contact = make_contact(name="Имярек Меточкин")
    for wording in wordings.values():
        consents.give(contact, wording, subject="comment:1")
    subscription = subscriptions.subscribe(contact, "draft:1", title=draft.title)
    own_data = path_of(own_data_link(contact))
    return City(
        pages=[
            "/",
            "/news/",
            "/news/?year=2001",
            "/news/most/",
            "/documents/",
            "/documents/acts/",
            "/documents/acts/?year=1999",
            act.path,
            f"{act.path}?edition=2&compared=1",
            f"{act.path}?edition=2&compared=1&view=side&all=1",
            f"/k/{key}/history/",
            "/documents/collections/",
            issue.path,
            f"/documents/collections/{issue.year}/",
            "/documents/drafts/",
            draft.path,
            closed.path,
            f"{draft.path}comment/",
            f"{closed.path}comment/",
            remark,
            *(f"{remark}{step}/" for step in ("edit", "withdraw", "link")),
            "/remarks/",
            f"/consents/{Purpose.PROCESSING}/",
            confirming_path(),
            own_data,
            f"{own_data}?withdraw={Purpose.PROCESSING}",
            path_of(unsubscribe_link(subscription)),
            reverse("nothing-kept"),
            "/search/",
            "/search/?q=благоустройство",
            "/search/?q=небывальщина",
            "/structure/",
            "/structure/zhkh/",
            "/dialogue/",
            "/dialogue/demo-vyezdnoj-den/",
            "/dialogue/demo-pryamoj-provod-osen/",
            "/telefony/",
            "/opendata/",
            "/opendata/terms",
            "/api/v1/docs/",
            "/display/",
            "/sitemap/",
        ],
        act=act.path,
        draft=draft.path,
        remark=remark,
        refusals={
            "/net-takoj/": 404,
            f"{act.path}?edition=99": 404,
            "/news/snyataya/": 410,
            "/letters/confirm/prosrochennaya/": 404,
        },
    )


def make_closed_draft(developer: Unit) -> DraftRecord:
    """A draft that takes no more remarks: one is answered, one withheld with a reason, one still waits."""
    posted_at = timezone.now() - timedelta(days=30)
    last_day = timezone.localdate() - timedelta(days=10)
    draft = make_draft("О выдаче справок из архива", posted_at=posted_at, last_day=last_day, developer=developer)
    at = posted_at + timedelta(days=1)
    answered = moderation.publish(make_comment(draft, address="p-2.1", at=at), by=None)
    reply = Reply(Answer.Decision.PARTLY_ACCEPTED, developer, "Срок сокращён до пятнадцати дней.")
    answer(draft, [answered], reply, by=None)
    withheld = make_comment(draft, "Звоните мне по телефону.", at=at)
    moderation.withhold(withheld, WithholdingReason.PERSONAL_DATA, by=None)
    make_comment(draft, at=at)
    return draft


def make_plain_page() -> None:
    """A page with everything that a running text may hold."""
    table = {
        "data": [["Служба", "Телефон", "Когда"], ["Дежурная служба", "+7 (000) 000-00-11", "круглосуточно"]],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_caption": "Куда звонить",
        "table_header_choice": "both",
    }
    body = [
        {"type": "heading", "value": {"text": "Службы", "level": "2"}},
        {"type": "paragraph", "value": '<p>Все <a href="/structure/">телефоны</a>.</p><blockquote>Слова.</blockquote>'},
        {"type": "table", "value": table},
        {"type": "notice", "value": {"tone": "warning", "text": "<p>Телефоны не настоящие.</p>"}},
    ]
    page = ContentPage(
        title="Куда звонить", slug="telefony", lead="Экстренные службы.", body=json.dumps(body), legal_basis="Закон"
    )
    ensure_sections().add_child(instance=page)
    page.save_revision().publish()


def confirming_path() -> str:
    """Where the letter leads that asks a resident to confirm an address."""
    confirmation.ask(make_contact("novyj@aleysk.example", confirmed=False))
    found = re.search(r"/letters/confirm/\S+", str(mail.outbox[-1].body))
    assert found
    return found[0]


def path_of(link: str) -> str:
    return urlsplit(link).path
