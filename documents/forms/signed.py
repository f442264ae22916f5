"""The signed document of an edition: a PDF, looked at before anything is kept."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from documents.forms.texts import check_size
from documents.text.extraction import UnreadableFileError
from documents.text.signed import Signed, look


class SignedForm(forms.Form):
    """A file that is a PDF anybody can open; `seen` is what a look at it told, once the form is valid (D55)."""

    signed = forms.FileField(
        label="Файл PDF",
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".pdf"}),
        error_messages={"required": "Выберите файл PDF.", "max_length": "Имя файла длиннее 255 знаков."},
    )
    seen = Signed(has_text=False, first_page="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        largest = filesizeformat(settings.TEXT_UPLOAD_LARGEST)
        self.fields[
            "signed"
        ].help_text = (
            f"Документ с подписью и печатью, как на бумаге, не больше {largest}. Лучше с распознанным текстом."
        )

    def clean_signed(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["signed"]
        check_size(file, "сохраните PDF с меньшим разрешением страниц и приложите его снова.")
        try:
            self.seen = look(file.read())
        except UnreadableFileError as error:
            raise forms.ValidationError(str(error)) from error
        file.seek(0)
        return file
