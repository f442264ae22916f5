"""Two people at work on the same acts wait for each other, and neither is ever thrown out by the database."""

from collections.abc import Callable
from datetime import date
from threading import Event, Thread
from typing import Any

import pytest
from django.db import connection

from core import journal
from core.publishing import announce
from documents import mentions, publication, relating
from documents.commenting import answering, authoring, moderation
from documents.commenting.answering import Reply
from documents.issues import release
from documents.models import ActRecord, ActRelation, Answer, Comment, Edition, OwedMention
from documents.publication import issues
from tests.factories import documents as make
from tests.factories.comments import make_answer, make_comment
from tests.factories.drafts import make_draft, make_unit
from tests.factories.issues import make_ready_issue, make_released_issue

pytestmark = pytest.mark.django_db(transaction=True)

Deed = Callable[[], Any]
KINDS = ActRelation.Kind


@pytest.fixture
def cross(monkeypatch: pytest.MonkeyPatch) -> Callable[[Deed, Deed], None]:
    """Let the first of two come as far as the journal with what it has locked, and wait there until the second has
    taken the journal or, as it should, stands in line behind the first."""

    def both(first: Deed, second: Deed) -> None:
        first_has_locked, second_has_journal = Event(), Event()
        take_turn, failed = journal.take_turn, []

        def turn() -> Any:
            if not first_has_locked.is_set():
                first_has_locked.set()
                second_has_journal.wait(0.5)
                return take_turn()
            moment = take_turn()
            second_has_journal.set()
            return moment

        def run(deed: Deed) -> None:
            try:
                deed()
            except Exception as error:
                failed.append(error)
            finally:
                connection.close()

        monkeypatch.setattr(journal, "take_turn", turn)
        threads = [Thread(target=run, args=[deed]) for deed in (first, second)]
        threads[0].start()
        assert first_has_locked.wait(20)
        threads[1].start()
        for thread in threads:
            thread.join(60)
        assert failed == []

    return both


def next_edition(act: ActRecord) -> Edition:
    return make.make_edition(act.page, ["1. Утвердить новый порядок."], dated_on=date(2026, 5, 1))


def waiting_act(target: ActRecord, kind: str = KINDS.REPEALS) -> tuple[ActRecord, Edition]:
    """Return an act that is ready to be published and will act upon `target`, and its text."""
    act = make.make_act("200-п", published=False)
    make.relate(act, kind, target, effective_on=date(2026, 6, 1))
    return act, act.page.editions.get()


def test_an_act_that_repeals_another_is_published_while_the_other_gets_a_new_text(cross: Any) -> None:
    target = make.make_act("100-п")
    following = next_edition(target)
    act, text = waiting_act(target)
    cross(
        lambda: publication.publish_edition(following, by=None),
        lambda: publication.publish_edition(text, by=None),
    )
    target.refresh_from_db()
    act.refresh_from_db()
    assert act.is_public
    assert target.current_edition == following
    assert target.cessation == ActRecord.Cessation.REPEALED


def test_an_act_that_repeals_another_is_withdrawn_and_shown_again_while_the_other_gets_new_texts(cross: Any) -> None:
    target = make.make_act("100-п")
    act, text = waiting_act(target)
    publication.publish_edition(text, by=None)
    first = next_edition(target)
    cross(
        lambda: publication.publish_edition(first, by=None),
        lambda: publication.withdraw(act, reason="Ошибка", by=None),
    )
    second = next_edition(target)
    cross(
        lambda: publication.publish_edition(second, by=None),
        lambda: publication.restore(ActRecord.objects.get(pk=act.pk), by=None),
    )
    target.refresh_from_db()
    assert target.current_edition == second


def test_a_relation_is_added_and_removed_while_its_acts_get_new_texts(cross: Any) -> None:
    source, target = make.make_act("100-п"), make.make_act("101-п")
    for act in (source, target):
        following = next_edition(act)
        cross(
            lambda following=following: publication.publish_edition(following, by=None),
            lambda: relating.relate(source, KINDS.REPEALS, target),
        )
        again = next_edition(act)
        cross(
            lambda again=again: publication.publish_edition(again, by=None),
            lambda: ActRelation.objects.get(source=source, target=target).delete(),
        )
    target.refresh_from_db()
    assert target.ceased_on is None


def test_a_mark_a_fact_and_an_end_are_set_while_an_act_acted_upon_gets_a_new_text(cross: Any) -> None:
    target = make.make_act("100-п")
    act, text = waiting_act(target)
    publication.publish_edition(text, by=None)

    def end() -> None:
        record = ActRecord.objects.get(pk=act.pk)
        record.ended_on, record.ended_how = date(2026, 6, 1), ActRecord.Cessation.INVALIDATED
        publication.set_end(record)

    for deed in (
        lambda: make.make_fact(act, date(2026, 4, 1)),
        end,
        lambda: publication.set_personal_data(ActRecord.objects.get(pk=act.pk), True),
    ):
        following = next_edition(target)
        cross(lambda following=following: publication.publish_edition(following, by=None), deed)
    act.refresh_from_db()
    target.refresh_from_db()
    assert act.contains_personal_data
    assert target.ceased_on == date(2026, 6, 1)


def test_an_issue_comes_out_while_an_act_repeals_one_it_prints(cross: Any, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    target = make.make_act("100-п")
    issue = make_ready_issue(target)
    release.order(issue, by=None)
    issue.refresh_from_db()
    _act, text = waiting_act(target)
    cross(
        lambda: release.carry_out(issue.pk, issue.attempt),
        lambda: publication.publish_edition(text, by=None),
    )
    issue.refresh_from_db()
    target.refresh_from_db()
    assert issue.is_released
    assert target.promulgated_on == issue.issued_on
    assert target.ceased_on == date(2026, 6, 1)


def test_an_issue_is_withdrawn_while_a_mistake_is_noted_in_it(cross: Any) -> None:
    record = make_released_issue(make.make_act("1-п"))
    cross(
        lambda: issues.reconcile(type(record.page).objects.filter(pk=record.page_id), content_changed=True),
        lambda: issues.withdraw(record, reason="Ошибка печати", by=None),
    )
    record.refresh_from_db()
    assert not record.is_public


def test_a_record_is_told_of_the_act_it_names_while_it_gets_a_new_text(cross: Any, monkeypatch: Any) -> None:
    gone, naming = make.make_act("100-п"), make.make_act("101-п")
    make.relate(naming, KINDS.BASED_ON, gone)
    with monkeypatch.context() as crash:
        crash.setattr(mentions, "tell", lambda: None)
        publication.withdraw(gone, reason="Ошибка", by=None)
    following = next_edition(naming)
    cross(mentions.tell, lambda: publication.publish_edition(following, by=None))
    again = next_edition(naming)
    cross(
        lambda: publication.publish_edition(again, by=None),
        lambda: publication.restore(ActRecord.objects.get(pk=gone.pk), by=None),
    )
    naming.refresh_from_db()
    assert naming.current_edition == again
    assert not OwedMention.objects.exists()


def test_an_edition_is_told_of_the_act_that_made_it_while_it_leaves_the_site(
    cross: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    cause, act = make.make_act("100-п"), make.make_act("101-п")
    text = make.make_edition(act.page, ["1. Новое."], dated_on=date(2026, 5, 1), causes=[cause])
    publication.publish_edition(text, by=None)
    with monkeypatch.context() as crash:
        crash.setattr(mentions, "tell", lambda: None)
        publication.withdraw(cause, reason="Ошибка", by=None)
    act.refresh_from_db()
    announce([act])  # somebody has just done so: its edition alone is still to be told
    cross(mentions.tell, lambda: publication.withdraw(act, reason="Ошибка", by=None))
    assert not Edition.objects.public().filter(page=act.page).exists()
    assert not OwedMention.objects.exists()


@pytest.mark.parametrize("deed", ["moderation", "answer", "taking back", "author"])
def test_a_remark_is_decided_on_while_its_draft_leaves_the_site(cross: Any, deed: str) -> None:
    draft = make_draft()
    remark = make_comment(draft)
    moderation.publish(remark, by=None)
    make_answer(remark)
    remark.refresh_from_db()
    reply = Reply(Answer.Decision.ACCEPTED, make_unit(), "Согласны.")
    deeds: dict[str, Deed] = {
        "moderation": lambda: moderation.publish(remark, by=None),
        "answer": lambda: answering.answer(draft, [remark], reply, by=None),
        "taking back": lambda: answering.take_back(remark, by=None),
        "author": lambda: authoring.withdraw(remark),
    }
    cross(deeds[deed], lambda: publication.withdraw(draft, reason="Ошибка", by=None))
    assert not Comment.objects.get(pk=remark.pk).draft.is_public
