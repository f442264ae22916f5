"""Filters of templates that keep Russian typography."""

import pytest
from django.template import Context, Template


def rendered(template: str, **values: object) -> str:
    return Template("{% load russian %}" + template).render(Context(values))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Решение № 6-ГСД", 'Решение <span class="unbroken">№\xa06-ГСД</span>'),
        ("от 12.03.2026 №145-п «О мерах»", 'от 12.03.2026 <span class="unbroken">№\xa0145-п</span> «О мерах»'),
        ("№ 1-п и № 2-п", '<span class="unbroken">№\xa01-п</span> и <span class="unbroken">№\xa02-п</span>'),
        ("О бюджете", "О бюджете"),
    ],
)
def test_the_number_of_an_act_is_never_parted(text: str, html: str) -> None:
    assert rendered("{{ text|unbroken }}", text=text) == html


def test_what_stands_around_a_number_is_escaped() -> None:
    html = rendered("{{ text|unbroken }}", text="<b>№ 1<i></b>")
    assert html == '&lt;b&gt;<span class="unbroken">№\xa01&lt;i&gt;&lt;/b&gt;</span>'


def test_a_number_longer_than_a_line_may_be_parted() -> None:
    assert "unbroken" not in rendered("{{ text|unbroken }}", text="№ " + "9" * 60)
