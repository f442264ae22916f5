"""What a resident fills in: a remark, and what may be known of its author."""

from typing import Any

from django import forms
from django.conf import settings

from core.russian.counting import counted, grouped
from correspondence.forms import ContactFieldsMixin, RobotChecksMixin
from documents.commenting.wording import tidy
from documents.models import CommentKind

FORMS_OF_SIGN = ("знак", "знака", "знаков")
FIRST_PERSON = {
    CommentKind.PROPOSAL: "предлагаю изменить",
    CommentKind.OBJECTION: "не согласен (не согласна)",
    CommentKind.QUESTION: "спрашиваю",
    CommentKind.SUPPORT: "поддерживаю",
}
"""The kinds as their author says them; lists and open data name them as officials do."""
CHOOSE_KIND = "Выберите, что вы хотите сказать: предлагаете, не согласны, спрашиваете или поддерживаете."


class WordsForm(forms.Form):
    """Kind and text: all that has to be filled in, and all that can be changed later."""

    kind = forms.ChoiceField(
        label="Что вы хотите сказать",
        choices=list(FIRST_PERSON.items()),
        initial=CommentKind.PROPOSAL,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE_KIND, "invalid_choice": CHOOSE_KIND},
    )
    text = forms.CharField(
        label="Текст",
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=(
            "Что изменить и почему. Текст увидят все, поэтому не пишите адресов, телефонов и других личных сведений — "
            "ни своих, ни чужих."
        ),
        error_messages={"required": "Напишите текст: без него нечего рассматривать."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # NUL is taken out with the other invisible characters: nobody can find it in a text to delete it.
        self.fields["text"].validators.clear()

    def clean_kind(self) -> CommentKind:
        return CommentKind(self.cleaned_data["kind"])

    def clean_text(self) -> str:
        text = tidy(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError("Напишите текст: без него нечего рассматривать.")
        if len(text) > settings.COMMENT_LENGTH:
            raise forms.ValidationError(
                f"Слишком длинно: {counted(len(text), *FORMS_OF_SIGN)}, а можно {grouped(settings.COMMENT_LENGTH)}. "
                "Сократите текст или отправьте его двумя замечаниями."
            )
        return text


class CommentForm(WordsForm, ContactFieldsMixin, RobotChecksMixin):
    """A new remark. Neither name nor address is asked for; what is given needs a consent of its own (D74, D181)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Each box stands under what it is about; the consent to keep both comes last, with what it is needed for.
        self.order_fields(["kind", "text", "name", "showing_name", "email", "news", "processing"])
