"""Telephones that can be pressed."""

import pytest
from django.utils.safestring import mark_safe

from core.templatetags.contacts import dial, with_dialled_cells


@pytest.mark.parametrize(
    ("number", "dialled"), [("+7 (000) 000-00-01", "+70000000001"), ("112", "112"), ("2-00-00 доб. 12", "20000,12")]
)
def test_a_number_is_dialled_by_its_digits(number: str, dialled: str) -> None:
    assert dial(number) == dialled


def test_telephones_of_a_table_become_links() -> None:
    table = mark_safe("<th>Телефон</th><td>  +7 (000) 000-00-11 </td><td>112</td><td>с 8 до 112</td>")
    html = with_dialled_cells(table)
    assert '<a href="tel:+70000000011">+7 (000) 000-00-11</a>' in html
    assert '<a href="tel:112">112</a>' in html
    assert "<td>с 8 до 112</td>" in html


def test_a_table_without_telephones_keeps_its_numbers() -> None:
    table = mark_safe("<th>Сумма</th><td>112</td>")
    assert with_dialled_cells(table) == table
