"""The acts that made an edition: offered, named, frozen, and read by everybody who may see them (D52)."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import ChangeEntry
from documents import publication, uploads
from documents.causes import causes_in_words, likely, offers
from documents.models import ActKind, ActRecord, ActRelation, Edition, EditionCause, RelationClause, Upload
from documents.text.writing import faults
from tests.documents.editing import said
from tests.documents.test_metadata import described
from tests.factories import documents as make
from tests.factories.drafts import make_draft

pytestmark = pytest.mark.django_db
SITE_URL = settings.SITE_URL
WORD = Path("tests/files/texts/reglament.docx")
CHANGED = ["1. Утвердить порядок ремонта дорог и мостов.", "2. Контроль оставляю за собой."]


def amending(number: str, day: date, target: ActRecord, **fields: Any) -> ActRecord:
    """Return a public act that amends `target` since its own day."""
    act = make.make_act(number, adopted_on=day, promulgated_on=day, title="О внесении изменений")
    make.relate(act, "amends", target, **fields)
    return act


def further(record: ActRecord, *causes: ActRecord, on: date = date(2026, 5, 1), published: bool = True) -> Edition:
    """Return one more edition of `record`, made by `causes`."""
    edition = make.make_edition(record.page, CHANGED, dated_on=on, causes=causes)
    if published:
        publication.publish_edition(edition, by=None)
    return edition


def paste(admin: Client, record: ActRecord, **fields: Any) -> Any:
    data = {"text": "\n".join(CHANGED), "dated_on": "2026-05-01", **fields}
    return admin.post(reverse("texts_desk:paste_text", args=[record.page_id]), data)


def named_for(edition: Edition) -> list[str]:
    return [cause.act.number for cause in edition.causes.all()]


def test_offered_are_the_acts_that_change_the_text_and_made_no_edition_yet() -> None:
    record = make.make_act()
    later = amending("300-п", date(2026, 6, 1), record)
    sooner = amending("200-п", date(2026, 4, 1), record)
    partly = make.make_act("250-п", adopted_on=date(2026, 4, 20), promulgated_on=date(2026, 4, 20))
    relation = make.relate(partly, "repeals", record)
    RelationClause.objects.create(relation=relation, change="repealed", target_address="p-2")
    make.relate(make.make_act("260-п"), "repeals", record)
    make.relate(make.make_act("270-п"), "based_on", record)
    found = offers(record)
    assert [offer.act for offer in found] == [sooner, partly, later]
    assert [offer.day for offer in found] == [date(2026, 4, 1), date(2026, 4, 20), date(2026, 6, 1)]
    assert likely(found, date(2026, 5, 1)) == [sooner, partly]
    assert found[0].words == "Постановление от 01.04.2026 № 200-п, меняет текст с 01.04.2026"
    further(record, sooner)
    assert [offer.act for offer in offers(record)] == [partly, later]


def test_an_act_that_awaits_its_promulgation_is_offered_without_a_day() -> None:
    record = make.make_act()
    waiting = make.make_act("200-п", adopted_on=date(2026, 4, 1), entry_on=date(2026, 4, 2))
    make.relate(waiting, "amends", record)
    (offer,) = offers(record)
    assert (offer.act, offer.day) == (waiting, None)
    assert likely([offer], date(2026, 5, 1)) == []


def test_those_in_force_are_chosen_beforehand_and_need_no_note(admin: Client) -> None:
    record = make.make_act()
    sooner, later = amending("200-п", date(2026, 4, 1), record), amending("300-п", date(2099, 6, 1), record)
    form = admin.get(reverse("texts_desk:paste_text", args=[record.page_id])).context["form"]
    assert form.initial["causes"] == [sooner.pk]
    assert [pk for pk, _ in form.fields["causes"].choices] == [sooner.pk, later.pk]
    assert re.findall(r'data-since="([^"]*)"', str(form["causes"])) == ["2026-04-01", "2099-06-01"]
    response = paste(admin, record, causes=[sooner.pk])
    edition = Edition.objects.get(number=2)
    assert response.url == reverse("texts_desk:edition", args=[edition.pk])
    assert named_for(edition) == ["200-п"]


def test_a_text_that_no_act_made_must_say_why(admin: Client) -> None:
    record = make.make_act()
    amending("200-п", date(2026, 4, 1), record)
    assert "Отметьте акт, которым внесены изменения" in paste(admin, record).content.decode()
    assert paste(admin, record, note="Исправлена техническая ошибка: номер дома.").status_code == 302
    assert named_for(Edition.objects.get(number=2)) == []


def test_another_act_is_named_by_its_number_and_day(admin: Client) -> None:
    record = make.make_act("145-п")
    other = make.make_act("200-п", adopted_on=date(2026, 4, 1))
    assert "нет в реестре" in paste(admin, record, number="777").content.decode()
    assert "этого же акта" in paste(admin, record, number="№ 145-П").content.decode()
    assert "Впишите и номер" in paste(admin, record, adopted_on="2026-04-01").content.decode()
    assert not Edition.objects.filter(number=2).exists()
    assert paste(admin, record, number="200-п", adopted_on="2026-04-01").status_code == 302
    assert EditionCause.objects.get().act == other


def test_a_file_read_later_by_the_worker_keeps_what_was_said_of_it(admin: Client, settings: Any) -> None:
    settings.TEXT_READ_AT_ONCE = 10
    record = make.make_act()
    cause = amending("200-п", date(2026, 4, 1), record)
    file = SimpleUploadedFile("a.docx", WORD.read_bytes())
    data = {"file": file, "dated_on": "2026-05-01", "causes": [cause.pk]}
    assert admin.post(reverse("texts_desk:upload_text", args=[record.page_id]), data).status_code == 302
    edition = uploads.read(Upload.objects.get().pk).edition or Edition.objects.get(number=2)
    assert named_for(edition) == ["200-п"]


def test_until_it_is_published_an_editor_may_say_otherwise(admin: Client) -> None:
    record = make.make_act()
    first, second = amending("200-п", date(2026, 4, 1), record), amending("300-п", date(2026, 4, 2), record)
    draft = further(record, first, published=False)
    address = reverse("texts_desk:explain", args=[draft.pk])
    shown = admin.get(reverse("texts_desk:edition", args=[draft.pk]))
    assert shown.context["reason_form"].initial["causes"] == [first.pk]
    assert "читатели прочтут так: «в ред. постановления от 01.04.2026 № 200-п»" in shown.content.decode()
    assert "Отметьте акт" in admin.post(address, {"dated_on": "2026-05-01", "note": ""}).content.decode()
    assert named_for(draft) == ["200-п"]
    response = admin.post(address, {"dated_on": "2026-05-02", "causes": [second.pk], "note": "Уточнено."})
    assert "Сохранено" in said(response)
    draft.refresh_from_db()
    assert (named_for(draft), draft.note, draft.dated_on) == (["300-п"], "Уточнено.", date(2026, 5, 2))
    publication.publish_edition(draft, by=None)
    assert "уже опубликована" in said(admin.post(address, {"dated_on": "2026-05-02", "causes": [first.pk]}))
    assert named_for(draft) == ["300-п"]
    assert "№ 300-п" in admin.get(reverse("acts_desk:desk", args=[record.page_id])).content.decode()


def test_a_draft_of_a_regulation_is_asked_for_a_note_alone(admin: Client) -> None:
    draft = make_draft()
    form = admin.get(reverse("texts_desk:paste_text", args=[draft.page_id])).context["form"]
    assert set(form.fields) == {"text", "dated_on", "note"}
    assert form.fields["note"].required


def test_the_database_keeps_the_causes_of_a_published_edition() -> None:
    record = make.make_act()
    further(record, amending("200-п", date(2026, 4, 1), record))
    for deed in (EditionCause.objects.all().delete, lambda: EditionCause.objects.update(act=record)):
        with pytest.raises(DatabaseError, match="does not change"), transaction.atomic():
            deed()


def test_naming_an_act_ties_it_once_its_edition_is_published(admin: Client) -> None:
    record = make.make_act(promulgated_on=date(2026, 3, 13))
    cause = make.make_act("200-п", adopted_on=date(2026, 4, 1))
    draft = further(record, cause, published=False)
    assert "появится связь" in admin.get(reverse("texts_desk:edition", args=[draft.pk])).content.decode()
    publication.publish_edition(draft, by=None)
    relation = ActRelation.objects.get()
    assert (relation.kind, relation.source, relation.target) == ("amends", cause, record)
    record.refresh_from_db()
    assert record.amended_on == date(2026, 5, 1)


def test_a_relation_that_is_there_is_left_as_it_is() -> None:
    record = make.make_act()
    further(record, amending("200-п", date(2026, 4, 1), record, effective_on=date(2026, 4, 15)))
    assert ActRelation.objects.get().effective_on == date(2026, 4, 15)


def test_a_relation_that_made_a_published_edition_stays(admin: Client) -> None:
    record = make.make_act()
    cause = amending("200-п", date(2026, 4, 1), record)
    further(record, cause, published=False)
    other = amending("300-п", date(2026, 4, 2), record)
    publication.publish_edition(Edition.objects.get(number=2), by=None)
    for act in (other, cause):
        relation = ActRelation.objects.get(source=act)
        response = admin.post(reverse("acts_desk:delete_relation", args=[act.page_id, relation.pk]))
    assert "по ней вышла редакция № 2" in said(response)
    assert ActRelation.objects.get().source == cause


def test_acts_are_called_by_kind_and_number() -> None:
    decision = ActKind.objects.get(slug="reshenie")
    unknown = ActKind.objects.create(slug="protokol", name="протокол")
    acts = [
        make.make_act("1-п", adopted_on=date(2026, 4, 1)),
        make.make_act("7-ГСД", adopted_on=date(2026, 4, 2), kind=decision),
        make.make_act("2-п", adopted_on=date(2026, 4, 3)),
        make.make_act("3", adopted_on=date(2026, 4, 4), kind=unknown),
    ]
    assert causes_in_words(acts) == (
        "в ред. постановлений от 01.04.2026 № 1-п, от 03.04.2026 № 2-п, решения от 02.04.2026 № 7-ГСД, "
        "акта от 04.04.2026 № 3"
    )
    assert causes_in_words(acts[:1]) == "в ред. постановления от 01.04.2026 № 1-п"
    assert causes_in_words([]) == ""


def answer(client: Client, address: str) -> Any:
    return client.get(f"/api/v1/{address}").json()


def shown(client: Client, address: str) -> str:
    """Return a page without what keeps its lines together."""
    html = client.get(address).content.decode()
    return (
        html.replace('<span class="unbroken">', "")
        .replace("</span>", "")
        .replace("&nbsp;", " ")
        .replace("\N{NO-BREAK SPACE}", " ")
    )


def test_the_page_of_the_act_says_by_which_acts_it_reads_so(client: Client) -> None:
    record = make.make_act()
    first, second = amending("200-п", date(2026, 4, 1), record), amending("300-п", date(2026, 4, 2), record)
    further(record, first, second)
    made = (
        f'в ред. постановлений <a href="{first.path}">от 01.04.2026 № 200-п</a>, '
        f'<a href="{second.path}">от 02.04.2026 № 300-п</a>'
    )
    html = shown(client, record.path)
    assert f"Редакция № 2 от 1 мая 2026 г., {made}" in html
    assert html.count(made) == 2  # at the head, and in the list of all editions
    assert shown(client, f"{record.path}?edition=1").count(made) == 1
    third = further(record, amending("400-п", date(2026, 5, 3), record), on=date(2026, 5, 4))
    compared = shown(client, f"{record.path}?edition={third.number}&compared=1")
    assert "№ 200-п" in compared
    assert "№ 400-п" in compared
    compared = shown(client, f"{record.path}?edition={third.number}&compared=2")
    assert "№ 200-п" not in compared
    assert "№ 400-п" in compared


def test_the_history_of_a_clause_names_the_acts_behind_its_editions(client: Client) -> None:
    record = make.make_act()
    first, second = (amending(number, date(2026, 4, 1), record) for number in ("200-п", "300-п"))
    hidden = make.make_act("400-п", adopted_on=date(2026, 4, 1), published=False)
    edition = further(record, first, second, hidden)
    key = edition.clauses.get(address="p-1").key
    named = (
        f'в ред. постановлений <a href="{first.path}">от 01.04.2026 № 200-п</a>, '
        f'<a href="{second.path}">от 01.04.2026 № 300-п</a>'
    )
    assert named in shown(client, f"/k/{key}/history/")
    assert "400-п" not in shown(client, f"/k/{key}/history/")
    steps = answer(client, f"clauses/{key}/")["history"]
    assert [[act["name"] for act in step["made_by"]] for step in steps] == [
        [],
        ["Постановление от 01.04.2026 № 200-п", "Постановление от 01.04.2026 № 300-п"],
    ]
    assert steps[1]["made_by"] == answer(client, f"editions/{edition.public_id}/")["made_by"]


def test_an_act_nobody_may_see_is_named_nowhere(client: Client) -> None:
    record = make.make_act()
    hidden = make.make_act("200-п", adopted_on=date(2026, 4, 1), published=False)
    edition = further(record, hidden)
    for address in (record.path, f"{record.path}akn.xml", f"{record.path}?edition=2&compared=1"):
        assert "200-п" not in client.get(address).content.decode(), address
    assert answer(client, f"editions/{edition.public_id}/")["made_by"] == []
    assert answer(client, f"acts/{record.public_id}/")["edition"]["made_by"] == []
    publication.publish_edition(Edition.objects.get(page=hidden.page_id), by=None)
    assert "200-п" in client.get(record.path).content.decode()


def test_a_mirror_is_told_when_an_act_that_made_an_edition_goes(django_capture_on_commit_callbacks: Any) -> None:
    record = make.make_act()
    cause = amending("200-п", date(2026, 4, 1), record)
    edition = further(record, cause)
    seq = ChangeEntry.objects.latest("seq").seq
    with django_capture_on_commit_callbacks(execute=True):
        publication.withdraw(cause, reason="Ошибка.", by=None)
    told = ChangeEntry.objects.filter(seq__gt=seq).values_list("resource", "record_id")
    assert {("editions", edition.public_id), ("acts", record.public_id)} <= set(told)


def test_the_api_and_files_for_programs_name_them_too(client: Client) -> None:
    record = make.make_act()
    cause = amending("200-п", date(2026, 4, 1), record)
    edition = further(record, cause)
    for address, by in (("p-1", "p-1"), ("p-9", "p-2")):
        RelationClause.objects.create(
            relation=ActRelation.objects.get(), change="changed", target_address=address, source_address=by
        )
    made_by = [
        {
            "id": str(cause.public_id),
            "url": f"{SITE_URL}{cause.path}",
            "api_url": f"{SITE_URL}/api/v1/acts/{cause.public_id}/",
            "name": "Постановление от 01.04.2026 № 200-п",
        }
    ]
    listed = answer(client, f"editions/?act={record.public_id}&sort=dated_on")["results"]
    assert [each["made_by"] for each in listed] == [[], made_by]
    assert answer(client, f"editions/{edition.public_id}/")["made_by"] == made_by
    assert answer(client, f"acts/{record.public_id}/")["edition"]["made_by"] == made_by
    assert described(client, record.path)["legislationConsolidates"][0]["@id"].endswith("/2026/04/01/200-p")
    written = client.get(f"{record.path}akn.xml").content
    assert faults(written) == []
    assert '<eventRef eId="e2" date="2026-05-01" type="amendment" source="#am1"/>' in written.decode()
    work = "/akn/ru-alt-aleysk/act/postanovlenie/administratsiya/2026-04-01/200-p"
    changed = f'<source href="{work}#p-1"/><destination href="#p-1"/>'
    assert (
        f'<textualMod eId="mod1" type="substitution">{changed}</textualMod></passiveModifications>' in written.decode()
    )
    assert "200-п" not in client.get(f"{record.path}akn.xml?edition=1").content.decode()
    plain = client.get(f"{record.path}text.txt").content.decode()
    assert plain.splitlines()[1:3] == ["(в ред. постановления от 01.04.2026 № 200-п)", "О ремонте дорог"]


def test_however_many_acts_made_it_a_page_and_a_list_cost_the_same(client: Client) -> None:
    record = make.make_act(promulgated_on=date(2026, 3, 13))
    further(record, amending("200-п", date(2026, 4, 1), record))

    def costs(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    few = costs(record.path)
    assert few <= 12
    assert costs("/api/v1/editions/?limit=500") <= 3
    acts = [amending(f"{number}-п", date(2026, 5, number), record) for number in range(1, 6)]
    further(record, *acts, on=date(2026, 5, 6))
    assert costs(record.path) == few
    assert costs("/api/v1/editions/?limit=500") <= 3


def test_an_act_that_a_text_names_cannot_be_deleted() -> None:
    record = make.make_act()
    cause = make.make_act("200-п", published=False)
    draft = further(record, cause, published=False)
    with pytest.raises(publication.PublicationError, match="уберите его"):
        publication.discard(cause)
    uploads.discard_edition(draft)
    publication.discard(cause)
    assert not ActRecord.objects.filter(pk=cause.pk).exists()
