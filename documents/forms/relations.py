"""What an act does to another, as an editor says it: which act, from which day, which of its clauses."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms

from core.days import DayInput
from documents.commenting.places import place_in_words
from documents.forms.days import expect_plausible_days
from documents.forms.finding import another_act
from documents.forms.showing import show_when
from documents.models import ActRecord, ActRelation, RelationClause
from documents.relating import TargetText, Touched, relate
from documents.text.citations import find_citations
from documents.text.citations.model import Citation

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
NOT_UNDERSTOOD = "Не понятно, какие это пункты: «{words}». Напишите, например: «пункт 2.3, приложение № 1»."
WITHOUT_ADDRESS = "Не понятно, где это: «{words}». Назовите и пункт, например: «абзац второй пункта 3»."
_SEPARATORS = re.compile(r"[\s,;.]|\bи\b")


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
        held = ActRelation.objects.filter(source=self.source, target=target, kind=kind).first() if target else None
        if held is not None:
            self._judge_further_places(held, cleaned)
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

    @property
    def unfound(self) -> list[str]:
        """The places that the other act's text does not have, once the form is valid."""
        touched: list[Touched] = self.cleaned_data.get("touched", [])
        return [place_in_words(place.address) for place in touched if not place.is_known]

    def _judge_further_places(self, held: ActRelation, cleaned: dict[str, Any]) -> None:
        """A relation to places takes in further ones; of what it says otherwise nothing is changed by the way."""
        if not cleaned.get("places"):
            self.add_error("number", "Такая связь уже есть.")
        elif not held.places.exists():
            self.add_error("number", "Такая связь уже есть, об акте целиком. Если речь о пунктах, сначала удалите её.")
        for name in ("effective_on", "until"):
            if cleaned.get(name) and cleaned[name] != getattr(held, name):
                self.add_error(name, "Такая связь уже есть, и у неё другой день: очистите поле или сначала удалите её.")

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
        citations = [citation for citation in find_citations(cleaned["places"]) if citation.places]
        if wrong := _not_understood(cleaned["places"], citations):
            self.add_error("places", NOT_UNDERSTOOD.format(words=wrong))
            return []
        if not cleaned.get("target"):
            return []
        text = TargetText(cleaned["target"])
        change = cleaned.get("change") or OF_KIND[cleaned["kind"]]
        touched: list[Touched] = []
        for citation in citations:
            found = [text.touched(place, change) for place in citation.places]
            if None in found:
                words = cleaned["places"][citation.start : citation.end]
                self.add_error("places", WITHOUT_ADDRESS.format(words=words))
            touched += [place for place in found if place is not None]
        return touched


def _not_understood(words: str, citations: Sequence[Citation]) -> str:
    """Return the first of `words` that no citation covers and that are more than a comma or «и»."""
    ends = [0, *(citation.end for citation in citations)]
    starts = [*(citation.start for citation in citations), len(words)]
    between = (_SEPARATORS.sub(" ", words[end:start]).strip() for end, start in zip(ends, starts, strict=True))
    return next(filter(None, between), "")
