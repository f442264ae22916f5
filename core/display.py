"""How a visitor wants the site to be shown (D99): kept in a first-party cookie, applied by the server, no scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

COOKIE = "display"
COOKIE_AGE = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Setting:
    """One thing that can be set. The first option is the usual look and is never written into the cookie."""

    name: str
    legend: str
    options: Mapping[str, str]


SETTINGS = (
    Setting("size", "Размер текста", {"": "обычный", "1.5": "в полтора раза больше", "2": "вдвое больше"}),
    Setting("spacing", "Расстояние между буквами и строками", {"": "обычное", "wide": "увеличенное"}),
    Setting(
        "scheme",
        "Цвета",
        {
            "": "как в системе",
            "light": "светлые",
            "dark": "тёмные",
            "black-on-white": "чёрным по белому",
            "white-on-black": "белым по чёрному",
            "blue": "тёмно-синим по голубому",
        },
    ),
    Setting("images", "Изображения", {"": "показывать", "off": "не показывать"}),
)


@dataclass(frozen=True)
class DisplaySettings:
    """What was chosen; only what differs from the usual look."""

    chosen: Mapping[str, str]

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "DisplaySettings":
        """Take from `values` what is a known choice; anything else is ignored."""
        return cls(
            {
                setting.name: values[setting.name]
                for setting in SETTINGS
                if values.get(setting.name) and values[setting.name] in setting.options
            }
        )

    @classmethod
    def from_request(cls, request: HttpRequest) -> "DisplaySettings":
        return cls.of(dict(parse_qsl(request.COOKIES.get(COOKIE, ""))))

    def as_cookie(self) -> str:
        return urlencode(self.chosen)

    @property
    def attributes(self) -> SafeString:
        """Attributes of the `html` element that the style sheets look at."""
        return format_html_join("", ' data-{}="{}"', self.chosen.items())

    @property
    def hides_images(self) -> bool:
        return self.chosen.get("images") == "off"

    @property
    def choices(self) -> list[dict[str, Any]]:
        """Everything that can be set, with the chosen options marked: for the form."""
        return [
            {
                "name": setting.name,
                "legend": setting.legend,
                "options": [
                    {"value": value, "label": label, "is_chosen": self.chosen.get(setting.name, "") == value}
                    for value, label in setting.options.items()
                ],
            }
            for setting in SETTINGS
        ]
