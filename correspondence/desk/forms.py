"""What an official says before a seal is opened."""

from django import forms


class LookForm(forms.Form):
    reason = forms.CharField(
        label="Зачем нужны адрес и имя",
        max_length=300,
        help_text="Запишем вместе с вашим именем и временем. Например: «ответ на обращение об отзыве согласия».",
        widget=forms.TextInput,
    )


class RequestForm(LookForm):
    """A request of a resident: all that is kept under one address (D83)."""

    email = forms.EmailField(label="Адрес почты, с которого пришло обращение")
    field_order = ["email", "reason"]
