"""Forms of the desk of a draft: one for each move of the consultation."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone

from core.days import DayInput
from core.russian.counting import counted, date_in_words
from documents.consultation import Move, earliest_last_day, last_day_of
from documents.forms.days import expect_plausible_days
from documents.models import ActRecord, ConsultationProcedure, DraftRecord, Edition
from documents.naming import number_key


class MoveForm(forms.Form):
    """What every move asks: nothing but confirmation."""

    def __init__(self, *args: Any, record: DraftRecord, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        self.now = now
        self.prepare()
        expect_plausible_days(self)

    def prepare(self) -> None:
        """Fill in what follows from the draft."""

    @property
    def values(self) -> dict[str, Any]:
        """What the move takes."""
        return self.cleaned_data


def _texts(record: DraftRecord) -> Any:
    return Edition.objects.filter(page=record.page_id, published_at=None).order_by("-number")


class EditionChoice(forms.ModelChoiceField[Edition]):
    def label_from_instance(self, obj: Any) -> str:
        note = f": {obj.note}" if obj.note else ""
        return f"№ {obj.number} от {obj.dated_on:%d.%m.%Y}{note}"


class PostForm(MoveForm):
    edition = EditionChoice(
        label="Текст",
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages={"required": "Сначала добавьте текст проекта."},
    )
    last_day = forms.DateField(label="Последний день приёма замечаний", widget=DayInput())

    def prepare(self) -> None:
        texts = _texts(self.record)
        self.fields["edition"].queryset = texts  # type: ignore[attr-defined]  # a field of models
        procedure: ConsultationProcedure = self.record.procedure
        earliest = earliest_last_day(procedure, timezone.localdate(self.now))
        self.initial.setdefault("last_day", earliest)
        kind = "рабочего дня, рабочих дней, рабочих дней" if procedure.day_unit == "working" else "дня, дней, дней"
        one, few, many = kind.split(", ")
        self.fields["last_day"].help_text = (
            f"Не раньше {date_in_words(earliest)} Порядок «{procedure.name}»: не менее "
            f"{counted(procedure.minimum_days, one, few, many)}. Приём закроется в полночь после этого дня. "
            "Сократить срок потом нельзя, продлить — можно."
        )


class ExtendForm(MoveForm):
    last_day = forms.DateField(label="Новый последний день", widget=DayInput())
    reason = forms.CharField(
        label="Почему приём продлён", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Увидят все."
    )

    def prepare(self) -> None:
        if self.record.closes_at:
            was: date = last_day_of(self.record.closes_at)
            self.fields["last_day"].help_text = f"Сейчас последний день — {date_in_words(was)}"


class NoteForm(MoveForm):
    note = forms.CharField(
        label="Примечание",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Необязательно. Увидят все рядом с этим шагом.",
    )


class ReviseForm(MoveForm):
    edition = EditionChoice(
        label="Доработанный текст",
        queryset=Edition.objects.none(),
        empty_label=None,
        error_messages={"required": "Сначала добавьте доработанный текст."},
    )

    def prepare(self) -> None:
        self.fields["edition"].queryset = _texts(self.record)  # type: ignore[attr-defined]  # a field of models


class EndForm(MoveForm):
    reason = forms.CharField(
        label="Причина",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Её увидят все, кто откроет проект. Проект и замечания останутся в архиве.",
    )


class ActForm(forms.Form):
    """The act that adopts a draft, found by its number as people write it."""

    number = forms.CharField(label="Номер акта, которым принят проект", max_length=60, help_text="«145-п»")
    adopted_on = forms.DateField(label="Дата акта", widget=DayInput())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        number, day = cleaned.get("number"), cleaned.get("adopted_on")
        if number and day:
            found = list(
                ActRecord.objects.select_related("kind").filter(number_key=number_key(number), adopted_on=day)[:2]
            )
            if not found:
                self.add_error(
                    "number", "Такого акта нет в реестре. Проверьте номер и дату или сначала добавьте карточку акта."
                )
            elif len(found) > 1:
                self.add_error("number", "Таких актов в реестре несколько: исправьте номер одного из них.")
            else:
                cleaned["act"] = found[0]
        return cleaned


FORMS: dict[Move, type[MoveForm]] = {
    Move.POST: PostForm,
    Move.EXTEND: ExtendForm,
    Move.CONSIDER: MoveForm,
    Move.SUMMARISE: NoteForm,
    Move.REVISE: ReviseForm,
    Move.ADOPT: MoveForm,
    Move.REJECT: EndForm,
    Move.DROP: EndForm,
}
"""What the desk asks before each move."""
