"""The parts pages are made of: what each of them says and how its pieces are tied together."""

import re
from datetime import date
from typing import Any

from django import forms
from django.template.loader import render_to_string


class Letter(forms.Form):
    text = forms.CharField(
        label="Текст", widget=forms.Textarea, help_text="Без имён.", error_messages={"required": "Напишите текст."}
    )
    email = forms.EmailField(label="Почта", required=False)
    kind = forms.ChoiceField(
        label="Вид",
        choices=[("a", "правка"), ("b", "вопрос")],
        widget=forms.RadioSelect,
        error_messages={"required": "Выберите вид."},
    )
    consent = forms.BooleanField(label="Согласен", error_messages={"required": "Отметьте согласие."})


def shown(component: str, **values: Any) -> str:
    return re.sub(r"[ \n]+", " ", render_to_string(f"components/{component}.html", values)).strip()


def test_a_field_is_tied_to_its_label_its_help_and_its_error() -> None:
    html = shown("field", field=Letter({})["text"])
    assert '<label class="field__label" for="id_text">Текст</label>' in html
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert 'id="id_text_helptext">Без имён.<' in html
    assert 'id="id_text_error"><span class="visually-hidden">Ошибка:</span> Напишите текст.<' in html
    assert 'aria-invalid="true"' in html


def test_only_what_may_be_left_empty_is_marked() -> None:
    assert "(необязательно)" in shown("field", field=Letter()["email"])
    assert "(необязательно)" not in shown("field", field=Letter()["text"])


def test_a_group_of_choices_is_a_fieldset_and_a_tick_stands_before_its_words() -> None:
    group = shown("field", field=Letter({})["kind"])
    assert '<fieldset class="field field--wrong" aria-describedby="id_kind_error"' in group
    assert '<legend class="field__label">Вид</legend>' in group
    tick = shown("field", field=Letter()["consent"])
    assert tick.index("<input") < tick.index('<label for="id_consent">')


def test_the_summary_of_errors_takes_the_focus_and_leads_to_the_fields() -> None:
    html = shown("error_summary", form=Letter({}))
    assert 'tabindex="-1" autofocus' in html
    for link in (
        '<a href="#id_text">Напишите текст.</a>',
        '<a href="#id_kind_0">Выберите вид.</a>',
        '<a href="#id_consent">Отметьте согласие.</a>',
    ):
        assert link in html
    assert shown("error_summary", form=Letter()) == ""


def test_a_deadline_says_the_last_day_and_what_is_left() -> None:
    day = date(2026, 3, 12)
    running = shown(
        "deadline", last_day=day, days_left=5, title="Замечания принимаются", link="#form", link_label="Написать"
    )
    assert "Осталось 5\xa0дней" in running
    assert "12\xa0марта 2026\xa0г.</time> включительно, до полуночи по местному времени" in running
    assert "Написать" in running
    over = shown("deadline", last_day=day, days_left=-1, link="#form", link_label="Написать")
    assert "Срок истёк" in over
    assert "Написать" not in over


def test_stages_say_which_are_over_and_which_is_now() -> None:
    steps = [
        {"label": "Размещён", "state": "done"},
        {"label": "Рассмотрение", "state": "now", "note": "до 12 марта"},
        {"label": "Принятие", "state": "ahead"},
    ]
    html = shown("progress", steps=steps)
    assert html.count('aria-current="step"') == 1
    assert 'Размещён<span class="visually-hidden"> — пройдено</span>' in html
    assert "до 12 марта" in html


def test_a_withheld_remark_leaves_its_number_and_the_reason_but_not_its_words() -> None:
    remark = {
        "anchor": "remark-4",
        "number": 4,
        "text": "Тайна",
        "quote": "слова",
        "withheld": "есть чужие личные данные",
    }
    html = shown("comment_card", remark=remark)
    assert "№&nbsp;4" in html
    assert "есть чужие личные данные" in html
    assert "Тайна" not in html
    assert "слова" not in html
