"""Moves of a consultation: what they write, whom they refuse, what they announce."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from core.models import ChangeEntry
from documents import publication
from documents.consultation import closing_moment, moves
from documents.consultation.moves import MoveRefused
from documents.models import DraftRecord, Edition
from tests.factories import documents as acts
from tests.factories import drafts as make

pytestmark = pytest.mark.django_db
Stage = DraftRecord.Stage
POSTED_AT = timezone.make_aware(datetime(2026, 11, 10, 9))
LAST_DAY = POSTED_AT.date() + timedelta(days=15)
AFTER = closing_moment(LAST_DAY)


def posted() -> DraftRecord:
    return make.make_draft(posted_at=POSTED_AT, last_day=LAST_DAY)


def summarised() -> DraftRecord:
    record = posted()
    moves.start_consideration(record, by=None, at=AFTER)
    moves.publish_summary(record, by=None, at=AFTER)
    return make.again(record)


def test_posting_makes_draft_and_text_public_and_sets_the_terms() -> None:
    record = posted()
    assert record.is_public
    assert record.page.live
    assert record.current_edition.is_public
    assert record.stage == Stage.POSTED
    assert record.closes_at == AFTER
    assert record.summary_due_on == LAST_DAY + timedelta(days=21)  # 15 working days
    change = record.stage_changes.get()
    assert (change.stage_before, change.stage_after, change.at) == (Stage.PREPARATION, Stage.POSTED, POSTED_AT)
    assert ChangeEntry.objects.filter(resource="drafts", record_id=record.public_id).exists()


def test_a_period_shorter_than_the_procedures_is_refused_and_nothing_is_public() -> None:
    page = make.make_draft_page()
    text = make.make_text(page)
    with pytest.raises(MoveRefused, match=r"Слишком короткий срок.*25"):
        moves.post(page.record, text, last_day=LAST_DAY - timedelta(days=1), by=None, at=POSTED_AT)
    record = make.again(page.record)
    assert (record.stage, record.is_public, record.posted_at) == (Stage.PREPARATION, False, None)


def test_a_text_of_another_draft_or_without_clauses_is_not_posted() -> None:
    page, other = make.make_draft_page("О садах"), make.make_draft_page("О рынках")
    for text in (make.make_text(other), make.make_text(page, [])):
        with pytest.raises(publication.PublicationError):
            moves.post(page.record, text, last_day=LAST_DAY, by=None, at=POSTED_AT)
    assert not make.again(page.record).is_public


def test_a_text_alone_is_not_published_before_the_draft_is_posted() -> None:
    page = make.make_draft_page()
    with pytest.raises(publication.PublicationError, match="Назначьте срок"):
        publication.publish_edition(make.make_text(page), by=None)
    assert not Edition.objects.public().exists()


def test_an_extension_is_logged_with_its_reason_and_nothing_is_ever_shortened() -> None:
    record = posted()
    later = LAST_DAY + timedelta(days=5)
    moves.extend(record, last_day=later, reason="Много замечаний.", by=None, at=AFTER - timedelta(seconds=1))
    record = make.again(record)
    assert record.closes_at == closing_moment(later)
    change = record.stage_changes.last()
    assert (change.reason, change.details["last_day_before"]) == ("Много замечаний.", LAST_DAY.isoformat())
    for day in (later, LAST_DAY):
        with pytest.raises(MoveRefused, match="Сократить срок нельзя"):
            moves.extend(record, last_day=day, reason="Ошиблись", by=None, at=POSTED_AT)
    with pytest.raises(MoveRefused, match="почему"):
        moves.extend(record, last_day=later + timedelta(days=1), reason=" ", by=None, at=POSTED_AT)


def test_what_has_ended_is_not_extended() -> None:
    record = posted()
    with pytest.raises(MoveRefused, match="уже завершён"):
        moves.extend(record, last_day=LAST_DAY + timedelta(days=9), reason="Забыли", by=None, at=AFTER)


def test_consideration_begins_with_the_first_second_that_is_too_late() -> None:
    record = posted()
    with pytest.raises(MoveRefused, match="Приём ещё идёт"):
        moves.start_consideration(record, by=None, at=AFTER - timedelta(seconds=1))
    moves.start_consideration(record, by=None, at=AFTER)
    assert make.again(record).stage == Stage.CONSIDERATION


def test_publishing_an_older_revision_of_the_page_never_opens_anything_again() -> None:
    record = posted()
    revision = record.page.save_revision()
    moves.start_consideration(record, by=None, at=AFTER)
    before = DraftRecord.objects.filter(pk=record.pk).values("stage", "closes_at", "posted_at", "procedure").get()
    revision.publish()
    assert DraftRecord.objects.filter(pk=record.pk).values(*before).get() == before


def test_another_procedure_in_the_card_changes_no_running_term() -> None:
    record = posted()
    page = record.page
    page.procedure = make.make_procedure(slug="dlinny", name="Длинный", minimum_days=60)
    page.save_revision().publish()
    record = make.again(record)
    assert (record.procedure.slug, record.closes_at) == ("obraztsovy", AFTER)


def test_a_reworked_text_is_a_new_edition_with_a_reason() -> None:
    record = summarised()
    text = make.make_text(record.page, ["1. Новый текст."], note="Учтены замечания № 1 и 3")
    moves.publish_revision(record, text, by=None, at=AFTER)
    record = make.again(record)
    assert (record.stage, record.current_edition.number) == (Stage.REVISED, 2)
    assert Edition.objects.public().filter(page=record.page).count() == 2
    assert record.stage_changes.last().reason == "Учтены замечания № 1 и 3"


def test_a_draft_becomes_an_act_that_is_on_the_site() -> None:
    record = summarised()
    with pytest.raises(MoveRefused, match="укажите акт"):
        moves.adopt(record, by=None)
    act = acts.make_act("2-п", published=False)
    moves.link_act(record, act, by=None)
    with pytest.raises(MoveRefused, match="ещё не на сайте"):
        moves.adopt(record, by=None)
    publication.publish_edition(act.page.editions.get(), by=None)
    moves.adopt(record, by=None)
    record = make.again(record)
    assert (record.stage, record.adopted_as) == (Stage.ADOPTED, act)
    with pytest.raises(publication.PublicationError, match="Обсуждение закончено"):
        publication.publish_edition(make.make_text(record.page, note="ещё"), by=None)


def test_the_text_of_the_act_takes_over_the_keys_of_the_drafts_clauses() -> None:
    record = summarised()
    page = acts.make_page("3-п")
    moves.link_act(record, page.record, by=None)
    signed = acts.make_edition(page, make.PARAGRAPHS)
    keys = list(record.current_edition.clauses.values_list("key", flat=True))
    assert list(signed.clauses.values_list("key", flat=True)) == keys


def test_an_act_is_linked_in_time_and_to_one_draft() -> None:
    act = acts.make_act("4-п")
    with pytest.raises(MoveRefused, match="когда сводка опубликована"):
        moves.link_act(posted(), act, by=None)
    moves.link_act(summarised(), act, by=None)
    with pytest.raises(MoveRefused, match="уже указан у другого"):
        moves.link_act(summarised(), act, by=None)


def test_a_new_text_is_a_correction_before_the_summary_and_a_step_after_it() -> None:
    record = posted()
    moves.publish_text(record, make.make_text(record.page, ["1. Опечатка."], note="Опечатка"), by=None)
    assert make.again(record).stage == Stage.POSTED
    record = summarised()
    moves.publish_text(record, make.make_text(record.page, ["1. Учтено."], note="Учтено"), by=None)
    assert make.again(record).stage == Stage.REVISED


@pytest.mark.parametrize("end", [moves.reject, moves.drop])
def test_an_end_without_an_act_needs_a_reason_that_everybody_reads(end: object) -> None:
    record = summarised()
    with pytest.raises(MoveRefused, match="причину"):
        end(record, reason="", by=None)
    end(record, reason="Изменился закон.", by=None)
    record = make.again(record)
    assert record.outcome_reason == "Изменился закон."
    assert record.is_public  # the archive keeps it (D25)


def test_only_who_may_publish_moves_a_draft() -> None:
    record = posted()
    with pytest.raises(PermissionDenied):
        moves.drop(record, reason="Шутка", by=acts.make_editor(superuser=False))
    editor = acts.make_editor("glavny")
    moves.drop(record, reason="Закон изменился.", by=editor)
    assert record.stage_changes.last().by == editor
