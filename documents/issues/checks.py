"""What is to be mended before an issue may come out, and what is only worth a look."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils import timezone

from documents.issues.gaps import gaps, unstated
from documents.issues.numbering import skipped_numbers
from documents.issues.preparing import REQUIRED, imprint_of
from documents.issues.printed import lacking, print_of
from documents.issues.reading import IMPRINT
from documents.models import Clause, IssueItem, IssueRecord
from documents.printing.glyphs import INSTEAD, not_shown


@dataclass(frozen=True)
class Finding:
    text: str
    is_blocking: bool = True


def findings(record: IssueRecord, items: Sequence[IssueItem]) -> list[Finding]:
    """Return what was found, the blocking first. Some ten statements, whatever the number of acts.

    `items` come with act, kind, issuing body and page.
    """
    found = [*_of_issue(record, items), *_of_acts(record, items), *_repeats(record, items), *_late(record, items)]
    found += _without_glyph(items)
    return sorted(found, key=lambda finding: not finding.is_blocking)


def _of_issue(record: IssueRecord, items: Sequence[IssueItem]) -> Iterator[Finding]:
    if not items:
        yield Finding("В выпуске нет актов: добавьте хотя бы один.")
    names = {"issued_on": "дату выхода в свет", "signed_at": "дату и время подписания в печать", "print_run": "тираж"}
    missing = [words for name, words in names.items() if not getattr(record, name)]
    if missing:
        yield Finding(f"Укажите {', '.join(missing)}: без этого нельзя напечатать выходные данные.")
    imprint = imprint_of(record)
    blank = [IMPRINT[name].lower() for name in REQUIRED if not imprint.get(name)]
    if blank:
        yield Finding(f"Заполните в карточке сборника: {', '.join(blank)}.")
    skipped = skipped_numbers(record)
    if skipped and not record.skipped_reason:
        numbers = ", ".join(str(number) for number in skipped)
        yield Finding(f"В {record.year} году не выходили выпуски № {numbers}. Исправьте номер или напишите причину.")
    if record.issued_on and record.issued_on.year != record.year:
        yield Finding(f"Дата выхода не в {record.year} году: исправьте дату или год выпуска.")
    if record.issued_on and record.signed_at and timezone.localdate(record.signed_at) > record.issued_on:
        yield Finding("Подписан в печать позже, чем вышел в свет: исправьте одну из дат.")
    if record.issued_on and record.issued_on > timezone.localdate():
        yield Finding(
            f"Дата выхода {record.issued_on:%d.%m.%Y} ещё не наступила: файл появится на сайте сразу, а акты будут "
            "считаться опубликованными с этого дня.",
            is_blocking=False,
        )
    for gap in unstated(record, gaps(record, items)):
        yield Finding(f"Пропущены номера: {gap.name}. Добавьте эти акты или напишите причину.")


def _of_acts(record: IssueRecord, items: Sequence[IssueItem]) -> Iterator[Finding]:
    printed = print_of(item.act for item in items)
    for item in items:
        act = item.act
        if act.contains_personal_data:
            yield Finding(f"{act}: содержит персональные данные. Уберите его или опубликуйте обезличенный текст.")
        elif not act.is_public:
            yield Finding(f"{act}: нет на сайте. Опубликуйте его текст или уберите из выпуска.")
        if act.kind.is_reference_text:
            yield Finding(f"{act}: это справочный текст, а не акт города. Уберите его.")
        if record.issued_on and act.adopted_on > record.issued_on:
            yield Finding(f"{act}: принят позже даты выхода выпуска. Проверьте обе даты.")
        if not act.page.names_signatory:
            yield Finding(f"{act}: в карточке не сказано, кто подписал.", is_blocking=False)
        if missing := lacking(printed[act.pk]):
            yield Finding(
                f"{act}: {missing}. Если остальное уже напечатано, внесите это в публикации акта.", is_blocking=False
            )
        elif printed[act.pk]:
            yield Finding(f"{act}: уже есть сведения о печатной публикации.", is_blocking=False)


def _repeats(record: IssueRecord, items: Sequence[IssueItem]) -> Iterator[Finding]:
    acts = [item.act for item in items]
    others = IssueItem.objects.filter(act__in=acts).exclude(issue=record).select_related("issue", "act__kind")
    for other in others:
        yield Finding(f"{other.act}: стоит и в выпуске «{other.issue}». Акт печатают один раз: уберите его отсюда.")
    counts = Counter((act.kind_id, act.issuing_body_id, act.year, act.number_key) for act in acts)
    for act in acts:
        key = (act.kind_id, act.issuing_body_id, act.year, act.number_key)
        if counts.pop(key, 0) > 1:
            yield Finding(f"{act}: в выпуске несколько актов с этим номером.", is_blocking=False)


def _without_glyph(items: Sequence[IssueItem]) -> Iterator[Finding]:
    texts: dict[int | None, list[str]] = defaultdict(list)
    clauses = Clause.objects.filter(edition__in=[item.act.current_edition_id for item in items]).order_by("position")
    for edition, heading, text in clauses.values_list("edition", "heading", "text"):
        texts[edition] += [heading, text]
    for item in items:
        unknown = not_shown(" ".join([item.act.title, *texts[item.act.current_edition_id]]))
        if unknown:
            signs = ", ".join(f"«{sign}»" for sign in unknown[:10])
            yield Finding(
                f"{item.act}: в шрифтах сборника нет знаков {signs}: на их месте напечатается {INSTEAD}. Если они "
                "нужны, замените их в тексте акта словами.",
                is_blocking=False,
            )


def _late(record: IssueRecord, items: Sequence[IssueItem]) -> Iterator[Finding]:
    before = IssueRecord.objects.filter(state=IssueRecord.State.RELEASED, through_number__lt=record.through_number)
    last = before.order_by("-through_number").first()
    if last and last.issued_on and record.issued_on and record.issued_on < last.issued_on:
        yield Finding(f"Дата выхода раньше, чем у выпуска «{last}».", is_blocking=False)
