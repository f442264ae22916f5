"""A city in which every private field holds words of its own, so that what comes out tells where it came from."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page, PageViewRestriction

from correspondence import confirmation, looks, outbox
from correspondence.addresses import own_data_link, unsubscribe_link
from correspondence.models import Contact, Subscription
from documents import publication
from documents.commenting import authoring, moderation
from documents.models import Comment, CommentKind, DraftRecord, Edition, WithholdingReason
from documents.uploads import receive
from home.models import ContentPage
from home.setup import ensure_sections
from structure.models import Person, Post
from tests.factories.comments import make_answer, make_comment, send
from tests.factories.correspondence import make_wordings
from tests.factories.documents import make_act, make_edition, make_editor, make_page
from tests.factories.drafts import again, make_draft, make_draft_page, make_text, make_unit
from tests.factories.issues import make_issue
from tests.factories.news import make_news
from users.models import User
from users.roles import Role

NETWORK = "203.0.113.77"
REMARKS = frozenset({Role.LEGAL, Role.DRAFTING, Role.MODERATOR, Role.ADMINISTRATOR})
DRAFTS = frozenset({Role.LEGAL, Role.DRAFTING, Role.ADMINISTRATOR})
ACTS = frozenset({Role.LEGAL, Role.ADMINISTRATOR})
NEWS = frozenset({Role.PRESS, Role.ADMINISTRATOR})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
EVERYBODY = frozenset(Role)
NOBODY: frozenset[Role] = frozenset()


WORD = "тайнослово"
"""Stands beside every mark: a search for it may be repeated on the page, but must not find what is private."""


@dataclass(frozen=True)
class Secret:
    """What one private field holds."""

    name: str
    known_to: frozenset[Role]
    """Who may meet it in the admin without asking for it."""
    mark: str

    def __str__(self) -> str:
        return f"{WORD} {self.mark}"


@dataclass
class Planted:
    """The city, and everything that is hidden in it."""

    draft: DraftRecord
    secrets: list[Secret]
    private: list[str] = field(default_factory=list)
    """Addresses of what is not public, for whoever guesses them."""
    editions: list[Edition] = field(default_factory=list)
    """Texts that are not public."""
    links: list[str] = field(default_factory=list)
    """Addresses that only the resident knows."""

    def hide(self, name: str, link: str) -> None:
        """Have the secret part of a link looked for, too."""
        address = urlsplit(link).path
        self.links.append(address)
        self.secrets.append(Secret(name, NOBODY, mark=address.strip("/").split("/")[-1]))

    def told(self, text: str, role: Role | None = None) -> list[str]:
        """Return the names of the secrets that `text` tells and `role` (None: the public) may not know."""
        words = text.casefold()
        return [each.name for each in self.secrets if each.mark.casefold() in words and role not in each.known_to]


class _Planter:
    def __init__(self) -> None:
        self.secrets: list[Secret] = []

    def __call__(self, name: str, known_to: frozenset[Role], mark: str = "") -> Secret:
        """Make up a mark that stands nowhere else, or keep the one that is given."""
        secret = Secret(name, known_to, mark or f"примета{len(self.secrets) + 1:02}")
        self.secrets.append(secret)
        return secret


def plant() -> Planted:
    """Fill a city so. The first letter, which asks to confirm the address, leaves when the transaction is over."""
    ensure_sections()
    make_wordings()
    plant_one = _Planter()
    draft = make_draft()
    planted = Planted(draft, plant_one.secrets)
    _plant_author(plant_one, planted)
    _plant_remarks(plant_one, draft)
    _plant_drafts(plant_one, planted)
    _plant_acts(plant_one, planted)
    _plant_pages(plant_one, planted)
    planted.draft = again(draft)
    return planted


def _plant_author(secret: _Planter, planted: Planted) -> None:
    """A resident who gives address and name and no leave to show it; an official who looks at them, with a reason."""
    email = secret("e-mail of a resident", NOBODY, "primeta-pochty")
    name = secret("name without leave to show it", NOBODY)
    secret("network address", NOBODY, NETWORK)
    answer = send(
        Client(REMOTE_ADDR=NETWORK),
        planted.draft,
        email=f"{email.mark}@aleysk.example",
        name=str(name),
        processing="1",
        news="1",
    )
    assert answer.status_code == 303
    planted.hide("link of an author", answer.url)
    comment = Comment.objects.get()
    assert comment.contact is not None
    planted.hide("link to one's own data", own_data_link(comment.contact))
    planted.hide("link that ends a subscription", unsubscribe_link(Subscription.objects.get()))
    moderation.publish(comment, by=None)
    letter = secret("words of a letter", NOBODY)
    outbox.write(
        comment.contact, confirmation.LETTER, {"link": f"https://x/{letter.mark}", "confirm_until": timezone.now()}
    )
    official, reason = secret("name of an official", EVERYBODY), secret("reason of a look", ADMINISTRATOR)
    worker = make_editor("glavny")
    worker.first_name, worker.last_name, worker.email = "Имя", str(official), f"{official.mark}@aleysk.example"
    worker.save()
    looks.look(Contact.objects.get(), by=worker, reason=str(reason))
    make_answer(comment)


def _plant_remarks(secret: _Planter, draft: DraftRecord) -> None:
    by = make_editor("proveryayushchij", superuser=False)
    waiting = secret("remark that waits", REMARKS)
    make_comment(draft, str(waiting))
    withheld, note = secret("withheld remark", REMARKS), secret("moderator's note", REMARKS)
    comment = make_comment(draft, str(withheld))
    moderation.withhold(comment, WithholdingReason.INSULT, by=by, note=str(note))
    make_answer(comment)
    hidden, note = secret("hidden part of a remark", REMARKS), secret("note on a hidden part", REMARKS)
    comment = make_comment(draft, f"Видно. {hidden} Видно.")
    moderation.publish_partly(comment, [str(hidden)], WithholdingReason.PERSONAL_DATA, by=by, note=str(note))
    former = secret("words before the author changed them", REMARKS)
    comment = make_comment(draft, str(former))
    moderation.publish(comment, by=by)
    comment = authoring.edit(comment, kind=CommentKind.QUESTION, text="Новые слова.")
    moderation.publish(comment, by=by)
    withdrawn, answer = secret("withdrawn remark", REMARKS), secret("answer to a withdrawn remark", REMARKS)
    comment = make_comment(draft, str(withdrawn))
    moderation.publish(comment, by=by)
    make_answer(comment, reason=str(answer))
    authoring.withdraw(comment)
    returned, note = secret("remark checked again", REMARKS), secret("note on checking again", REMARKS)
    comment = make_comment(draft, str(returned))
    moderation.publish(comment, by=by)
    moderation.send_back(comment, by=by, note=str(note))


def _plant_drafts(secret: _Planter, planted: Planted) -> None:
    text, note, file = (secret(f"{what} of a draft's next edition", DRAFTS) for what in ("text", "note", "file name"))
    page = planted.draft.page
    lines = ["1. Новое.", f"1.1. {text}"]
    source = str(secret("file of a draft's next edition", DRAFTS)).encode()
    planted.editions.append(make_text(page, lines, note=str(note), source_name=f"{file}.docx", source=source))
    title, words = secret("title of an unposted draft", DRAFTS), secret("note to an unposted draft", DRAFTS)
    unposted = make_draft_page(str(title), explanation=str(words), slug="nerazmeshchennyj")
    text = secret("text of an unposted draft", DRAFTS)
    planted.editions.append(make_text(unposted, [f"1. {text}"]))
    _put_to_work(unposted)
    planted.private += [unposted.record.path, f"{unposted.record.path}comment/", *_in_api(unposted.record)]
    upload = secret("name of a file that waits to be read", DRAFTS)
    receive(unposted, ContentFile(b"inside"), name=f"{upload}.docx", dated_on=date(2026, 3, 12))


def _plant_acts(secret: _Planter, planted: Planted) -> None:
    text, note = secret("text of an act's next edition", ACTS), secret("note of an act's next edition", ACTS)
    act = make_act("145-п")
    source = str(secret("file of an act's next edition", ACTS)).encode()
    edition = make_edition(act.page, [f"1. {text}"], note=str(note), source_name="akt.docx", source=source)
    planted.editions.append(edition)
    title, text = secret("title of an unpublished act", ACTS), secret("text of an unpublished act", ACTS)
    unpublished = make_act("146-п", title=str(title), paragraphs=[f"1. {text}"], published=False)
    title, text = secret("title of an act with personal data", ACTS), secret("text of an act with personal data", ACTS)
    personal = make_act("147-п", title=str(title), paragraphs=[f"1. {text}"])
    publication.set_personal_data(personal, True)
    never = make_page("148-п", title=str(secret("title of an act marked from the start", ACTS))).record
    publication.set_personal_data(never, True)
    for record in (act, unpublished, personal, never):
        if record is not act:
            planted.private += [record.path, *(f"{record.path}{name}" for name in ("akn.xml", "text.txt"))]
            planted.private += _in_api(record)
        planted.editions += [each for each in record.page.editions.all() if not each.is_public]
    issue = make_issue(act, unpublished)
    planted.private += [issue.page.url, f"/api/v1/collections/{issue.public_id}/"]


def _plant_pages(secret: _Planter, planted: Planted) -> None:
    home = ensure_sections()
    closed = ContentPage(title="Закрытый раздел", slug="zakryto", lead=str(secret("closed section", ADMINISTRATOR)))
    home.add_child(instance=closed)
    below = ContentPage(title=str(secret("title in a closed section", ADMINISTRATOR)), slug="vnutri")
    closed.add_child(instance=below)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.PASSWORD, password="слово")
    hidden = ContentPage(title=str(secret("unpublished page", ADMINISTRATOR)), slug="skryto", live=False)
    home.add_child(instance=hidden)
    title, text = secret("title of unpublished news", NEWS), secret("text of withdrawn news", NEWS)
    unpublished = make_news(str(title), slug="budet", published=False)
    _put_to_work(unpublished)
    gone = make_news("Снятая новость", slug="snyato", text=str(text))
    gone.unpublish()
    later = make_news("Изменённая новость", slug="izmeneno", text="Прежние слова.")
    later.lead = str(secret("news changed and not published yet", NEWS))
    later.save_revision()
    waiting = make_news("Новость на завтра", slug="zavtra", published=False)
    waiting.lead = str(secret("news before its hour", NEWS))
    waiting.go_live_at = timezone.now() + timedelta(days=1)
    waiting.save_revision().publish()
    pages = (closed, below, hidden, unpublished, gone, waiting)
    planted.private += [page.get_url() or f"/{page.slug}/" for page in pages]
    surname = secret("official without consent", ADMINISTRATOR)
    unit = make_unit()
    person = Person.objects.create(surname=str(surname), given_name="Имя", biography=str(surname))
    log(instance=person, action="wagtail.create")
    Post.objects.create(unit=unit, name="Начальник отдела", is_head=True, person=person)


def _put_to_work(page: Page) -> None:
    """Let the page stand in the reports of what waits for an approval and of what is locked."""
    by = User.objects.get(username="glavny")
    page.save_revision()
    page.get_workflow().start(page, by)
    page.locked, page.locked_by, page.locked_at = True, by, timezone.now()
    page.save()


def _in_api(record: Any) -> list[str]:
    return [f"/api/v1/{record.resource}/{record.public_id}/"]
