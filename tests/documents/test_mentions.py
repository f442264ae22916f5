"""Who names an act is announced after it, once, whatever breaks in between."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from core.models import ChangeEntry
from documents import mentions, publication
from documents.consultation import moves
from documents.models import ActRecord, DraftRecord, IssueRecord, LegalAct, OwedMention
from tests.factories import documents as make
from tests.factories.drafts import make_draft
from tests.factories.issues import make_released_issue

# Real commits: who names an act is told of in a transaction that follows.
pytestmark = pytest.mark.django_db(transaction=True)
Named = tuple[ActRecord, list[Any]]


@pytest.fixture
def named() -> Named:
    """An act, and everything that names it: a draft that became it, an issue, an act above it and one below."""
    act = make.make_act("1-п")
    make.relate(make.make_act("2-п"), "amends", act)
    make.relate(act, "based_on", make.make_act("3-п"))
    make_released_issue(act)
    draft = make_draft(posted_at=timezone.now() - timedelta(days=60))
    moves.start_consideration(draft, by=None)
    moves.publish_summary(draft, by=None)
    moves.link_act(draft, act, by=None)
    moves.adopt(draft, by=None)
    naming = [DraftRecord.objects.get(), IssueRecord.objects.get(), *ActRecord.objects.exclude(pk=act.pk)]
    make.make_act("4-п")  # nobody's name is in it
    return ActRecord.objects.get(pk=act.pk), naming


@pytest.fixture
def announced() -> Callable[[], list[Any]]:
    """Return what was announced since the last time it was asked."""
    seen = ChangeEntry.objects.count()

    def since() -> list[Any]:
        nonlocal seen
        found = list(ChangeEntry.objects.order_by("seq").values_list("record_id", flat=True)[seen:])
        seen += len(found)
        return found

    return since


def ids(records: list[Any]) -> list[Any]:
    return sorted(record.public_id for record in records)


def rename(act: ActRecord, title: str) -> None:
    act.page.official_title = title
    act.page.save_revision().publish()


def test_whoever_names_an_act_is_announced_when_it_goes_and_comes_back(named: Named, announced: Any) -> None:
    act, naming = named
    announced()
    publication.withdraw(act, reason="Ошибка", by=None)
    assert sorted(announced()[-4:]) == ids(naming)
    publication.restore(ActRecord.objects.get(pk=act.pk), by=None)
    assert sorted(announced()[-4:]) == ids(naming)
    assert not OwedMention.objects.exists()


def test_a_corrected_title_is_announced_for_whoever_shows_it(named: Named, announced: Any) -> None:
    act, naming = named
    announced()
    rename(act, "О новом порядке")
    own, *others = announced()
    assert own == act.public_id
    assert sorted(others) == ids(naming)


def test_what_nobody_shows_is_announced_for_the_act_alone(named: Named, announced: Any) -> None:
    act, _ = named
    announced()
    act.page.rubric = make.make_rubric()
    act.page.save_revision().publish()
    assert announced() == [act.public_id]


@pytest.mark.parametrize("makes_up", ["the night", "another act"])
def test_a_crash_after_the_commit_loses_nothing(
    named: Named, announced: Any, monkeypatch: pytest.MonkeyPatch, makes_up: str
) -> None:
    act, naming = named
    announced()
    with monkeypatch.context() as crash:
        crash.setattr(mentions, "tell", lambda: None)
        publication.withdraw(act, reason="Ошибка", by=None)
    assert not set(announced()) & set(ids(naming))
    if makes_up == "the night":
        call_command("recompute_statuses")
    else:
        make.make_act("5-п")
    assert sorted(announced()[-4:]) == ids(naming)
    call_command("recompute_statuses")
    assert announced() == []


def test_a_failure_half_way_leaves_all_of_it_for_the_next_time(
    named: Named, announced: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, naming = named
    announced()
    announce = mentions.announce

    def fail(records: Any) -> None:
        if isinstance(records[0], ActRecord):
            raise RuntimeError("the database is gone")
        announce(records)

    with monkeypatch.context() as crash:
        crash.setattr(mentions, "announce", fail)
        rename(act, "О новом порядке")  # the editor, whose title is saved, meets no error
    assert announced() == [act.public_id]
    mentions.tell()
    assert sorted(announced()) == ids(naming)


def test_an_edition_that_an_act_made_is_announced_with_its_own_act(announced: Any) -> None:
    cause, act = make.make_act("1-п"), make.make_act("2-п")
    edition = make.make_edition(act.page, ["1. Новое."], dated_on=date(2026, 5, 1), causes=[cause])
    publication.publish_edition(edition, by=None)
    announced()
    rename(cause, "О новом порядке")
    assert announced() == [cause.public_id, act.public_id, edition.public_id]


def test_acts_that_come_together_are_announced_once(announced: Any) -> None:
    first, second = make.make_act("1-п"), make.make_act("2-п")
    make.relate(first, "amends", second)
    announced()
    LegalAct.objects.update(official_title="О новом порядке")
    publication.reconcile(LegalAct.objects.all(), content_changed=False)
    assert sorted(announced()) == ids([first, second])


def test_many_are_told_in_parts(announced: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mentions, "AT_ONCE", 2)
    target = make.make_act("1-п")
    acts = [make.make_act(f"{number}-п") for number in range(2, 7)]
    for act in acts:
        make.relate(act, "amends", target)
    OwedMention.objects.all().delete()
    announced()
    ActRecord.objects.filter(pk__in=[act.pk for act in acts]).update(modified_at=timezone.now())
    OwedMention.objects.bulk_create([OwedMention(act=act) for act in acts])
    mentions.tell()
    assert set(announced()) == {target.public_id}
    assert not OwedMention.objects.exists()
