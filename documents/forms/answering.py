"""What a moderator and an official fill in about remarks."""

from collections.abc import Sequence
from typing import Any

from django import forms

from documents.commenting.answering import NEEDS_REASON, Reply
from documents.commenting.moderation import HIDDEN
from documents.commenting.places import place_in_words
from documents.models import Answer, Clause, Comment, DraftRecord, WithholdingReason
from structure.models import Unit

CHOOSE_REASON = "Выберите причину: её увидят все вместо скрытых слов."


class WithholdForm(forms.Form):
    """Why a remark is not shown, and a note for the file. No reason is chosen beforehand: the public reads it."""

    reason = forms.ChoiceField(
        label="Причина",
        choices=[("", "Выберите причину"), *WithholdingReason.choices],
        error_messages={"required": CHOOSE_REASON, "invalid_choice": CHOOSE_REASON},
        help_text="Вместо текста все прочтут: «Замечание рассмотрят, но на сайте не показывают: причина».",
    )
    note = forms.CharField(
        label="Пометка для своих",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Останется в журнале замечания.",
    )

    def clean_reason(self) -> WithholdingReason:
        return WithholdingReason(self.cleaned_data["reason"])


class RedactForm(WithholdForm):
    """The words to hide, as they stand in the remark."""

    fragments = forms.CharField(
        label="Что скрыть",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Скопируйте слова из замечания. Каждое место — с новой строки. Остальное останется как есть.",
    )
    field_order = ["fragments", "reason", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = f"На месте этих слов все прочтут: «{HIDDEN.format(reason='причина')}»."

    def clean_fragments(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["fragments"].splitlines() if line.strip()]


class ClauseChoice(forms.CheckboxSelectMultiple):
    """Boxes to tick; a group of clauses is folded away until it is wanted."""

    template_name = "documents/desk/parts/clause_choice.html"


class AnswerForm(forms.Form):
    """One answer to one remark or to many (D201, D202)."""

    decision = forms.ChoiceField(label="Решение", choices=Answer.Decision.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Обоснование",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Почему так. Обязательно, если отклонено или учтено частично. Увидят все.",
    )
    unit = forms.ModelChoiceField(label="Кто отвечает", queryset=Unit.objects.all())
    changed_clauses = forms.MultipleChoiceField(
        label="Какие пункты изменятся",
        required=False,
        widget=ClauseChoice,
        help_text="Для решений «учтено» и «учтено частично». Необязательно.",
    )

    def __init__(self, *args: Any, draft: DraftRecord, about: Sequence[Comment] = (), **kwargs: Any) -> None:
        """The clauses that the remarks are `about` come first, the others are unfolded."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].initial = draft.developer_id
        own_keys = {comment.clause_key for comment in about}
        own: list[tuple[str, str]] = []
        others: list[tuple[str, str]] = []
        for clause in Clause.objects.filter(edition=draft.current_edition_id).order_by("position"):
            choice = (clause.key, f"{place_in_words(clause.address)} {(clause.heading or clause.text)[:60]}")
            (own if clause.key in own_keys else others).append(choice)
        name = "Другие пункты" if own else "Пункты проекта"
        self.fields["changed_clauses"].choices = [*own, (name, others)]  # type: ignore[attr-defined]  # a field of choices

    def clean_decision(self) -> Answer.Decision:
        return Answer.Decision(self.cleaned_data["decision"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("decision") in NEEDS_REASON and not (cleaned.get("reason") or "").strip():
            self.add_error("reason", "Напишите обоснование: автор должен понять, почему так.")
        return cleaned

    def reply(self) -> Reply:
        return Reply(**{name: self.cleaned_data[name] for name in ("decision", "unit", "reason", "changed_clauses")})
