"""The question whether an act is normative: two answers, neither chosen beforehand."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class NormativeField(forms.NullBooleanField):
    """An editor says it (D44). A mark set in advance would decide law for whoever overlooks it."""

    widget = forms.RadioSelect(choices=[(True, "нормативный"), (False, "ненормативный")])
    default_error_messages = {
        "required": "Выберите, нормативный этот акт или нет: от этого зависит, когда он вступит в силу."
    }

    def __init__(self, **kwargs: Any) -> None:
        told = {
            "label": "Нормативный ли акт",
            "help_text": (
                "Нормативный обязателен для неопределённого круга лиц и рассчитан на неоднократное применение: "
                "порядок, тариф, регламент. Он вступает в силу только после официального опубликования и "
                "отправляется в регистр. Ненормативный решает одно дело: о назначении, о премии, об одном участке."
            ),
        }
        super().__init__(**{**told, **kwargs})

    def validate(self, value: Any) -> None:
        """A yes-or-no field takes "nothing said" for an answer; here it is none."""
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")
