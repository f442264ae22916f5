"""What the public reads about the state of an act, in whole sentences."""

from dataclasses import dataclass
from datetime import date

from core.russian.counting import counted, date_in_words, plural
from documents.models import ActRecord, Edition, LegalAct, PublicationFact
from documents.naming import capitalized
from documents.promulgation import Publication
from documents.status import Status

TONES = {
    Status.IN_FORCE: "good",
    Status.IN_FORCE_AMENDED: "good",
    Status.SUSPENDED: "warning",
    Status.AWAITING_PUBLICATION: "warning",
    Status.PUBLISHED: "warning",
    Status.REPEALED: "bad",
    Status.CANCELLED: "bad",
    Status.INVALIDATED: "bad",
}


def tone(status: Status) -> str:
    """Return how the status is coloured: good, warning, bad or "" (it is always said in words as well)."""
    return TONES.get(status, "")


def status_in_words(record: ActRecord, status: Status, on: date) -> str:
    """Return a sentence or two on what `status` of `record` means on the day `on`, with the dates it follows from."""
    sentence = _ended(_sentence(record, status, on))
    if record.ceased_on and record.ceased_on > on and status != Status.REFERENCE:
        return f"{sentence} Прекратит действие {date_in_words(record.ceased_on)}"
    return sentence


@dataclass(frozen=True)
class Entry:
    """The entry into force as a requisite: its name and when it is; both "" where nobody knows."""

    name: str = ""
    words: str = ""


def entry(record: ActRecord, status: Status, on: date) -> Entry:
    """Return when `record` enters into force as one sees it on the day `on`: never before it is published (D46)."""
    day = record.effective_on
    if status == Status.AWAITING_PUBLICATION:
        return Entry("Вступит в силу", _after_publication(day, on))
    if day is None or status == Status.REFERENCE:
        return Entry()
    return Entry("Вступит в силу" if day > on else "Вступил в силу", date_in_words(day))


def entry_rule_in_words(page: LegalAct) -> str:
    """Return by which rule the act takes effect (D48): «через 10 дней после опубликования»."""
    if page.entry_rule == LegalAct.EntryRule.DAYS_AFTER_PUBLICATION:
        return f"через {counted(page.entry_days or 0, 'день', 'дня', 'дней')} после опубликования"
    words: str = page.get_entry_rule_display()
    return words


def validity(record: ActRecord, edition: Edition, status: Status, on: date) -> str:
    """Return from when to when `edition` of `record` in `status` applies, as one sees it on the day `on`.

    Of an act that awaits its publication none applies yet, whatever day was given for it (D46).
    """
    if status == Status.AWAITING_PUBLICATION and edition.was_public:
        days = [day for day in (record.effective_on, edition.valid_from) if day]
        return _after_publication(max(days, default=None), on)
    since = f"с {edition.valid_from:%d.%m.%Y}" if edition.valid_from else ""
    until = f"по {edition.valid_to:%d.%m.%Y}" if edition.valid_to else ""
    return f"{since} {until}".strip()


def end_in_words(record: ActRecord) -> str:
    """Return what the history of a page says of an end that no act of the register tells."""
    if record.ended_on is None:
        return "Снята отметка о прекращении действия"
    return f"Прекращение действия: {record.get_ended_how_display()} {record.ended_on:%d.%m.%Y}, {record.ended_basis}"


def publication_in_citation(publication: Publication) -> str:
    """Return how a citation names `publication` (D62): «Сборник. 2026. № 3. С. 12–18», of parts «…; № 4. С. 1–20».

    "" where nobody said where it was: an imported fact may have a day alone.
    """
    first, *others = (_cited(fact) for fact in publication.facts)
    fact = publication.facts[0]
    said_once = f"{fact.publication_name}. {fact.published_on.year}. "
    return "; ".join([first, *(words.removeprefix(said_once) for words in others)])


def _cited(fact: PublicationFact) -> str:
    if fact.method == PublicationFact.Method.PRINTED and fact.publication_name:
        pages = f"С. {fact.pages}" if fact.pages else ""
        return ". ".join(filter(None, [fact.publication_name, str(fact.published_on.year), fact.issue_in_words, pages]))
    if not (fact.publication_name or fact.url or fact.place):
        return ""
    address = f". URL: {fact.url}" if fact.url else ""
    return f"{capitalized(fact.where)}{address} ({fact.published_on:%d.%m.%Y})"


def promulgation_in_words(publication: Publication, first: Publication | None) -> str:
    """Return whether `publication` makes its act officially public, as the editor is told.

    `first` is the earliest of those that count.
    """
    if not publication.is_of_the_charter:
        return "нет: по уставу этот способ не считается"
    if publication.missing:
        return f"ещё нет: {missing_parts_in_words(publication)}"
    if publication != first:
        return "да, но не первое"
    return f"да, {first.published_on:%d.%m.%Y}"


def missing_parts_in_words(publication: Publication) -> str:
    """Return «не внесены части 2, 3» of a publication that lacks any (D49)."""
    missing = publication.missing
    numbers = ", ".join(str(part) for part in missing)
    return f"не {plural(len(missing), 'внесена часть', 'внесены части', 'внесены части')} {numbers}"


def _amended(record: ActRecord, on: date) -> str:
    """Return the first day and the last up to `on` from which it holds with changes."""
    first, last = record.amended_on, record.last_amended_on(on)
    if first is None:
        return ""
    again = f", последний раз {date_in_words(last)}" if last and last != first else ""
    return f", изменён {date_in_words(first)}{again}"


def _after_publication(day: date | None, on: date) -> str:
    not_before = f", не раньше {date_in_words(day)}" if day and day > on else ""
    return f"после официального опубликования{not_before}"


def _sentence(record: ActRecord, status: Status, on: date) -> str:
    since = f" с {date_in_words(record.effective_on)}" if record.effective_on else ""
    if status == Status.REFERENCE:
        return "Это не акт города: текст приведён для справки, сверяйтесь с официальным источником"
    if status == Status.IN_FORCE:
        return f"Действует{since}"
    if status == Status.IN_FORCE_AMENDED:
        return f"Действует{since}{_amended(record, on)}"
    if status == Status.SUSPENDED:
        until = f" по {date_in_words(record.suspended_until)}" if record.suspended_until else ""
        return f"Приостановлен{_since(record.suspended_from)}{until}"
    if status == Status.AWAITING_PUBLICATION:
        return "Принят, но официально ещё не опубликован и потому не действует"
    if status in (Status.PUBLISHED, Status.ADOPTED):
        begins = f"вступит в силу{since}" if since else "дата вступления в силу не указана"
        published = f"Опубликован{_on(record.promulgated_on)}" if status == Status.PUBLISHED else "Принят"
        return f"{published}, {begins}"
    ended = f"{capitalized(status.label)}{_since(record.ceased_on)}"
    if record.ended_basis and record.ended_on == record.ceased_on:
        return f"{_ended(ended)} Основание: {record.ended_basis}"
    return ended


def _ended(sentence: str) -> str:
    """End a sentence; «2026 г.» has ended it already."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _since(day: date | None) -> str:
    return f" с {date_in_words(day)}" if day else ""


def _on(day: date | None) -> str:
    return f" {date_in_words(day)}" if day else ""
