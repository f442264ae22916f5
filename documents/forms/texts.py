"""Forms of the desk of texts: a file or a pasted text, and what an editor decides about the draft made of it."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat

from documents.forms.reasons import EditionForm
from documents.text.mending import RETYPED
from documents.text.model import Kind, Text
from documents.text.structure import cut

LONGEST_TEXT = 5_000_000
ENDINGS = {".docx", ".odt", ".rtf", ".html", ".htm", ".pdf", ".txt"}
KIND_NAMES = {
    Kind.REQUISITES: "реквизиты",
    Kind.PREAMBLE: "преамбула",
    Kind.SECTION: "раздел (заголовок)",
    Kind.SUBSECTION: "подраздел (заголовок)",
    Kind.CHAPTER: "глава (заголовок)",
    Kind.SUBCHAPTER: "параграф (заголовок)",
    Kind.ARTICLE: "статья (заголовок)",
    Kind.PART: "часть статьи",
    Kind.POINT: "пункт",
    Kind.SUBPOINT: "подпункт",
    Kind.PARAGRAPH: "абзац",
    Kind.TABLE: "таблица",
    Kind.ANNEX: "приложение (заголовок)",
    Kind.NOTE: "примечание или сноска",
    Kind.SIGNATURE: "подпись",
}


class TextForm(EditionForm):
    """A text pasted as it stands in the document; every line is a paragraph."""

    text = forms.CharField(
        label="Текст",
        error_messages={"required": "Вставьте сюда текст акта целиком."},
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 24}),
        help_text="Вставьте текст целиком, с номерами пунктов. Каждый абзац — с новой строки.",
    )
    field_order = ["text", "dated_on", "causes", "number", "adopted_on", "note"]

    def __init__(self, *args: Any, within_article: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.within_article = within_article

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if text.count("\n") >= settings.TEXT_MOST_CLAUSES:
            raise forms.ValidationError("Слишком много абзацев для одного акта: проверьте, тот ли это текст.")
        return text

    def cut(self) -> Text:
        """Return the pasted text in clauses."""
        lines = (line.strip() for line in self.cleaned_data["text"].splitlines())
        return cut([line for line in lines if line], within_article=self.within_article)


def check_size(file: "UploadedFile[Any]", advice: str) -> None:
    """Refuse a file that is empty or too large; `advice` says how to make it smaller."""
    if not file.size:
        raise forms.ValidationError("Файл пуст: проверьте, тот ли файл вы загрузили.")
    if file.size > settings.TEXT_UPLOAD_LARGEST:
        raise forms.ValidationError(f"Файл больше {filesizeformat(settings.TEXT_UPLOAD_LARGEST)}: {advice}")


class UploadForm(EditionForm):
    """A file of an office program."""

    file = forms.FileField(
        label="Файл",
        max_length=255,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(ENDINGS))}),
        error_messages={"required": "Выберите файл с текстом.", "max_length": "Имя файла длиннее 255 знаков."},
    )
    field_order = ["file", "dated_on", "causes", "number", "adopted_on", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        largest = filesizeformat(settings.TEXT_UPLOAD_LARGEST)
        self.fields["file"].help_text = f"Word (.docx), .odt, .rtf, .html или .pdf с текстом, не больше {largest}."

    def clean_file(self) -> "UploadedFile[Any]":
        file: UploadedFile[Any] = self.cleaned_data["file"]
        name = file.name or ""
        check_size(file, "уберите из него картинки и вложения, сохраните заново и загрузите снова.")
        if Path(name).suffix.lower() == ".doc":
            raise forms.ValidationError("Это файл старого Word (.doc): откройте его и сохраните как .docx.")
        if Path(name).suffix.lower() not in ENDINGS:
            raise forms.ValidationError("Подходят файлы .docx, .odt, .rtf, .html и .pdf с текстом.")
        return file


class MendForm(forms.Form):
    """One mend of one clause: which button was pressed says which field counts."""

    kind = forms.ChoiceField(label="Что это", choices=[(kind.value, KIND_NAMES[kind]) for kind in RETYPED])
    number = forms.CharField(
        label="Номер",
        required=False,
        max_length=60,
        help_text="Без точки или скобки в конце: 2.3, а, IV. Пусто — это не номер, а слова пункта.",
    )
    level = forms.IntegerField(label="Уровень", min_value=0, max_value=12, help_text="0 — самый верхний.")
    place = forms.CharField(
        label="Новый пункт начинается со слов",
        required=False,
        max_length=500,
        help_text="Скопируйте сюда первые слова новой части, вместе с её номером, если он есть.",
    )
