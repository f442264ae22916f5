"""The editor's form of an act."""

from datetime import date
from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm

from documents.forms.days import LONGEST_WAIT, expect_plausible_days
from documents.forms.normative import NormativeField

BEFORE_ADOPTION = (
    "Дата вступления в силу раньше принятия акта: исправьте её или напишите здесь, на каком основании, например "
    "«распространяется на правоотношения с 1 января, пункт 3»."
)


MISSING = {
    "kind": "Выберите вид акта.",
    "issuing_body": "Выберите, кто принял акт.",
    "number": "Впишите номер, как в документе: «145-п».",
    "adopted_on": "Укажите дату принятия: день, месяц и год.",
}


class LegalActForm(WagtailAdminPageForm):
    """Beside the page's fields one that no revision may bring back: whether the act contains personal data (D60)."""

    is_normative = NormativeField()
    contains_personal_data = forms.BooleanField(
        label="Содержит персональные данные",
        required=False,
        help_text=(
            "Такой акт не виден нигде, кроме этой админки: ни на сайте, ни в поиске, ни в открытых данных. "
            "Отметка действует сразу при сохранении, даже черновика."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)
        for name, words in MISSING.items():
            if name in self.fields:
                self.fields[name].error_messages["required"] = words
        record = self.instance.find_record()
        if record is not None and "contains_personal_data" in self.fields:
            self.fields["contains_personal_data"].initial = record.contains_personal_data

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rules = type(self.instance).EntryRule
        rule = cleaned.get("entry_rule")
        if rule == rules.DAYS_AFTER_PUBLICATION and cleaned.get("entry_days") is None:
            self.add_error("entry_days", "Укажите, через сколько дней после опубликования акт вступает в силу.")
        if (cleaned.get("entry_days") or 0) > LONGEST_WAIT:
            self.add_error("entry_days", f"Не больше {LONGEST_WAIT} дней.")
        if rule in (rules.FIXED_DATE, rules.OTHER) and not cleaned.get("entry_on"):
            self.add_error("entry_on", "Для этого правила укажите дату вступления в силу.")
        # A date that no rule gives, or that stands in for the one a rule gives: the reader is owed a reason (D47).
        by_hand = rule == rules.OTHER or (cleaned.get("entry_on") and rule != rules.FIXED_DATE)
        if not cleaned.get("entry_note"):
            if _is_before(cleaned.get("entry_on"), cleaned.get("adopted_on")):
                self.add_error("entry_note", BEFORE_ADOPTION)
            elif by_hand:
                self.add_error("entry_note", "Напишите, чем установлена дата.")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        from documents.publication import set_personal_data

        flag = bool(self.cleaned_data.get("contains_personal_data"))
        self.instance.declared_personal_data = flag
        record = self.instance.find_record()
        if record is not None:
            set_personal_data(record, flag)
        return super().save(commit)


def _is_before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other
