"""Forms of the desk: publication facts, relations, the end of an act, the reason."""

from typing import Any

from django import forms
from django.utils import timezone

from core.days import DayInput, MomentInput
from documents.facts import DETAILS, complete, methods_with, mistakes
from documents.forms.days import expect_plausible_days
from documents.forms.finding import another_act
from documents.forms.showing import rule, show_when
from documents.models import ActRecord, ActRelation, PublicationFact, RelationClause
from documents.relating import TargetText, Touched, relate
from documents.text.citations import find_citations

OF_KIND = {
    ActRelation.Kind.AMENDS: RelationClause.Change.CHANGED,
    ActRelation.Kind.REPEALS: RelationClause.Change.REPEALED,
    ActRelation.Kind.CANCELS: RelationClause.Change.CANCELLED,
    ActRelation.Kind.SUSPENDS: RelationClause.Change.SUSPENDED,
}
LATER_ACT = (
    "Другой акт принят {other:%d.%m.%Y}, позже этого ({own:%d.%m.%Y}). Связь вносят у более позднего акта: "
    "проверьте номер и дату."
)


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


class RelationForm(forms.Form):
    """What this act does to another, found by its number as people write it."""

    kind = forms.ChoiceField(label="Этот акт", choices=ActRelation.Kind.choices)
    number = forms.CharField(label="Номер другого акта", max_length=60)
    adopted_on = forms.DateField(label="От какой даты", required=False, widget=DayInput())
    effective_on = forms.DateField(
        label="С какого дня",
        required=False,
        widget=DayInput(),
        help_text="Пусто — со дня вступления этого акта в силу.",
    )
    places = forms.CharField(
        label="Какие пункты другого акта",
        required=False,
        max_length=500,
        help_text=(
            "Например: пункт 2.3, подпункт «а» пункта 4, приложение № 1. "
            "Пусто — акт целиком; отмена пункта не прекращает весь акт."
        ),
    )
    change = forms.ChoiceField(
        label="Что с этими пунктами",
        required=False,
        choices=[("", "по виду связи"), *RelationClause.Change.choices],
    )
    until = forms.DateField(label="По какой день", required=False, widget=DayInput(), help_text="Для приостановления.")

    def __init__(self, *args: Any, source: ActRecord, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        show_when(self, ["until"], "kind", [ActRelation.Kind.SUSPENDS])
        show_when(self, ["places", "change"], "kind", OF_KIND)
        show_when(self, ["effective_on"], "kind", set(ActRelation.Kind) - ActRelation.WITHOUT_EFFECT)
        expect_plausible_days(self)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("number"):
            cleaned["target"] = another_act(self, cleaned, than=self.source)
        target, kind = cleaned.get("target"), cleaned.get("kind")
        if target and kind and ActRelation.objects.filter(source=self.source, target=target, kind=kind).exists():
            self.add_error("number", "Такая связь уже есть.")
        elif target and target.adopted_on > self.source.adopted_on:
            self.add_error("number", LATER_ACT.format(own=self.source.adopted_on, other=target.adopted_on))
        self._judge_days(cleaned)
        if cleaned.get("places"):
            cleaned["touched"] = self._read_places(cleaned)
        return cleaned

    @property
    def in_words(self) -> str:
        """What was said, once the form is valid: «изменяет: Постановление от 12.03.2026 № 145-п»."""
        return f"{ActRelation.Kind(self.cleaned_data['kind']).label}: {self.cleaned_data['target']}"

    def save(self) -> ActRelation:
        said = self.cleaned_data
        return relate(
            self.source,
            said["kind"],
            said["target"],
            effective_on=said["effective_on"],
            until=said["until"],
            places=said.get("touched", ()),
        )

    def _judge_days(self, cleaned: dict[str, Any]) -> None:
        start, until, target = (cleaned.get(name) for name in ("effective_on", "until", "target"))
        if until and cleaned.get("kind") != ActRelation.Kind.SUSPENDS:
            self.add_error("until", "Последний день бывает только у приостановления: очистите поле.")
        elif start and until and until < start:
            self.add_error("until", "Последний день раньше первого: поменяйте даты местами.")
        if start and target and start < target.adopted_on:
            self.add_error("effective_on", f"Другой акт принят позже, {target.adopted_on:%d.%m.%Y}.")

    def _read_places(self, cleaned: dict[str, Any]) -> list[Touched]:
        """Read the places as a citation in a text is read; whatever is not understood is an error, never left out."""
        if cleaned.get("kind") not in OF_KIND:
            self.add_error("places", "Пункты указывают, когда акт меняет другой или прекращает его действие.")
            return []
        places = [place for citation in find_citations(cleaned["places"]) for place in citation.places]
        if not places:
            self.add_error("places", "Не понятно, какие это пункты. Напишите, например: «пункт 2.3, приложение № 1».")
            return []
        if not cleaned.get("target"):
            return []
        text = TargetText(cleaned["target"])
        change = cleaned.get("change") or OF_KIND[cleaned["kind"]]
        return [touched for place in places if (touched := text.touched(place, change))]


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
