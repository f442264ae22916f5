"""Forms of the desk: publication facts, an end that no act of the register tells."""

from typing import Any

from django import forms
from django.utils import timezone

from core.days import DayInput, MomentInput
from documents.facts import DETAILS, complete, methods_with, mistakes
from documents.forms.days import expect_plausible_days
from documents.forms.showing import rule, show_when
from documents.models import ActRecord, PublicationFact


class FactForm(forms.ModelForm[PublicationFact]):
    """Every field is there for every method, so that the form works without scripts: the errors say which are meant."""

    class Meta:
        model = PublicationFact
        fields = [
            *("method", "published_on", "placed_at", "publication_name", "issue", "pages", "part", "parts"),
            *("url", "place"),
        ]
        widgets = {"published_on": DayInput(), "placed_at": MomentInput()}

    GROUPS = (
        ("Как и когда", ("method", "published_on", "placed_at")),
        ("Издание", ("publication_name", "issue", "pages")),
        ("Если напечатан по частям", ("part", "parts")),
        ("Где посмотреть", ("url", "place")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["published_on"].required = False  # it follows from the time of placing
        for name in ("published_on", *DETAILS):
            show_when(self, [name], "method", methods_with([name]))
        expect_plausible_days(self)

    def groups(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """The fields as an editor reads them: each group with its heading and with the rule that shows it."""
        return [
            (heading, "" if "method" in names else rule("method", methods_with(names)), [self[name] for name in names])
            for heading, names in self.GROUPS
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("method"):
            return cleaned
        fact = PublicationFact(pk=self.instance.pk, act=self.instance.act, **cleaned)
        complete(fact)
        cleaned |= {name: getattr(fact, name) for name in cleaned}
        for name, words in mistakes(fact, timezone.now()).items():
            if name not in self.errors:
                self.add_error(name, words)
        return cleaned


class EndForm(forms.ModelForm[ActRecord]):
    """An end that no act of the register explains."""

    class Meta:
        model = ActRecord
        fields = ["ended_on", "ended_how", "ended_basis"]
        widgets = {"ended_on": DayInput()}
        help_texts = {"ended_basis": "Решение суда, акт, которого нет на сайте: вид, дата, номер."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("ended_on") and not cleaned.get("ended_how"):
            self.add_error("ended_how", "Выберите, как акт прекратил действие.")
        if cleaned.get("ended_on") and not cleaned.get("ended_basis"):
            self.add_error("ended_basis", "Напишите основание: без него читатель не проверит дату.")
        if cleaned.get("ended_on") and cleaned["ended_on"] < self.instance.adopted_on:
            self.add_error("ended_on", f"Раньше дня, когда акт принят ({self.instance.adopted_on:%d.%m.%Y}).")
        if not cleaned.get("ended_on"):
            cleaned["ended_how"] = cleaned["ended_basis"] = ""
        return cleaned
