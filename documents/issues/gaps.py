"""Numbers of acts that an issue passes over: each is named, and none comes out without a stated reason (D65)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, ExpressionWrapper, Q

from documents.issues.printed import is_printed
from documents.models import ActKind, ActRecord, IssueItem, IssueRecord, StatedGap
from structure.models import Body

_MOST_NAMED = 5


@dataclass(frozen=True)
class Gap:
    """Consecutive numbers of one kind and body that no issue has printed up to this one."""

    kind: ActKind
    body: Body
    year: int
    first: int
    last: int
    left_out: Sequence[ActRecord] = ()
    """Acts of these numbers that are in the register and need printing: perhaps forgotten."""

    @property
    def key(self) -> tuple[int, int, int, int, int]:
        return self.kind.pk, self.body.pk, self.year, self.first, self.last

    @property
    def field_name(self) -> str:
        return "gap-" + "-".join(str(part) for part in self.key)

    @property
    def span(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def name(self) -> str:
        return f"{self.kind.plural} ({self.body.name}), {self.year} год: № {self.span}"


def gaps(record: IssueRecord, items: Sequence[IssueItem]) -> list[Gap]:
    """Return the gaps before and between the acts of the issue, each sequence going on from what was printed last.

    Acts that need no printing (not normative, holding personal data, printed elsewhere) leave no gap. Three statements.
    """
    numbers: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
    named: dict[tuple[int, int, int], ActRecord] = {}
    for item in items:
        if item.act.number_head.isdecimal():
            sequence = item.act.kind_id, item.act.issuing_body_id, item.act.year
            numbers[sequence].add(int(item.act.number_head))
            named[sequence] = item.act
    if not numbers:
        return []
    printed = _printed_before(record, numbers)
    others = _in_register(numbers)
    found = []
    for sequence, present in sorted(numbers.items()):
        start = max(printed[sequence], default=0) + 1
        dispensable = {number for number, (_, needs_printing) in others[sequence].items() if not needs_printing}
        missing = set(range(start, max(present) + 1)) - present - dispensable
        example = named[sequence]
        found += [
            Gap(
                example.kind,
                example.issuing_body,
                example.year,
                first,
                last,
                [act for number, (act, _) in sorted(others[sequence].items()) if first <= number <= last][:_MOST_NAMED],
            )
            for first, last in _runs(missing)
        ]
    return found


def unstated(record: IssueRecord, found: Sequence[Gap]) -> list[Gap]:
    """Return the gaps nobody has given a reason for."""
    stated = {_key(row) for row in StatedGap.objects.filter(issue=record)}
    return [gap for gap in found if gap.key not in stated]


def reasons(record: IssueRecord) -> dict[tuple[int, int, int, int, int], str]:
    """Return what was stated, by the keys of the gaps."""
    return {_key(row): row.reason for row in StatedGap.objects.filter(issue=record)}


def _key(row: StatedGap) -> tuple[int, int, int, int, int]:
    return row.kind_id, row.issuing_body_id, row.year, row.first, row.last


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _printed_before(
    record: IssueRecord, sequences: Iterable[tuple[int, int, int]]
) -> defaultdict[tuple[int, int, int], set[int]]:
    printed: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
    rows = IssueItem.objects.filter(
        _of(sequences, through="act__"), issue__state=IssueRecord.State.RELEASED, act__number_head__regex=r"^\d+$"
    ).exclude(issue=record)
    for *sequence, head in rows.values_list("act__kind", "act__issuing_body", "act__year", "act__number_head"):
        printed[sequence[0], sequence[1], sequence[2]].add(int(head))
    return printed


def _in_register(
    sequences: Iterable[tuple[int, int, int]],
) -> defaultdict[tuple[int, int, int], dict[int, tuple[ActRecord, bool]]]:
    """Return the acts of each sequence by number, each with whether it needs printing."""
    found: defaultdict[tuple[int, int, int], dict[int, tuple[ActRecord, bool]]] = defaultdict(dict)
    in_print = ExpressionWrapper(is_printed(), BooleanField())
    rows = ActRecord.objects.filter(_of(sequences), number_head__regex=r"^\d+$").annotate(is_printed=in_print)
    for act in rows.select_related("kind"):
        needs_printing = act.requires_publication and not act.contains_personal_data and not act.is_printed
        found[act.kind_id, act.issuing_body_id, act.year][int(act.number_head)] = (act, needs_printing)
    return found


def _of(sequences: Iterable[tuple[int, int, int]], *, through: str = "") -> Q:
    wanted = Q(pk__in=[])
    for kind, body, year in sequences:
        wanted |= Q(**{f"{through}kind": kind, f"{through}issuing_body": body, f"{through}year": year})
    return wanted
