"""What an editor is told before a text is published: what stands in the way, and what is only worth a look.

How much a check weighs is the city's to decide, for every act and for each kind (`settings.CHECKS_BEFORE_PUBLISHING`
and `CHECKS_OF_KINDS`). Editors alone are checked: the importer and the demonstration, which publish as nobody, bring
texts as their source has them. A number that is taken is told when the card is saved (D43).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.utils import timezone

from core.russian.counting import counted
from documents.causes import causes_of, offers
from documents.editions import as_cut, clauses_of, is_first
from documents.models import ActRecord, Edition, FiledRecord, LegalAct, Preparation
from documents.naming import PRINTED_NUMBER, foreign_numbers, quoted
from documents.publication.checks_of_card import of_card, of_entry, of_promulgation
from documents.text.lint import Breach, Rule, lint
from documents.text.model import Clause, Kind

CODES = frozenset(
    {
        *("number", "adopted_on", "signatory", "promulgation", "entry", "pdf_text", "signed_text", "signed_copy"),
        *("vanished", "requisites", "causes"),
        *(rule.value for rule in Rule),
    }
)
"""Every check there is. How much each weighs stands in the settings; `documents.checks` holds the two together."""


_LINE_WITH_NUMBER = re.compile(r"(?:(?:от\s+)?[«\"]?\d.{0,40}?)?" + PRINTED_NUMBER, re.IGNORECASE)
"""«12.03.2026 № 145-п», «от «12» марта 2026 года № 145 – п», «№ 145»: a line of requisites, no title that cites."""


class Severity(StrEnum):
    BLOCKS = "blocks"
    ADVISES = "advises"
    OFF = "off"


@dataclass(frozen=True)
class Finding:
    """What was found and how to mend it, in Russian."""

    code: str
    text: str
    severity: Severity
    address: str = ""
    """Of the first clause it is about; empty where it is about the card or the file."""

    @property
    def is_blocking(self) -> bool:
        return self.severity is Severity.BLOCKS


def checks_before_publishing(
    record: FiledRecord, edition: Edition | None, card: LegalAct | None = None
) -> list[Finding]:
    """Return what was found in the card of an act and in a draft edition, the blocking first.

    `card` is the page as the editor has it; else the one that will be public with the edition. Of a draft regulation,
    and of a text given for reference, only the text is checked.
    """
    found: list[tuple[str, str, str]] = []
    severities = dict(settings.CHECKS_BEFORE_PUBLISHING)
    if isinstance(record, ActRecord):
        card = card or _coming_card(record)
        if card.kind_id and not card.kind.is_reference_text:
            severities |= settings.CHECKS_OF_KINDS.get(card.kind.slug, {})
            said_of_card = [*of_card(card, edition.dated_on if edition else None, timezone.localdate())]
            if record.was_public:
                # Before the public already: a mistake of the card is no reason to hold back a better text.
                severities |= {code: _softened(severities.get(code)) for code, _, _ in said_of_card}
            found += said_of_card
            found += of_promulgation(card, record.promulgated_on)
            found += of_entry(card, record.promulgated_on, timezone.localdate())
            if edition is not None:
                found += [*_of_signed(edition), *_of_requisites(card, edition), *_of_causes(record, edition)]
    if edition is not None:
        preparation = Preparation.objects.filter(edition=edition).first()
        if preparation is not None:
            found += _of_file(warning["code"] for warning in preparation.warnings)
            found += _of_clauses_before(preparation.pairs)
        found += _of_text([as_cut(row) for row in clauses_of(edition)])
    findings = [
        Finding(code, text, Severity(severities.get(code, Severity.OFF)), address) for code, text, address in found
    ]
    shown = [finding for finding in findings if finding.severity is not Severity.OFF]
    return sorted(shown, key=lambda finding: not finding.is_blocking)


def _coming_card(record: ActRecord) -> LegalAct:
    """The card that is public with the edition: a page not live yet goes live as it was saved last."""
    page: LegalAct = record.page
    return page if page.live else page.get_latest_revision_as_object()


def _softened(severity: str | None) -> str:
    return Severity.ADVISES if severity == Severity.BLOCKS else severity or Severity.OFF


def _of_file(codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """D55: every fragment can be found and copied. A PDF with no text at all was refused when it came in."""
    if "page_without_text" in codes:
        yield (
            "pdf_text",
            "В PDF есть страницы без текста, их слов нет на сайте. Распознайте их (пустые удалите) и загрузите файл "
            "снова или загрузите исходный файл Word.",
            "",
        )


def _of_signed(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """D55: what was signed stands beside the text. Later editions are put together of acts: nobody signs them."""
    if edition.signed_file and not edition.signed_has_text:
        yield (
            "signed_text",
            "В подписанном PDF есть страницы без текста: слова с них не найти и не скопировать. Распознайте файл и "
            "замените его в разделе «Подписанный документ».",
            "",
        )
    is_pdf = edition.source_name.lower().endswith(".pdf")
    if not edition.signed_file and not is_pdf and is_first(edition.page_id):
        yield "signed_copy", "Нет подписанного документа: приложите PDF с подписью, если он у вас есть.", ""


def _of_requisites(card: LegalAct, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """A text that bears another number came from another file, or the card has a slip. Titles may cite others."""
    lines = edition.clauses.filter(kind=Kind.REQUISITES).order_by("position")
    borne = {line.address: found[0] for line in lines if (found := _LINE_WITH_NUMBER.match(line.text))}
    numbers = foreign_numbers("\n".join(borne.values()), card.number)
    if numbers and card.number:
        yield (
            "requisites",
            f"В тексте стоит № {numbers[0]}, а в карточке № {card.number}: проверьте, тот ли это файл и верна ли "
            "карточка.",
            next(iter(borne)),
        )


def _of_causes(record: ActRecord, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """D52: the acts that are named and the day of the edition say the same of what the text holds."""
    named = {act.pk for act in causes_of([edition])[edition.pk]}
    for offer in offers(record, edition):
        if offer.day is None:
            continue
        if offer.act.pk in named and offer.day > edition.dated_on:
            yield (
                "causes",
                f"{offer.act} меняет текст только с {offer.day:%d.%m.%Y}, а редакция от {edition.dated_on:%d.%m.%Y}: "
                "исправьте дату редакции или снимите с акта отметку.",
                "",
            )
        elif offer.act.pk not in named and offer.day <= edition.dated_on:
            yield (
                "causes",
                f"{offer.act} меняет текст с {offer.day:%d.%m.%Y}, но не отмечен: если его изменения в тексте "
                "уже есть, отметьте его, если нет, внесите их в файл и загрузите снова.",
                "",
            )


def _of_clauses_before(pairs: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """A text that drops most of the edition before is more often a wrong file than a new wording."""
    before = {pair["old"] for pair in pairs} - {None}
    gone = len(before - {pair["old"] for pair in pairs if pair["new"] is not None})
    if gone > len(before) * settings.TEXT_MOST_VANISHED:
        yield (
            "vanished",
            f"Из прежней редакции исчезает {counted(gone, 'часть', 'части', 'частей')} из {len(before)}: проверьте, "
            "тот ли это файл и весь ли он. Если ошиблись, удалите черновик и загрузите другой.",
            "",
        )


def _of_text(clauses: Sequence[Clause]) -> Iterator[tuple[str, str, str]]:
    """D56, one finding of a rule however often it is broken."""
    most = settings.TEXT_MOST_UNNUMBERED
    broken: dict[Rule, list[Breach]] = defaultdict(list)
    for breach in lint(clauses, most_unnumbered=most):
        broken[breach.rule].append(breach)
    for rule, breaches in broken.items():
        first, others = breaches[0], len(breaches) - 1
        words = _WORDS[rule].format(quote=quoted(first.quote), most=most)
        also = f" Ещё таких мест: {others}." if others else ""
        yield rule.value, words + also, clauses[first.clause].address


_WORDS = {
    Rule.PARTED_WORD: "Слово разорвано переносом: {quote}. Уберите переносы в файле и загрузите его снова.",
    Rule.NESTED_TABLE: "Таблица стоит внутри другой таблицы: её не прочесть вслух и с телефона. Разделите их в файле.",
    Rule.NEEDLESS_TABLE: "Таблица из одного столбца: наберите её в файле обычным текстом.",
    Rule.UNNUMBERED: "Больше {most} абзацев подряд без номера: на них трудно сослаться. Сверьте, не потеряны ли "
    "номера; «Исправить» у абзаца вернёт потерянный.",
}
