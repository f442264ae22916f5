"""Our own image and file models, so that fields can be added without moving anybody's data."""

from typing import ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from core.storage import private_storage


class CityImage(AbstractImage):
    """A picture. Its description is obligatory for editors unless it is only decoration (D95)."""

    is_decorative = models.BooleanField(
        "только украшение",
        default=False,
        help_text="Картинка ничего не сообщает: программы чтения с экрана её пропустят.",
    )
    # Wagtail is untyped: without this the type checker cannot name the managers a user gets from these models.
    _default_manager: ClassVar[models.Manager["CityImage"]]
    admin_form_fields = (*Image.admin_form_fields, "is_decorative")

    class Meta(AbstractImage.Meta):
        verbose_name = "изображение"
        verbose_name_plural = "изображения"


class CityRendition(AbstractRendition):
    image = models.ForeignKey(CityImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CityFile(AbstractDocument):
    """A file offered for download. Not a legal act: those are pages with a text of their own.

    Kept where no address leads, so that a collection closed to the public is closed: `/files/…` asks each time.
    """

    file = models.FileField("файл", upload_to="documents", storage=private_storage)
    _default_manager: ClassVar[models.Manager["CityFile"]]
    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "файл"
        verbose_name_plural = "файлы"
