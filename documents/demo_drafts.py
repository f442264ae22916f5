"""Three invented drafts of regulations: one takes remarks, one is under consideration, one became an act.

Their days follow from the day they are loaded on. Residents remark on them through `demo_remarks`: on the open one
after all is loaded, on the others here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from django.core.management.base import OutputWrapper
from django.db import transaction
from django.utils import timezone

from core.freezing import thawed
from core.publishing import retract
from documents import demo_remarks, publication
from documents.consultation import closing_moment, moves
from documents.editions import draft_edition
from documents.folders import folder_for
from documents.models import (
    ActKind,
    ActRecord,
    ActsIndexPage,
    ConsultationProcedure,
    DraftRecord,
    DraftRegulation,
    DraftsIndexPage,
    Edition,
    LegalAct,
    StageChange,
)
from documents.text.model import Text
from documents.text.structure import cut
from documents.uploads import discard_texts
from structure.models import Body, Unit

DATA = Path(__file__).parent / "data" / "drafts"
REASON = "Демонстрационные сведения убраны."
ADDRESS = "658130, Алтайский край, г.\u00a0Алейск, ул.\u00a0Примерная,\u00a01"
OPEN, CONSIDERED, ADOPTED = "open", "considered", "adopted"
ACT_NUMBER = "145-п"


@dataclass(frozen=True)
class Sample:
    """One draft: how far it came, and how many days ago it was posted for how many days."""

    name: str
    title: str
    service: str
    unit: str
    post: str
    end: str
    days_ago: int
    days: int
    explanation: str
    reworked: Mapping[str, str] = field(default_factory=dict)
    """Words of the text that the remarks changed, with what stands for them in the second edition."""


SAMPLES = (
    Sample(
        name="snos-nasazhdeniy",
        title=(
            "Об утверждении административного регламента предоставления муниципальной услуги "
            "«Выдача разрешения на снос зелёных насаждений»"
        ),
        service="Выдача разрешения на снос зелёных насаждений",
        unit="zhkh",
        post="Главный специалист отдела жилищно-коммунального хозяйства",
        end=OPEN,
        days_ago=9,
        days=20,
        explanation=(
            "Сейчас порядок сноса деревьев нигде не описан целиком. Регламент называет сроки, документы и причины "
            "отказа.\nПосле принятия заявление можно будет подать через портал государственных и муниципальных услуг."
        ),
    ),
    Sample(
        name="pereustroystvo",
        title=(
            "Об утверждении административного регламента предоставления муниципальной услуги "
            "«Согласование переустройства и перепланировки жилого помещения»"
        ),
        service="Согласование переустройства и перепланировки жилого помещения",
        unit="arhitektura",
        post="Начальник отдела архитектуры и градостроительства",
        end=CONSIDERED,
        days_ago=24,
        days=16,
        explanation="Регламент приводит порядок согласования в соответствие с Жилищным кодексом.",
    ),
    Sample(
        name="arhivnaya-spravka",
        title=(
            "Об утверждении административного регламента предоставления муниципальной услуги «Выдача архивных справок»"
        ),
        service="Выдача архивных справок",
        unit="arhivnyj",
        post="Заведующий архивным отделом",
        end=ADOPTED,
        days_ago=96,
        days=20,
        explanation="Регламент описывает, как получить архивную справку и что делать, если сведений нет.",
        reworked={
            "тридцати дней": "двадцати дней, а если все сведения есть в отделе — десяти рабочих дней",
            "б) копия документа, удостоверяющего личность;": "б) документ, удостоверяющий личность (предъявляют);",
            "в администрацию города.": "в администрацию города: кабинет 2, по будням с 9 до 17 часов, или на портале.",
        },
    ),
)


def load(stdout: OutputWrapper) -> None:
    """Make the drafts that are missing."""
    index = DraftsIndexPage.objects.first()
    procedure = ConsultationProcedure.objects.order_by("sort_order").first()
    if index is None or procedure is None:
        stdout.write("  проекты: нет раздела или порядка обсуждения, пропущены")
        return
    fresh = [sample for sample in SAMPLES if not DraftRegulation.objects.filter(slug=sample.name).exists()]
    for sample in fresh:
        _make(sample, index, procedure)
    stdout.write(f"  проекты регламентов: новых {len(fresh)} из {len(SAMPLES)}")


@thawed()
def clear() -> None:
    """Take the drafts away, whose remarks are gone by now: the only place where drafts that were public are deleted."""
    drafts = list(DraftRecord.objects.filter(is_generated=True))
    pages = [draft.page_id for draft in drafts]
    retract(drafts, reason=REASON)
    retract(list(Edition.objects.filter(page__in=pages, is_public=True)), reason=REASON)
    StageChange.objects.filter(draft__in=drafts).delete()
    DraftRecord.objects.filter(pk__in=[draft.pk for draft in drafts]).delete()
    discard_texts(pages)
    DraftRegulation.objects.filter(pk__in=pages).delete()


@transaction.atomic
def _make(sample: Sample, index: DraftsIndexPage, procedure: ConsultationProcedure) -> None:
    index.refresh_from_db()
    unit = Unit.objects.get(slug=sample.unit)
    page = DraftRegulation(
        slug=sample.name,
        official_title=sample.title,
        service=sample.service,
        procedure=procedure,
        developer=unit,
        responsible_post=sample.post,
        responsible_phone=unit.phone,
        responsible_email=unit.email,
        postal_address=ADDRESS,
        explanation=sample.explanation,
        live=False,
    )
    index.add_child(instance=page)
    DraftRecord.objects.filter(page=page).update(is_generated=True)
    posted_at = _morning(sample.days_ago)
    last_day = timezone.localdate(posted_at) + timedelta(days=sample.days)
    first = draft_edition(page, _text(sample).clauses, dated_on=timezone.localdate(posted_at))
    moves.post(page.record, first, last_day=last_day, by=None, at=posted_at)
    record = DraftRecord.objects.select_related("current_edition", "page").get(page=page)
    closes_at = closing_moment(last_day)
    if sample.end == OPEN:
        return
    demo_remarks.fill(record, until=closes_at - timedelta(minutes=1), all_answered=sample.end == ADOPTED)
    moves.start_consideration(record, by=None, at=closes_at + timedelta(hours=9))
    if sample.end == ADOPTED:
        _adopt(sample, record, closes_at)


def _adopt(sample: Sample, record: DraftRecord, closes_at: datetime) -> None:
    """Lead a draft through summary and rework to the act it became."""
    moves.publish_summary(record, by=None, at=closes_at + timedelta(days=14, hours=10))
    reworked_at = closes_at + timedelta(days=21, hours=10)
    second = draft_edition(
        record.page,
        _text(sample, reworked=True).clauses,
        dated_on=timezone.localdate(reworked_at),
        note="Учтены замечания жителей",
    )
    moves.publish_revision(record, second, by=None, at=reworked_at)
    adopted_at = closes_at + timedelta(days=30, hours=10)
    act = _act(sample, adopted_at)
    moves.link_act(record, act, by=None)
    day = timezone.localdate(adopted_at)
    signed = draft_edition(act.page, _text(sample, reworked=True).clauses, dated_on=day)
    publication.publish_edition(signed, by=None)
    moves.adopt(record, by=None, at=adopted_at)


def _act(sample: Sample, adopted_at: datetime) -> ActRecord:
    day = timezone.localdate(adopted_at)
    kind = ActKind.objects.get(slug="postanovlenie")
    page = LegalAct(
        kind=kind,
        issuing_body=Body.objects.get(slug="administraciya"),
        number=ACT_NUMBER,
        adopted_on=day,
        official_title=sample.title,
        signatory_post="Глава города",
        is_normative=True,
        live=False,
    )
    folder_for(ActsIndexPage.objects.get(), day.year, kind).add_child(instance=page)
    ActRecord.objects.filter(page=page).update(is_generated=True)
    return ActRecord.objects.select_related("page").get(page=page)


def _text(sample: Sample, *, reworked: bool = False) -> Text:
    text = (DATA / f"{sample.name}.txt").read_text(encoding="utf-8")
    for words, others in sample.reworked.items() if reworked else ():
        text = text.replace(words, others)
    return cut([line.strip() for line in text.splitlines() if line.strip()], within_article=False)


def _morning(days_ago: int) -> datetime:
    """Return nine o'clock in the morning so many days ago."""
    now = timezone.localtime()
    return now.replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=days_ago)
