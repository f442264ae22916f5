"""The editors' side of drafts: from a card to the archive, and what each refusal says."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from documents import publication
from documents.consultation import closing_moment, moves
from documents.models import Comment, DraftRecord, DraftRegulation
from documents.models.drafts import NOWHERE_TO_WRITE
from tests.documents.editing import said
from tests.factories import documents as acts
from tests.factories import drafts as make
from tests.factories.comments import make_comment

pytestmark = pytest.mark.django_db
Stage = DraftRecord.Stage


def fields(**changed: Any) -> dict[str, Any]:
    """What the browser sends from the card of a draft."""
    return {
        "official_title": "Об утверждении регламента",
        "service": "Выдача разрешений",
        "intent": "new",
        "is_normative": "on",
        "procedure": make.make_procedure().pk,
        "developer": make.make_unit().pk,
        "responsible_post": "Главный специалист",
        "responsible_phone": "",
        "responsible_email": "otdel@aleysk.example",
        "postal_address": "",
        "explanation": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "comments-MIN_NUM_FORMS": 0,
        "comments-MAX_NUM_FORMS": 1000,
        **changed,
    }


def desk(admin: Client, record: DraftRecord) -> str:
    return admin.get(reverse("drafts_desk:desk", args=[record.page_id])).content.decode()


def do(admin: Client, record: DraftRecord, move: str, **data: Any) -> Any:
    return admin.post(reverse("drafts_desk:move", args=[record.page_id, move]), data)


def closed() -> DraftRecord:
    return make.make_draft(posted_at=timezone.now() - timedelta(days=60))


def test_from_a_card_to_a_posted_draft(admin: Client) -> None:
    index = make.make_drafts_index()
    admin.post(reverse("wagtailadmin_pages:add", args=["documents", "draftregulation", index.pk]), fields())
    page = DraftRegulation.objects.get()
    assert not page.live
    assert (
        "Сохраните карточку, загрузите текст"
        in admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    )
    record = page.record
    assert "Текста ещё нет" in desk(admin, record)
    text = make.make_text(page)
    form = admin.get(reverse("drafts_desk:move", args=[page.pk, "post"]))
    assert "не менее 15\N{NO-BREAK SPACE}дней" in form.content.decode()
    too_soon = timezone.localdate() + timedelta(days=3)
    response = do(admin, record, "post", edition=text.pk, last_day=too_soon)
    assert "Слишком короткий срок" in response.content.decode()
    last_day = timezone.localdate() + timedelta(days=16)
    posted = said(do(admin, record, "post", edition=text.pk, last_day=last_day))
    assert "Проект размещён, замечания принимают по" in posted
    record = make.again(record)
    assert (record.stage, record.is_public, record.closes_at) == (Stage.POSTED, True, closing_moment(last_day))
    assert "осталось" in desk(admin, record)


def test_a_draft_without_a_text_is_not_posted(admin: Client) -> None:
    record = make.make_draft_page().record
    response = do(admin, record, "post", last_day=timezone.localdate() + timedelta(days=30))
    assert "Сначала добавьте текст проекта" in response.content.decode()


def test_a_card_without_an_address_is_not_posted(admin: Client) -> None:
    page = make.make_draft_page(postal_address="")
    response = do(
        admin, page.record, "post", edition=make.make_text(page).pk, last_day=timezone.localdate() + timedelta(days=30)
    )
    assert "почтовый адрес" in said(response)
    assert not make.again(page.record).is_public


def test_a_card_without_an_address_is_saved_as_a_draft_and_refused_on_publishing(admin: Client) -> None:
    index = make.make_drafts_index()
    form = fields(responsible_email="")
    admin.post(reverse("wagtailadmin_pages:add", args=["documents", "draftregulation", index.pk]), form)
    page = DraftRegulation.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert admin.post(edit, {**form, "explanation": "Чтобы было короче."}).status_code == 302
    last_day = timezone.localdate() + timedelta(days=30)
    refused = do(admin, page.record, "post", edition=make.make_text(page).pk, last_day=last_day)
    assert refused["Location"] == edit
    assert NOWHERE_TO_WRITE in said(refused)
    assert make.again(page.record).stage == Stage.PREPARATION


def test_a_posted_draft_keeps_its_address_while_a_card_without_one_waits(admin: Client) -> None:
    record = make.make_draft()
    edit = reverse("wagtailadmin_pages:edit", args=[record.page_id])
    without = fields(responsible_email="")
    assert admin.post(edit, without).status_code == 302
    assert NOWHERE_TO_WRITE in admin.post(edit, {**without, "action-publish": "1"}).content.decode()
    many = f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?id={record.page_id}"
    assert NOWHERE_TO_WRITE in said(admin.post(many))
    publication.withdraw(make.again(record), reason="Ошибка", by=None)
    refused = admin.post(reverse("drafts_desk:restore", args=[record.page_id]))
    assert refused["Location"] == edit
    assert NOWHERE_TO_WRITE in said(refused)
    page = DraftRegulation.objects.get()
    assert (page.live, page.postal_address) == (False, record.page.postal_address)


def test_the_whole_way_to_an_act(admin: Client) -> None:
    record = closed()
    do(admin, record, "consider")
    do(admin, record, "summarise", note="Замечаний не было.")
    do(admin, record, "revise", edition=make.make_text(record.page, ["1. Новое."], note="Учтены замечания").pk)
    act = acts.make_act("9-п")
    assert "Сначала укажите акт" in said(do(admin, record, "adopt"))
    link = reverse("drafts_desk:link_act", args=[record.page_id])
    missing = admin.post(link, {"number": "99-п", "adopted_on": act.adopted_on})
    assert "Такого акта нет в реестре" in missing.content.decode()
    admin.post(link, {"number": "9 П", "adopted_on": act.adopted_on})
    do(admin, record, "adopt")
    record = make.again(record)
    assert (record.stage, record.adopted_as, record.current_edition.number) == (Stage.ADOPTED, act, 2)
    assert "Обсуждение закончено" in desk(admin, record)


def test_the_desk_says_why_a_step_must_wait(admin: Client) -> None:
    record = closed()
    moves.start_consideration(record, by=None)
    Comment.objects.create(
        draft=record,
        number=1,
        edition=record.current_edition,
        text="Добавьте срок.",
        received_at=timezone.now(),
        submission_key="1",
        secret_hash="1",
    )
    assert "Без ответа 1\N{NO-BREAK SPACE}замечание" in desk(admin, record)
    assert "Без ответа" in said(do(admin, record, "summarise"))
    assert make.again(record).stage == Stage.CONSIDERATION


def test_hiding_and_ending_stand_last_and_say_what_comes_back(admin: Client) -> None:
    record = make.make_draft()
    shown = desk(admin, record)
    last = shown[shown.index('id="ending"') :]
    assert "<section" not in last
    hide = reverse("drafts_desk:withdraw", args=[record.page_id])
    drop = reverse("drafts_desk:move", args=[record.page_id, "drop"])
    assert f'href="{hide}">Скрыть из-за ошибки (можно вернуть)</a>' in last
    assert f'href="{drop}">Прекратить обсуждение (навсегда)</a>' in last
    assert shown.count(hide) == shown.count(drop) == 1
    do(admin, record, "drop", reason="Больше не нужен")
    assert admin.get(record.path).status_code == 200, "ended while remarks were taken"
    ended = desk(admin, record)
    assert drop not in ended
    assert hide in ended


def test_a_move_that_is_no_more_leads_back_with_the_reason(admin: Client) -> None:
    record = make.make_draft()
    assert "Приём ещё идёт" in said(do(admin, record, "consider"))
    assert "сейчас нельзя" in said(do(admin, record, "adopt"))
    assert do(admin, record, "nonsense").status_code == 404


def test_an_extension_asks_for_a_later_day_and_a_reason(admin: Client) -> None:
    record = make.make_draft()
    later = timezone.localdate() + timedelta(days=40)
    assert do(admin, record, "extend", last_day=later).context["form"].errors.keys() == {"reason"}
    do(admin, record, "extend", last_day=later, reason="Много вопросов")
    assert make.again(record).closes_at == closing_moment(later)
    assert "Много вопросов" in desk(admin, record)


def test_who_may_only_edit_sees_the_desk_and_moves_nothing(client: Client) -> None:
    user = acts.make_editor("sostavitel", superuser=False)
    user.groups.add(acts.make_group(make.make_drafts_index(), "change_page"))
    client.force_login(user)
    record = make.make_draft()
    text = desk(client, record)
    assert "Ведёт обсуждение правовой отдел" in text
    response = do(client, record, "drop", reason="Шутка")
    assert response.status_code in (302, 403)
    assert make.again(record).stage == Stage.POSTED
    stranger = acts.make_editor("chuzhoy", superuser=False)
    client.force_login(stranger)
    assert client.get(reverse("drafts_desk:desk", args=[record.page_id])).status_code != 200


def test_the_list_of_drafts_is_narrowed_by_stage(admin: Client) -> None:
    record = make.make_draft("Об открытом")
    for _ in range(3):
        make_comment(record)
    closed()
    index = admin.get(reverse("drafts_register:index"))
    assert sorted(each.undecided for each in index.context["object_list"]) == [0, 3]
    listed = admin.get(reverse("drafts_register:index"), {"phase": "open"}).content.decode()
    assert "Об открытом" in listed
    assert "Об утверждении" not in listed


def test_what_was_public_is_neither_deleted_nor_copied_nor_unpublished_by_the_way(admin: Client) -> None:
    record = make.make_draft()
    page, index = record.page, make.make_drafts_index()
    assert "останется в архиве" in said(admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk])))
    assert "внутри есть проекты" in said(
        admin.post(reverse("wagtailadmin_pages:delete", args=[index.pk]), {"confirm_site_name": "Город Алейск"})
    )
    assert admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk])).status_code in (302, 403)
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert make.again(record).is_public
    assert DraftRegulation.objects.count() == 1


def test_a_draft_in_preparation_is_deleted_with_its_texts(admin: Client) -> None:
    page = make.make_draft_page()
    make.make_text(page)
    admin.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not DraftRegulation.objects.exists()
    assert not DraftRecord.objects.exists()


def test_a_draft_posted_by_mistake_is_withdrawn_with_a_reason(admin: Client, client: Client) -> None:
    record = make.make_draft()
    admin.post(reverse("drafts_desk:withdraw", args=[record.page_id]), {"reason": "Не тот файл."})
    assert client.get(record.path).status_code == 410
    assert "Не тот файл." in desk(admin, record)
    admin.post(reverse("drafts_desk:restore", args=[record.page_id]))
    assert client.get(record.path).status_code == 200


def test_the_procedure_of_a_posted_draft_is_fixed_in_the_card(admin: Client) -> None:
    record = make.make_draft()
    other = make.make_procedure(slug="drugoy", name="Другой")
    form = admin.get(reverse("wagtailadmin_pages:edit", args=[record.page_id]))
    assert "больше не меняются" in form.content.decode()
    admin.post(
        reverse("wagtailadmin_pages:edit", args=[record.page_id]),
        fields(procedure=other.pk, **{"action-publish": "1"}),
    )
    assert make.again(record).procedure.slug == "obraztsovy"


def test_the_preview_shows_the_latest_text(admin: Client) -> None:
    page = make.make_draft_page()
    make.make_text(page, ["1. Ещё не опубликовано."])
    page.save_revision()
    shown = admin.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Ещё не опубликовано" in shown.content.decode()


def test_the_desk_reminds_of_the_parts_of_a_regulation(admin: Client) -> None:
    record = make.make_draft()
    text = desk(admin, record)
    assert "Общие положения: «Общие положения»" in text
    assert "Формы контроля за исполнением регламента: <strong>не нашли</strong>" in text
