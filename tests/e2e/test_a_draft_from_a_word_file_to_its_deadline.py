"""One draft before a real browser: from a Word file to the midnight after which no remark is taken.

Three officials with logins and rights of their own, and a resident with a narrow phone whose browser runs no scripts.
"""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management.base import OutputWrapper
from django.utils import timezone
from playwright.sync_api import Page, expect

from correspondence import demo as wordings
from documents.consultation import earliest_last_day
from documents.models import DraftRecord, DraftsIndexPage, Edition
from home.setup import ensure_sections
from tests.e2e.conftest import Visit
from tests.factories.drafts import make_procedure, make_unit
from tests.factories.home import fill_settings
from users import demo as logins

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = Path("tests/files/texts/reglament.docx")
TITLE = "Об утверждении регламента предоставления земельных участков"
PLACE = "pril-1_p-2.2"  # «2.2. Срок – 5 дней.»
WORDS = "Пять дней — слишком мало: предлагаю десять."
ANSWER = "Срок увеличен до десяти дней."
LATE = "Эти слова жаль потерять."
PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}

Login = Callable[[str], Visit]


@pytest.fixture
def office(transactional_db: None, settings: Any) -> None:
    """What the city has before a draft comes: sections, a unit, a procedure, wordings of consents, logins."""
    settings.SITE_IS_DEMONSTRATION = True
    ensure_sections()
    fill_settings()
    make_unit()
    make_procedure()
    silence = OutputWrapper(io.StringIO())
    wordings.load(silence)
    logins.load(silence)


@pytest.fixture
def log_in(office: None, live_server: Any, open_context: Callable[..., Any]) -> Login:
    """Open the admin as one of the demonstration's logins, in a browser of its own."""
    passwords = {name: password for name, password, _about in logins.LOGINS}

    def enter(name: str) -> Visit:
        visit = Visit(open_context(viewport={"width": 1280, "height": 900}).new_page(), live_server.url)
        visit.open("/admin/")
        visit.page.locator("#id_username").fill(name)
        visit.page.locator("#id_password").fill(passwords[name])
        visit.page.get_by_role("button", name="Войти").click()
        expect(visit.page.locator("#id_password")).to_have_count(0)
        return visit

    return enter


def test_the_whole_way(
    log_in: Login, live_server: Any, open_context: Callable[..., Any], travel: Callable[..., None]
) -> None:
    drafting = log_in("drafting")
    create(drafting)
    upload(drafting)
    record = DraftRecord.objects.get()
    legal = log_in("legal")
    post(legal, record)

    resident = Visit(open_context(**PHONE).new_page(), live_server.url)
    secret = remark(resident, record, travel)
    resident.open(record.path)
    expect(resident.page.get_by_text(WORDS)).to_have_count(0)
    assert resident.page.request.get(f"{live_server.url}/api/v1/comments/").json()["results"] == []

    moderator = log_in("moderator")
    show(moderator)
    answer(drafting)
    read(resident, record, secret)

    too_late(resident, record, travel)
    for visit in (drafting, legal, moderator, resident):
        assert visit.troubles == []


# --- Officials ------------------------------------------------------------------------------------------


def create(drafting: Visit) -> None:
    """The drafting unit fills in the card of a draft in Wagtail's own form, where to write to at last."""
    page = drafting.page
    index = DraftsIndexPage.objects.values_list("pk", flat=True).get()
    drafting.open(f"/admin/pages/add/documents/draftregulation/{index}/")
    page.get_by_label("Наименование проекта").fill(TITLE)
    page.locator("#id_procedure").select_option(index=1)
    page.locator("#id_developer").select_option(index=1)
    page.get_by_label("Кто отвечает").fill("Главный специалист отдела")
    page.get_by_role("button", name="Сохранить").first.click()
    expect(page.get_by_text("Проекта ещё нет на сайте").first).to_be_visible()
    page.get_by_label("Почтовый адрес").fill("658130, г. Алейск, ул. Примерная, 1")
    with page.expect_navigation():
        page.get_by_role("button", name="Сохранить").first.click()
    expect(page.get_by_label("Почтовый адрес")).to_have_value("658130, г. Алейск, ул. Примерная, 1")


def upload(drafting: Visit) -> None:
    """The text enters as a Word file and stands before its editor in clauses; publishing is not the unit's to do."""
    page = drafting.page
    page.get_by_role("link", name="Тексты, обсуждение, замечания").first.click()
    expect(page.get_by_text("правовой отдел увидит проект на своей первой странице")).to_be_visible()
    page.get_by_role("link", name="Загрузить файл").click()
    page.locator("#id_file").set_input_files(WORD)
    page.get_by_role("button", name="Загрузить и разобрать").click()
    expect(page.locator(f"[id='{PLACE}']")).to_contain_text("5 дней")
    assert Edition.objects.get().source_name == WORD.name


def post(legal: Visit, record: DraftRecord) -> None:
    """The legal office gives it a last day and puts it before the public."""
    page = legal.page
    legal.open(f"/admin/drafts/{record.page_id}/")
    page.get_by_role("link", name="Разместить").click()
    last_day = page.get_by_label("Последний день приёма")
    earliest = earliest_last_day(record.procedure, timezone.localdate())
    last_day.fill((earliest - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Разместить").click()
    expect(page.get_by_text("Слишком короткий срок").first).to_be_visible()
    last_day.fill(earliest.isoformat())
    page.get_by_role("button", name="Разместить").click()
    expect(page.get_by_text("Проект размещён, замечания принимают по").first).to_be_visible()
    record.refresh_from_db()
    assert record.is_public


def show(moderator: Visit) -> None:
    """The moderator finds what waits in the menu and lets the public read it; answering is not his to do."""
    page = moderator.page
    moderator.open("/admin/")
    page.get_by_role("link", name="Замечания (1)").first.click()
    page.get_by_role("link", name="№ 1").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_role("button", name="ответ")).to_have_count(0)
    page.get_by_role("button", name="Показать", exact=True).click()
    expect(page.get_by_text("показано на сайте").first).to_be_visible()


def answer(drafting: Visit) -> None:
    """The unit that drafts the regulation answers; what is shown is not its to decide."""
    page = drafting.page
    drafting.open("/admin/remarks/?show=unanswered")
    page.get_by_role("link", name="№ 1").click()
    expect(page.get_by_text("Показать на сайте?")).to_have_count(0)
    page.get_by_label("учтено частично").check()
    page.get_by_role("button", name="Опубликовать ответ").click()
    expect(page.get_by_text("автор должен понять, почему так").first).to_be_visible()
    page.get_by_label("Обоснование").fill(ANSWER)
    page.get_by_role("button", name="Опубликовать ответ").click()
    expect(page.get_by_text("получило ответ")).to_be_visible()


# --- The resident ---------------------------------------------------------------------------------------


def find(resident: Visit) -> Page:
    """From the home page to the text of the draft."""
    page = resident.page
    resident.open("/")
    page.get_by_role("link", name=TITLE).click()
    resident.measure("the draft")
    return page


def remark(resident: Visit, record: DraftRecord, travel: Callable[..., None]) -> str:
    """Press the link at a clause, forget the box of the consent, mend that, send; return the secret link."""
    page = find(resident)
    page.locator(f"[id='{PLACE}']").get_by_role("link", name="Замечание к пункту 2.2").click()
    expect(page.locator(".comment-card__quote")).to_contain_text("5 дней")
    resident.measure("the form")
    travel(minutes=2)
    page.get_by_label("не согласен (не согласна)").check()
    page.locator("[name=text]").fill(WORDS)
    page.get_by_label("Электронная почта").fill("zhitel@aleysk.example")
    page.get_by_role("button", name="Отправить замечание").click()
    expect(page.locator(".error-summary")).to_be_visible()
    resident.measure("the form with an error")
    expect(page.locator("[name=text]")).to_have_value(WORDS)
    expect(page.get_by_label("Электронная почта")).to_have_value("zhitel@aleysk.example")
    expect(page.get_by_label("не согласен (не согласна)")).to_be_checked()
    page.get_by_label("Согласен(на) на обработку").check()
    page.get_by_role("button", name="Отправить замечание").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Замечание № 1 получено")
    resident.measure("the receipt")
    secret = page.locator(".remark__link").get_attribute("href")
    assert secret
    assert page.url.endswith(secret.rpartition("/remarks/")[2])
    return page.url


def read(resident: Visit, record: DraftRecord, secret: str) -> None:
    """Remark and answer stand on the page of the draft, behind the secret link and in the API."""
    page = resident.page
    resident.open(record.path)
    card = page.locator("#comment-1")
    expect(card).to_contain_text(WORDS)
    expect(card).to_contain_text(ANSWER)
    expect(card).to_contain_text("учтено частично")
    expect(page.get_by_text("zhitel@")).to_have_count(0)
    page.goto(secret)
    expect(page.get_by_role("region", name="Ответ")).to_contain_text(ANSWER)
    [found] = page.request.get(f"{resident.site}/api/v1/comments/").json()["results"]
    assert (found["number"], found["text"], found["clause_address"]) == (1, WORDS, PLACE)
    assert (found["answer"]["decision"], found["answer"]["text"]) == ("partly_accepted", ANSWER)
    assert "zhitel" not in str(found)


def too_late(resident: Visit, record: DraftRecord, travel: Callable[..., None]) -> None:
    """A form opened ten minutes before midnight and sent ten minutes after: refused, and the words are kept."""
    page = resident.page
    record.refresh_from_db()
    assert record.closes_at is not None
    travel(seconds=(record.closes_at - timedelta(minutes=10) - timezone.now()).total_seconds())
    resident.open(f"{record.path}comment/")
    page.get_by_label("предлагаю изменить").check()
    page.locator("[name=text]").fill(LATE)
    travel(minutes=20)
    page.get_by_role("button", name="Отправить замечание").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Замечания не принимаются")
    expect(page.locator(".lead")).to_contain_text("последним днём было")
    expect(page.get_by_role("textbox", name="Ваш текст")).to_have_value(LATE)
    resident.measure("the refusal")
    record.refresh_from_db()
    assert record.last_comment_number == 1
    resident.open(f"{record.path}comment/")
    expect(page.locator("textarea")).to_have_count(0)
    resident.open(record.path)
    expect(page.get_by_role("link", name="Замечание к")).to_have_count(0)
    expect(page.get_by_role("link", name="Написать замечание")).to_have_count(0)
    expect(page.get_by_text("Приём замечаний завершён").first).to_be_visible()
    expect(page.locator("#comment-1")).to_contain_text(ANSWER)
