"""Forms that several rooms show."""

from django import forms


class ReasonForm(forms.Form):
    """Why something public is taken off the site (D112)."""

    reason = forms.CharField(
        label="Причина",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Её увидит каждый, кто откроет этот адрес, и получат все, кто забирает открытые данные.",
    )
