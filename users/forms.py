"""Forms of the login."""

from django import forms
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's, whose field of the password has no Russian name."""

    password = forms.CharField(label="Пароль", strip=False, widget=forms.PasswordInput)
