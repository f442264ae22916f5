"""The menus: explicit rows, because asking the tree for its children costs as much as the tree is large."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable

from core.visibility import public_path


class MenuItem(Orderable):
    """One link of a menu, to a page of the tree or to an address."""

    class Menu(models.TextChoices):
        MAIN = "main", "главное меню"
        TASKS = "tasks", "частые задачи на главной"
        FOOTER = "footer", "внизу страниц"

    menu = models.CharField("где", max_length=10, choices=Menu, default=Menu.MAIN)
    title = models.CharField("название", max_length=80)
    page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="страница"
    )
    path = models.CharField(
        "или адрес",
        max_length=300,
        blank=True,
        help_text="Начинается с косой черты, если это на нашем сайте: «/search/?kind=reshenie».",
    )
    hint = models.CharField("пояснение", max_length=140, blank=True, help_text="Показывается у частых задач.")

    panels = [
        FieldPanel("menu"),
        FieldPanel("title"),
        PageChooserPanel("page"),
        FieldPanel("path"),
        FieldPanel("hint"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "пункт меню"
        verbose_name_plural = "меню"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=True) ^ models.Q(path=""),
                name="home_menu_item_leads_to_one_place",
                violation_error_message="Укажите страницу или адрес — что-нибудь одно.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.path and not self.path.startswith(("/", "https://", "tel:", "mailto:")):
            raise ValidationError({"path": "Адрес начинается с «/» или с «https://»."})

    @property
    def address(self) -> str:
        """Where the item leads."""
        return public_path(self.page) if self.page else self.path
