"""What the public reads about a draft and its consultation, in whole words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from core.russian.counting import date_in_words, days_left_in_words
from documents.consultation import Move, Phase, days_left, is_summary_overdue, last_day_of, phase
from documents.models import Clause, DraftRecord, StageChange
from documents.text.model import Kind

TONES = {
    Phase.OPEN: "good",
    Phase.CLOSED: "warning",
    Phase.CONSIDERATION: "warning",
    Phase.SUMMARISED: "warning",
    Phase.REVISED: "warning",
    Phase.ADOPTED: "good",
    Phase.REJECTED: "bad",
    Phase.DROPPED: "bad",
}
ENDED_WITHOUT_ACT = (Phase.REJECTED, Phase.DROPPED)
STEPS = ("Приём замечаний", "Рассмотрение", "Сводка с решениями", "Доработка текста", "Принятие акта")
PASSED: Mapping[str, int] = {
    Phase.PREPARATION: 0,
    Phase.OPEN: 0,
    Phase.CLOSED: 1,
    Phase.CONSIDERATION: 1,
    Phase.SUMMARISED: 3,
    Phase.REVISED: 4,
    Phase.ADOPTED: 5,
}
"""How many of STEPS lie behind a draft in each phase. Asked of stages, too: those that are no phases have made none."""
IN_DATIVE = {
    Kind.PREAMBLE: "преамбуле",
    Kind.SECTION: "разделу",
    Kind.SUBSECTION: "подразделу",
    Kind.CHAPTER: "главе",
    Kind.SUBCHAPTER: "параграфу",
    Kind.ARTICLE: "статье",
    Kind.PART: "части",
    Kind.POINT: "пункту",
    Kind.SUBPOINT: "подпункту",
    Kind.PARAGRAPH: "этому абзацу",
    Kind.TABLE: "этой таблице",
    Kind.ANNEX: "приложению",
    Kind.NOTE: "этому примечанию",
}
IN_GENITIVE = {Kind.POINT: "пункта", Kind.PART: "части", Kind.ARTICLE: "статьи"}
"""What a subpoint stands in: its own number alone, «а», would not tell which is meant."""
"""What a remark is sent to: «к пункту 2.3». Nothing is remarked on names and signatures."""


@dataclass(frozen=True)
class Step:
    """One step of the way as components/progress.html shows it."""

    label: str
    state: str
    """"done", "now" or "ahead"."""
    note: str = ""


def tone(phase: Phase) -> str:
    """Return how the phase is coloured: good, warning, bad or "" (it is always said in words as well)."""
    return TONES.get(phase, "")


def phase_in_words(record: DraftRecord, now: datetime) -> str:
    """Return a sentence or two on where the draft stands at `now`."""
    state = phase(record, now)
    last_day = date_in_words(last_day_of(record.closes_at)) if record.closes_at else ""
    if state == Phase.OPEN:
        left = days_left(record, timezone.localdate(now)) or 0
        return f"Замечания принимают по {last_day} включительно, {days_left_in_words(left)}."
    if state in (Phase.CLOSED, Phase.CONSIDERATION):
        return f"Приём замечаний завершён {last_day} {_summary_term(record, timezone.localdate(now))}"
    if state == Phase.SUMMARISED:
        return "Разработчик рассмотрел замечания и опубликовал решения по ним."
    if state == Phase.REVISED:
        return "Текст доработан по итогам обсуждения."
    if state == Phase.ADOPTED:
        return "Проект стал правовым актом."
    if state in ENDED_WITHOUT_ACT:
        return f"Проект {state.label}. {record.outcome_reason}"
    return "Проект готовится к размещению."


def steps(record: DraftRecord, changes: Sequence[StageChange], now: datetime) -> list[Step]:
    """Return the way of the draft: what is behind it, where it stands, what is ahead. A draft that ended without an act
    shows only the steps it made."""
    state = phase(record, now)
    notes = _notes(record, changes, now)
    if state in ENDED_WITHOUT_ACT:
        reached = max((PASSED.get(each.stage_before, 0) for each in changes), default=0) or 1
        made = [Step(label, "done", notes.get(label, "")) for label in STEPS[:reached]]
        return [*made, Step(state.label.capitalize(), "now", notes.get(state.label, ""))]
    behind = PASSED[state]
    return [
        Step(label, "done" if place < behind else "now" if place == behind else "ahead", notes.get(label, ""))
        for place, label in enumerate(STEPS)
    ]


def change_in_words(change: StageChange) -> str:
    """Return what happened in one step of the consultation."""
    move = change.details.get("move", "")
    if move == Move.POST:
        return f"Проект размещён, замечания принимают по {_day(change, 'last_day')} включительно"
    if move == Move.EXTEND:
        return f"Приём продлён по {_day(change, 'last_day')} включительно (был по {_day(change, 'last_day_before')})"
    return {
        Move.CONSIDER: "Началось рассмотрение замечаний",
        Move.SUMMARISE: "Опубликована сводка",
        Move.REVISE: f"Опубликован доработанный текст, редакция № {change.details.get('edition', '')}",
        Move.ADOPT: "Проект принят",
        Move.REJECT: "Проект отклонён",
        Move.DROP: "Проект снят с обсуждения",
    }.get(move, change.get_stage_after_display())


def remark_place(clause: Clause, owner: Clause | None = None) -> str:
    """Return «к пункту 2.3», in an `owner` «к подпункту «а» пункта 2.4»; "" for what nobody remarks on."""
    name = IN_DATIVE.get(Kind(clause.kind), "")
    if not name:
        return ""
    if clause.kind == Kind.ANNEX and clause.number:
        return f"к {name} №\N{NO-BREAK SPACE}{clause.number}"
    number = f"«{clause.number}»" if clause.number.isalpha() else clause.number
    if clause.kind == Kind.SUBPOINT and clause.number and owner and owner.number and Kind(owner.kind) in IN_GENITIVE:
        place = f"{name}\N{NO-BREAK SPACE}{number}"
        return f"к {place} {IN_GENITIVE[Kind(owner.kind)]}\N{NO-BREAK SPACE}{owner.number}"
    if clause.number and not name.startswith("эт"):
        return f"к {name}\N{NO-BREAK SPACE}{number}"
    return f"к {name}"


def _notes(record: DraftRecord, changes: Sequence[StageChange], now: datetime) -> Mapping[str, str]:
    made = {each.stage_after: date_in_words(timezone.localdate(each.at)) for each in changes}
    stages = DraftRecord.Stage
    received, considered, summarised, revised, adopted = STEPS
    notes = {considered: made.get(stages.CONSIDERATION, ""), revised: made.get(stages.REVISED, "")}
    if record.posted_at and record.closes_at:
        first, last = timezone.localdate(record.posted_at), last_day_of(record.closes_at)
        notes[received] = f"с {date_in_words(first)} по {date_in_words(last)}"
    notes[summarised] = made.get(stages.SUMMARISED, "") or _summary_note(record, timezone.localdate(now))
    notes[adopted] = made.get(stages.ADOPTED, "")
    for stage in (stages.REJECTED, stages.DROPPED):
        notes[str(stage.label)] = made.get(stage, "")
    return notes


def _summary_note(record: DraftRecord, today: date) -> str:
    if record.summary_due_on is None:
        return ""
    late = "просрочена, срок был" if is_summary_overdue(record, today) else "не позднее"
    return f"{late} {date_in_words(record.summary_due_on)}"


def _summary_term(record: DraftRecord, today: date) -> str:
    if record.summary_due_on is None:
        return ""
    if is_summary_overdue(record, today):
        return f"Сводка просрочена: её срок был {date_in_words(record.summary_due_on)}"
    return f"Сводка — не позднее {date_in_words(record.summary_due_on)}"


def _day(change: StageChange, name: str) -> str:
    return date_in_words(date.fromisoformat(change.details[name]))
