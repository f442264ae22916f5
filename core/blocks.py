"""Blocks that running texts are made of: plain pages, news, later reports and press releases."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock

RICH_TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link", "blockquote"]


class HeadingBlock(blocks.StructBlock):
    """A heading inside the text; the page's own title is the only first-level one."""

    text = blocks.CharBlock(label="Текст", max_length=200)
    level = blocks.ChoiceBlock(
        label="Уровень", choices=[("2", "раздел"), ("3", "подраздел")], default="2", search_index=False
    )

    class Meta:
        icon = "title"
        label = "Заголовок"
        template = "components/blocks/heading.html"


class FigureBlock(blocks.StructBlock):
    """A picture with its description: Wagtail's block insists on alt text or the mark "decorative" (D95)."""

    image = ImageBlock(label="Изображение")
    caption = blocks.CharBlock(label="Подпись", required=False, max_length=300)

    class Meta:
        icon = "image"
        label = "Изображение"
        template = "components/blocks/figure.html"


class FileBlock(blocks.StructBlock):
    """A file to download, with its kind and size said before the visitor presses."""

    file = DocumentChooserBlock(label="Файл")
    title = blocks.CharBlock(label="Название ссылки", required=False, help_text="Если пусто — название файла.")

    class Meta:
        icon = "doc-full"
        label = "Файл для скачивания"
        template = "components/blocks/file.html"


class NoticeBlock(blocks.StructBlock):
    """Something that must not be overlooked."""

    tone = blocks.ChoiceBlock(
        label="Важность",
        choices=[("", "к сведению"), ("warning", "внимание"), ("bad", "опасно")],
        required=False,
        search_index=False,  # how it looks is no text of the page
    )
    text = blocks.RichTextBlock(label="Текст", features=["bold", "link"])

    class Meta:
        icon = "warning"
        label = "Выделенное сообщение"
        template = "components/blocks/notice.html"


class CaptionedTableBlock(TableBlock):
    """A table that a screen reader can announce: with a caption and header cells."""

    def clean(self, value: dict[str, Any]) -> Any:
        value = super().clean(value)
        if not value or self.is_deferred_validation:  # an unfinished draft may be saved
            return value
        if not value.get("table_caption"):
            raise ValidationError("Подпишите таблицу: без названия её не понять на слух.")
        if value.get("table_header_choice") in (None, "", "neither"):
            raise ValidationError("Укажите, где в таблице заголовки: в первой строке, в первом столбце или там и там.")
        return value

    class Meta:
        icon = "table"
        label = "Таблица"
        template = "components/blocks/table.html"


def text_blocks() -> list[tuple[str, blocks.Block]]:
    """Everything a running text may hold."""
    return [
        ("heading", HeadingBlock()),
        ("paragraph", blocks.RichTextBlock(label="Текст", icon="pilcrow", features=RICH_TEXT_FEATURES)),
        ("figure", FigureBlock()),
        ("table", CaptionedTableBlock(table_options={"language": "ru-RU"})),
        ("file", FileBlock()),
        ("notice", NoticeBlock()),
    ]
