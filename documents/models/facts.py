"""Where and when acts were made public."""

from django.db import models

from documents.naming import quoted


class PublicationFact(models.Model):
    """Where and when an act, or one part of a long act (D49), was made public (D45).

    What a fact must tell is asked of `documents.facts`, what it brings about of `documents.promulgation`.
    Which methods count is a setting (K).
    """

    class Method(models.TextChoices):
        PRINTED = "printed", "печатное издание"
        NETWORK = "network", "сетевое издание"
        SITE = "site", "официальный сайт"
        PUBLIC_PLACE = "public_place", "размещение в общественном месте"
        OTHER = "other", "иной способ по уставу"

    act = models.ForeignKey("documents.ActRecord", on_delete=models.PROTECT, related_name="publication_facts")
    method = models.CharField("способ", max_length=20, choices=Method)
    published_on = models.DateField(
        "дата",
        help_text="Когда издание вышло в свет или текст размещён. Если указано время размещения, оставьте пустой.",
    )
    placed_at = models.DateTimeField(
        "время размещения",
        null=True,
        blank=True,
        help_text=(
            "Когда полный текст впервые размещён, по времени Алейска. Сетевое издание: обязательно; официальный сайт: "
            "если известно."
        ),
    )
    publication_name = models.CharField(
        "название издания",
        max_length=255,
        blank=True,
        help_text="Печатное издание: обязательно; сетевое: если его название не видно из адреса.",
    )
    issue = models.CharField("номер выпуска", max_length=60, blank=True, help_text="Печатное издание: обязательно.")
    pages = models.CharField(
        "страницы", max_length=60, blank=True, help_text="Печатное издание, если известны: «12–18»."
    )
    part = models.PositiveSmallIntegerField(
        "часть", null=True, blank=True, help_text="Только если длинный акт напечатан по частям: которая это часть."
    )
    parts = models.PositiveSmallIntegerField(
        "всего частей",
        null=True,
        blank=True,
        help_text="Акт считается опубликованным в день последней из них, когда внесены все.",
    )
    url = models.URLField(
        "адрес",
        max_length=500,
        blank=True,
        help_text="Сетевое издание: обязательно; официальный сайт: пусто — страница этого акта.",
    )
    place = models.CharField(
        "где или как",
        max_length=255,
        blank=True,
        help_text=(
            "Общественное место: где вывешен текст («доска объявлений администрации»); иной способ: какой и по какой "
            "статье устава."
        ),
    )
    printed_in = models.ForeignKey(
        "documents.IssueRecord",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="publication_facts",
        verbose_name="выпуск сборника",
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = "факт опубликования"
        verbose_name_plural = "факты опубликования"
        ordering = ["published_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part=None, parts=None)
                | models.Q(part__isnull=False, parts__isnull=False)
                & models.Q(part__gte=1, part__lte=models.F("parts"), parts__gte=2),
                name="documents_fact_is_whole_or_a_part",
            ),
            models.UniqueConstraint(
                fields=["act", "method", "publication_name", "part"],
                condition=models.Q(part__isnull=False),
                name="documents_fact_part_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.published_on:%d.%m.%Y}"

    @property
    def issue_in_words(self) -> str:
        """The issue as it is quoted: «№ 3», whichever way it was entered; empty where there is none."""
        return f"№ {self.issue.removeprefix('№').strip()}" if self.issue else ""

    @property
    def where(self) -> str:
        """Where readers find the act: ««Маяк труда», № 3, с. 12–18», «официальный сайт»."""
        words = [] if self.publication_name and self.method == self.Method.PRINTED else [self.get_method_display()]
        if self.publication_name:
            words.append(quoted(self.publication_name))
        place = f": {self.place}" if self.place else ""
        part = f"часть {self.part} из {self.parts}" if self.part else ""
        details = [self.issue_in_words, f"с. {self.pages}" if self.pages else "", part]
        return ", ".join([" ".join(words) + place, *filter(None, details)])

    @property
    def in_words(self) -> str:
        """The whole fact in a line: «20.03.2026, «Маяк труда», № 3, с. 12–18»."""
        return f"{self.published_on:%d.%m.%Y}, {self.where}"
