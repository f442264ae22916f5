"""Whose site it is and how to reach the body: shown on every page (D1)."""

import re
from dataclasses import dataclass

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@dataclass(frozen=True)
class Phone:
    """One line of the list of phones."""

    label: str
    number: str


@register_setting(icon="home")
class SiteSettings(BaseGenericSetting):
    """The site's own data. One row; every page reads it in one statement."""

    body_name = models.CharField(
        "орган, которому принадлежит сайт", max_length=255, default="Администрация города Алейска Алтайского края"
    )
    subtitle = models.CharField("подпись под названием", max_length=120, default="Сайт администрации города")
    postal_address = models.CharField("почтовый адрес", max_length=255, blank=True)
    email = models.EmailField("электронная почта для запросов информации", blank=True)
    phones = models.TextField(
        "справочные телефоны",
        blank=True,
        help_text="Каждый телефон с новой строки: «Приёмная — +7 (000) 000-00-00».",
    )
    hours = models.CharField("часы работы", max_length=255, blank=True)
    terms = models.TextField(
        "условия использования материалов",
        blank=True,
        help_text="Одно-два предложения для нижней части страниц.",
    )

    # The imprint of a network publication (D86, D87); shown only after registration.
    publication_name = models.CharField("название сетевого издания", max_length=255, blank=True)
    founder = models.CharField("учредитель", max_length=255, blank=True)
    editor_in_chief = models.CharField("главный редактор (фамилия и инициалы)", max_length=120, blank=True)
    editorial_email = models.EmailField("почта редакции", blank=True)
    editorial_phone = models.CharField("телефон редакции", max_length=60, blank=True)
    registration = models.CharField("номер и дата регистрации, кем зарегистрировано", max_length=255, blank=True)
    age_mark = models.CharField(
        "возрастная отметка",
        max_length=3,
        blank=True,
        choices=[(mark, mark) for mark in ("0+", "6+", "12+", "16+", "18+")],
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("body_name", "subtitle", "postal_address", "email", "phones", "hours", "terms")
            ],
            heading="Орган и связь с ним",
        ),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "publication_name",
                    "founder",
                    "editor_in_chief",
                    "editorial_email",
                    "editorial_phone",
                    "registration",
                    "age_mark",
                )
            ],
            heading="Выходные данные сетевого издания",
            help_text="Заполняются после регистрации. Пока заполнены не все, выходные данные на сайте не показываются.",
        ),
    ]

    class Meta:
        verbose_name = "данные сайта"

    @property
    def phone_lines(self) -> list[Phone]:
        """The phones, a line each; a line without a dash is a number without a label."""
        lines = [
            re.split(r"\s+[—–-]\s+", line.strip(), maxsplit=1) for line in self.phones.splitlines() if line.strip()
        ]
        return [Phone(parts[0] if len(parts) == 2 else "", parts[-1]) for parts in lines]

    @property
    def has_imprint(self) -> bool:
        """Whether all of the imprint is known: only then may the site call itself a publication (D87, D89)."""
        return all(
            (
                self.publication_name,
                self.founder,
                self.editor_in_chief,
                self.editorial_email,
                self.editorial_phone,
                self.registration,
                self.age_mark,
            )
        )
