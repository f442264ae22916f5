"""Posts, and the people who hold them. Nothing about a person is shown without that person's consent (D3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Person(models.Model):
    """An official as a person. What the law asks for, and what the person agreed to show, are kept apart."""

    surname = models.CharField("фамилия", max_length=80)
    given_name = models.CharField("имя", max_length=80)
    patronymic = models.CharField("отчество", max_length=80, blank=True)
    consent_on = models.DateField(
        "дата согласия на публикацию",
        null=True,
        blank=True,
        help_text="Без даты согласия на сайте видна только должность.",
    )
    consent_covers_photo = models.BooleanField("согласие распространяется на фотографию и биографию", default=False)
    photo = models.ForeignKey(
        "core.CityImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="фотография"
    )
    biography = models.TextField("биография", blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("surname"), FieldPanel("given_name"), FieldPanel("patronymic")], heading="Имя"),
        MultiFieldPanel([FieldPanel("consent_on"), FieldPanel("consent_covers_photo")], heading="Согласие"),
        FieldPanel("photo"),
        FieldPanel("biography"),
    ]

    class Meta:
        verbose_name = "должностное лицо"
        verbose_name_plural = "должностные лица"
        ordering = ["surname", "given_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(consent_covers_photo=False) | Q(consent_on__isnull=False),
                name="structure_photo_consent_is_dated",
                violation_error_message="Укажите дату согласия: без неё согласия нет.",
            )
        ]

    def __str__(self) -> str:
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)

    @property
    def public_name(self) -> str:
        """The name, or nothing where the person has not agreed."""
        return str(self) if self.consent_on else ""

    @property
    def public_photo(self) -> models.Model | None:
        return self.photo if self.consent_on and self.consent_covers_photo else None

    @property
    def public_biography(self) -> str:
        return self.biography if self.consent_on and self.consent_covers_photo else ""

    def clean(self) -> None:
        super().clean()
        if (self.photo or self.biography) and not self.consent_covers_photo:
            raise ValidationError(
                {"consent_covers_photo": "Фотографию и биографию хранят с согласия: отметьте его или уберите их."}
            )


class Post(models.Model):
    """A post in a unit. The post is public; the person behind it only by consent."""

    unit = models.ForeignKey(
        "structure.Unit", on_delete=models.PROTECT, related_name="posts", verbose_name="подразделение"
    )
    name = models.CharField("должность", max_length=255)
    is_head = models.BooleanField("руководитель подразделения", default=False)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts", verbose_name="кто занимает"
    )
    phone = models.CharField("телефон", max_length=60, blank=True)
    reception = models.CharField("приём граждан", max_length=255, blank=True)
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    panels = [
        FieldPanel("unit"),
        FieldPanel("name"),
        FieldPanel("is_head"),
        FieldPanel("person"),
        FieldPanel("phone"),
        FieldPanel("reception"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        verbose_name = "должность"
        verbose_name_plural = "должности"
        ordering = ["-is_head", "sort_order", "name"]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"
