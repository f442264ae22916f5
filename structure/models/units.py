"""Units of the administration, and the hours they receive residents at."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel

from core.models import PublicRecord


class Unit(PublicRecord, ClusterableModel):
    """A unit of the administration (D2). Shown as soon as saved; taken off the site with a reason, never deleted."""

    resource = "units"

    name = models.CharField("название", max_length=255)
    slug = models.SlugField("код в адресах", unique=True, max_length=100)
    body = models.ForeignKey("structure.Body", on_delete=models.PROTECT, related_name="units", verbose_name="орган")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="вышестоящее подразделение",
    )
    tasks = models.TextField("задачи и функции", blank=True, help_text="Каждая задача с новой строки.")
    founding_act = models.CharField(
        "каким актом созданы задачи и функции",
        max_length=255,
        blank=True,
        help_text="«Положение, утверждено постановлением от 12.03.2026 № 145-п».",
    )
    founding_act_path = models.CharField(
        "адрес акта на сайте", max_length=300, blank=True, help_text="Начинается с «/documents/acts/»."
    )
    address = models.CharField("адрес", max_length=255, blank=True)
    phone = models.CharField("телефон", max_length=60, blank=True)
    email = models.EmailField("электронная почта", blank=True)
    hours = models.TextField(
        "часы работы словами", blank=True, help_text="Перерывы, предпраздничные дни: то, что не помещается в таблицу."
    )
    sort_order = models.PositiveSmallIntegerField("порядок", default=100)

    wagtail_reference_index_ignore = True
    panels = [
        MultiFieldPanel(
            [
                FieldPanel("name"),
                FieldPanel("slug"),
                FieldPanel("body"),
                FieldPanel("parent"),
                FieldPanel("sort_order"),
            ],
            heading="Подразделение",
        ),
        MultiFieldPanel(
            [FieldPanel("tasks"), FieldPanel("founding_act"), FieldPanel("founding_act_path")], heading="Чем занимается"
        ),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], heading="Как связаться"),
        InlinePanel("reception_hours", heading="Часы", label="время"),
        FieldPanel("hours"),
        FieldPanel("withdrawal"),
    ]

    class Meta(PublicRecord.Meta):
        verbose_name = "подразделение"
        verbose_name_plural = "подразделения"
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """The unit's address on the site."""
        return f"/structure/{self.slug}/"

    @property
    def task_lines(self) -> list[str]:
        return [line.strip() for line in self.tasks.splitlines() if line.strip()]

    @property
    def is_addressable(self) -> bool:
        """Whether a resident can reach the unit by anything at all."""
        return bool(self.address or self.phone or self.email)

    def clean(self) -> None:
        super().clean()
        above, seen = self.parent, set()
        while above and above.pk not in seen:
            if self.pk and above.pk == self.pk:
                raise ValidationError({"parent": "Подразделение не может подчиняться самому себе."})
            seen.add(above.pk)
            above = above.parent


class ReceptionHours(models.Model):
    """When a unit works or receives residents, in a form that machines read too (D119)."""

    class Purpose(models.TextChoices):
        WORK = "work", "работа"
        RECEPTION = "reception", "приём граждан"

    class Days(models.TextChoices):
        """Schema.org's names are what maps and phones understand."""

        MONDAY_TO_FRIDAY = "Mo-Fr", "понедельник — пятница"
        MONDAY_TO_THURSDAY = "Mo-Th", "понедельник — четверг"
        MONDAY = "Mo", "понедельник"
        TUESDAY = "Tu", "вторник"
        WEDNESDAY = "We", "среда"
        THURSDAY = "Th", "четверг"
        FRIDAY = "Fr", "пятница"
        SATURDAY = "Sa", "суббота"
        SUNDAY = "Su", "воскресенье"

    unit = ParentalKey(Unit, on_delete=models.CASCADE, related_name="reception_hours")
    purpose = models.CharField("что", max_length=10, choices=Purpose, default=Purpose.WORK)
    days = models.CharField("дни", max_length=5, choices=Days)
    opens = models.TimeField("с")
    closes = models.TimeField("до")

    panels = [FieldPanel("purpose"), FieldPanel("days"), FieldPanel("opens"), FieldPanel("closes")]

    class Meta:
        verbose_name = "часы"
        verbose_name_plural = "часы"
        ordering = ["-purpose", "pk"]  # work first, then reception
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opens__lt=models.F("closes")),
                name="structure_opens_before_closes",
                violation_error_message="Начало должно быть раньше конца.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_days_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    @property
    def machine(self) -> str:
        """Schema.org's short form: `Mo-Fr 08:00-17:00`."""
        return f"{self.days} {self.opens:%H:%M}-{self.closes:%H:%M}"
