"""Forms of the editors: what is saved is shown, what is to be hidden needs a reason."""

from typing import Any

from django import forms
from wagtail.admin.forms.models import WagtailAdminModelForm

from structure.publication import settle


class ShownForm(WagtailAdminModelForm):
    """Saving shows the record on the site; a reason takes it off."""

    withdrawal = forms.CharField(
        label="снять с сайта: причина",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=(
            "Заполните, если на сайте этого больше быть не должно: «Отдел присоединён к управлению делами». "
            "Причину увидят на месте страницы. Чтобы вернуть на сайт, сотрите её."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("withdrawal", self.instance.withdrawal_reason)

    def save(self, commit: bool = True) -> Any:
        record = super().save(commit=commit)
        if commit:
            settle(record, withdrawal=self.cleaned_data["withdrawal"].strip())
        return record
