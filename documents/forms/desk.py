"""Forms of the desk: publication facts, relations, the end of an act, the reason."""

from typing import Any

from django import forms

from documents.forms.days import DayInput, expect_plausible_days
from documents.models import ActRecord, ActRelation, PublicationFact
from documents.naming import number_key


class FactForm(forms.ModelForm[PublicationFact]):
    class Meta:
        model = PublicationFact
        fields = ["method", "published_on", "publication_name", "issue", "pages", "url"]
        widgets = {"published_on": DayInput()}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        expect_plausible_days(self)


class RelationForm(forms.Form):
    """What this act does to another, found by its number as people write it."""

    kind = forms.ChoiceField(label="Этот акт", choices=ActRelation.Kind.choices)
    number = forms.CharField(label="номер другого акта", max_length=60)
    adopted_on = forms.DateField(label="от какой даты", required=False, widget=DayInput())
    effective_on = forms.DateField(
        label="С какого дня",
        required=False,
        widget=DayInput(),
        help_text="Пусто — со дня вступления этого акта в силу.",
    )
    until = forms.DateField(label="По какой день", required=False, widget=DayInput(), help_text="Для приостановления.")

    def __init__(self, *args: Any, source: ActRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("number"):
            cleaned["target"] = self._find(cleaned)
        start, until = cleaned.get("effective_on"), cleaned.get("until")
        if start and until and until < start:
            self.add_error("until", "Последний день раньше первого: поменяйте даты местами.")
        target, kind = cleaned.get("target"), cleaned.get("kind")
        if target and kind and ActRelation.objects.filter(source=self.source, target=target, kind=kind).exists():
            self.add_error("number", "Такая связь уже есть.")
        return cleaned

    def save(self) -> ActRelation:
        fields = ("kind", "target", "effective_on", "until")
        return ActRelation.objects.create(source=self.source, **{name: self.cleaned_data[name] for name in fields})

    def _find(self, cleaned: dict[str, Any]) -> ActRecord | None:
        number = cleaned["number"]
        found = ActRecord.objects.filter(number_key=number_key(number)).select_related("kind")
        if cleaned.get("adopted_on"):
            found = found.filter(adopted_on=cleaned["adopted_on"])
        acts = list(found.order_by("-adopted_on")[:6])
        if acts == [self.source]:
            self.add_error("number", "Это номер этого же акта: укажите другой.")
            return None
        acts = [act for act in acts if act != self.source]
        if not acts:
            self.add_error("number", f"Акта № {number} нет в реестре. Проверьте номер и дату или сначала добавьте акт.")
            return None
        if len(acts) > 1:
            named = "; ".join(str(act) for act in acts[:5])
            self.add_error("adopted_on", f"Таких актов несколько, укажите дату: {named}.")
            return None
        return acts[0]


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
        if not cleaned.get("ended_on"):
            cleaned["ended_how"] = cleaned["ended_basis"] = ""
        return cleaned
