"""Remarks of invented residents on the drafts of the demonstration: shown, hidden in part or whole, withdrawn, waiting,
answered. `fill` is called while a draft takes remarks; `clear` before the drafts are taken away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management.base import OutputWrapper
from django.db import transaction
from django.utils import timezone

from core.publishing import retract
from core.russian.counting import counted
from correspondence import consents
from correspondence.consents import Purpose
from correspondence.models import Contact
from documents import consultation
from documents.commenting import answering, authoring, moderation
from documents.commenting.answering import Reply
from documents.commenting.receiving import Submission, receive
from documents.models import (
    Answer,
    Clause,
    Comment,
    CommentKind,
    CommentStep,
    CommentVersion,
    DraftRecord,
    PublicComment,
    WithholdingReason,
)

REASON = "Демонстрационные сведения убраны."
NOT_REMARKED_ON = ("requisites", "signature", "note", "annex")
Decision = Answer.Decision
Kind = CommentKind


@dataclass(frozen=True)
class Sample:
    about: str
    """A word of the clause the remark is about; the draft as a whole where no clause has it, or where it is empty."""
    kind: CommentKind
    text: str
    label: str = ""
    hidden: tuple[str, WithholdingReason] | None = None
    """Words to hide, and why; no words: the whole remark."""
    is_withdrawn: bool = False
    decision: Answer.Decision | None = None
    reason: str = ""


SAMPLES = (
    Sample(
        "срок",
        Kind.PROPOSAL,
        "Срок слишком большой: человеку приходится брать справки заново, пока он идёт. Предлагаю сократить вдвое.",
        "Жительница Примерной улицы (образец)",
        decision=Decision.PARTLY_ACCEPTED,
        reason="Сократим срок для заявлений со всеми документами. Для остальных он нужен, чтобы сделать запросы.",
    ),
    Sample(
        "удостоверяющего",
        Kind.OBJECTION,
        "Зачем отдавать копию паспорта?\n\nСпециалист может посмотреть сам паспорт и вернуть.",
        decision=Decision.ACCEPTED,
        reason="Копия не нужна: достаточно показать сам документ. Перечень поправим.",
    ),
    Sample(
        "отказ",
        Kind.QUESTION,
        "Что делать, если отказали из-за ошибки в самом бланке? Здесь об этом ничего не сказано.",
        "Житель (образец)",
        decision=Decision.NOTED,
        reason="Порядок исправления ошибок описан в разделе об исправлении опечаток: отказать из-за них нельзя.",
    ),
    Sample(
        "жалоб",
        Kind.PROPOSAL,
        "Напишите, куда именно нести жалобу: адрес и часы. Иначе люди ходят по кабинетам.",
        decision=Decision.ACCEPTED,
        reason="Добавим сведения о том, куда и как подать жалобу.",
    ),
    Sample(
        "",
        Kind.PROPOSAL,
        "Специалист Образцов из кабинета 0 принимает когда захочет. Напишите часы приёма прямо в регламенте.",
        hidden=("Специалист Образцов из кабинета 0", WithholdingReason.PERSONAL_DATA),
        decision=Decision.PARTLY_ACCEPTED,
        reason="Часы меняются чаще, чем регламент: дадим ссылку на страницу подразделения, где они всегда верны.",
    ),
    Sample(
        "",
        Kind.OBJECTION,
        "Здесь стояли слова, которых на сайте не показывают.",
        hidden=("", WithholdingReason.INSULT),
        decision=Decision.OFF_SUBJECT,
        reason="Предложений по тексту проекта в замечании нет.",
    ),
    Sample(
        "",
        Kind.SUPPORT,
        "Наконец-то понятно написано, что и за чем делать. Поддерживаю.",
        decision=Decision.NOTED,
        reason="Спасибо. Так же напишем и другие регламенты.",
    ),
    Sample(
        "плат",
        Kind.PROPOSAL,
        "Сделайте услугу платной, чтобы не ходили зря.",
        decision=Decision.REJECTED,
        reason="Услуга по закону бесплатна, ввести плату регламентом нельзя.",
    ),
    Sample("", Kind.PROPOSAL, "Это замечание автор отозвал.", is_withdrawn=True),
    Sample("заявлен", Kind.PROPOSAL, "Пусть заявление можно будет подать и в библиотеке: там есть компьютер и помощь."),
    Sample("", Kind.QUESTION, "Когда новый порядок начнёт действовать?"),
)
"""The last two stay without an answer and unchecked where the draft still takes remarks."""
WAITING = 2
THINKING = timedelta(days=3)
"""How long officials take to answer a remark."""


def load(stdout: OutputWrapper) -> None:
    """Give every draft of the demonstration that takes remarks and has none its remarks."""
    drafts = DraftRecord.objects.filter(is_generated=True, last_comment_number=0).select_related("current_edition")
    count = sum(fill(draft) for draft in drafts if consultation.accepts_comments(draft, timezone.now()))
    stdout.write(f"  {counted(count, 'замечание', 'замечания', 'замечаний')} жителей к проектам")


@transaction.atomic
def fill(draft: DraftRecord, *, until: datetime | None = None, all_answered: bool = False) -> int:
    """Let invented residents remark on `draft` from its posting to `until` (now), and officials treat the remarks.

    `all_answered`: every one gets its decision, as a draft needs before its summary; else the last ones wait.
    Returns how many remarks there are. Nothing is done for a draft that has some.
    """
    if draft.last_comment_number or draft.posted_at is None or draft.current_edition is None:
        return 0
    end = until or timezone.now()
    pause = (end - draft.posted_at) / (len(SAMPLES) + 1)
    clauses = list(draft.current_edition.clauses.exclude(kind__in=NOT_REMARKED_ON).exclude(text=""))
    used: set[str] = set()
    for turn, sample in enumerate(SAMPLES):
        waits = turn >= len(SAMPLES) - WAITING
        at = draft.posted_at + pause * (turn + 1)
        comment = _take_in(draft, sample, _clause(sample, clauses, used), at)
        if sample.is_withdrawn:
            moderation.publish(comment, by=None, at=at)
            authoring.withdraw(comment)
        elif not waits or all_answered:
            _moderate(comment, sample, at)
            _answer(comment, sample, min(at + THINKING, end))
    return len(SAMPLES)


def clear() -> None:
    """Take the remarks on demonstration drafts away, with their answers and what was kept of their authors."""
    drafts = DraftRecord.objects.filter(is_generated=True)
    comments = Comment.objects.filter(draft__in=drafts)
    contacts = list(comments.exclude(contact=None).values_list("contact", flat=True))
    with transaction.atomic():
        retract(list(PublicComment.objects.filter(draft__in=drafts, is_public=True)), reason=REASON)
        PublicComment.objects.filter(draft__in=drafts).delete()
        CommentStep.objects.filter(comment__in=comments).delete()
        CommentVersion.objects.filter(comment__in=comments).delete()
        comments.delete()
        Answer.objects.filter(draft__in=drafts).delete()
        for contact in Contact.objects.filter(pk__in=contacts):
            contact.consents.all().delete()
            contact.delete()
        drafts.update(last_comment_number=0)


def _clause(sample: Sample, clauses: Sequence[Clause], used: set[str]) -> Clause | None:
    """Return the first clause that has the word and that nobody has remarked on yet."""
    if not sample.about:
        return None
    found = next((each for each in clauses if sample.about in each.text.lower() and each.key not in used), None)
    if found is not None:
        used.add(found.key)
    return found


def _take_in(draft: DraftRecord, sample: Sample, clause: Clause | None, at: datetime) -> Comment:
    assert draft.current_edition is not None
    submission = Submission("", draft.current_edition, clause, sample.kind, sample.text)
    return receive(draft, submission, at=at, contact=lambda: _contact(draft, sample.label)).comment


def _contact(draft: DraftRecord, label: str) -> Contact | None:
    """Write a signature down with the consents it needs; None where the city has no wordings."""
    texts = consents.wordings_in_force([Purpose.PROCESSING, Purpose.SHOWING_NAME])
    if not label or len(texts) < 2:
        return None
    contact = Contact.objects.write_down(name=label)
    for text in texts.values():
        consents.give(contact, text, subject=f"draft:{draft.public_id}")
    return contact


def _moderate(comment: Comment, sample: Sample, at: datetime) -> None:
    if sample.hidden is None:
        moderation.publish(comment, by=None, at=at)
        return
    words, reason = sample.hidden
    if words:
        moderation.publish_partly(comment, [words], reason, by=None)
    else:
        moderation.withhold(comment, reason, by=None)


def _answer(comment: Comment, sample: Sample, at: datetime) -> None:
    decision = sample.decision or Decision.NOTED
    changes = decision in (Decision.ACCEPTED, Decision.PARTLY_ACCEPTED) and comment.clause_key
    reply = Reply(decision, comment.draft.developer, sample.reason, [comment.clause_key] if changes else [])
    answering.answer(comment.draft, [comment], reply, by=None, at=at)
