"""The press: what the PDF says of itself, that its contents tell the truth, and that no act can command it."""

import json
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from documents.printing.child import PressError, set_type_apart
from documents.printing.content import nodes
from documents.printing.typesetting import Printed, set_type

HOSTILE = r'#panic("x") #read("/etc/passwd") $x^2$ *b* _c_ \u{41} @ref <tag> `code` "кавычки" // # = [x] {y} ~ --'


def text_clause(*runs: Any, label: str = "") -> dict[str, Any]:
    return {"kind": "text", "label": label, "nodes": [{"runs": list(runs)}]}


def act(number: int, *clauses: dict[str, Any], title: str = "«О порядке»") -> dict[str, Any]:
    return {
        "heading": f"Постановление от 12.03.2026 № {number}-п",
        "title": title,
        "running": f"Постановление № {number}-п",
        "clauses": list(clauses),
        "signature": ["Глава города", ""],
    }


def issue(*acts: dict[str, Any]) -> dict[str, Any]:
    return {
        "series": "Сборник правовых актов",
        "title": "№ 3 за 2026 год",
        "full_title": "Сборник правовых актов. 2026. № 3",
        "through_number": 45,
        "city": "Город Алейск",
        "author": "Администрация города",
        "keywords": ["акты"],
        "date": [2026, 3, 31],
        "issued_on": "31 марта 2026 г.",
        "price": "Бесплатно",
        "imprint": [["Тираж", "100 экземпляров"]],
        "note": "",
        "is_demonstration": True,
        "demonstration": "Демонстрационный выпуск",
        "acts": list(acts),
    }


def printed(path: Path, *acts: dict[str, Any]) -> tuple[Printed, pdfium.PdfDocument]:
    outcome = set_type(issue(*acts), path / "issue.pdf")
    return outcome, pdfium.PdfDocument(path / "issue.pdf")


def words_of(document: pdfium.PdfDocument, number: int) -> str:
    """Return the words of the page that bears the number."""
    text = document[number - 1].get_textpage().get_text_range()
    return " ".join(text.replace("\N{WORD JOINER}", " ").split())


def test_contents_and_page_numbers_are_true(tmp_path: Path) -> None:
    long = [text_clause(f"Пункт {place} " + "порядка ремонта дорог " * 60, label=f"{place}.") for place in range(1, 30)]
    outcome, document = printed(tmp_path, act(1, *long), act(2, text_clause("Коротко.")), act(3, *long[:12]))
    assert outcome.pages == len(document)
    assert outcome.acts[0][0] == 4
    assert outcome.acts[-1][1] == len(document)
    contents = words_of(document, 3).removesuffix(" 3")
    for number, (first, last) in enumerate(outcome.acts, start=1):
        heading = f"Постановление от 12.03.2026 № {number}-п"
        assert heading in words_of(document, first)
        assert heading not in words_of(document, last) or first == last
        after = contents[contents.index(heading) :].split("Постановление")[1]
        assert after.rstrip().endswith(f" {first}"), after
        for page in range(first, last + 1):
            assert f"Постановление № {number}-п" in words_of(document, page)
            assert words_of(document, page).endswith(str(page))
    assert outcome.acts[1][0] == outcome.acts[0][1] + 1


def test_the_file_says_what_it_is_and_can_be_read_aloud(tmp_path: Path) -> None:
    heading = {"kind": "heading", "level": 2, "label": "1.", "nodes": [{"runs": ["Общие положения"]}]}
    _, document = printed(tmp_path, act(1, heading, text_clause("Слова.")), act(2))
    assert document.get_metadata_dict()["Title"] == "Сборник правовых актов. 2026. № 3"
    assert raw.FPDFCatalog_IsTagged(document)
    content = (tmp_path / "issue.pdf").read_bytes()
    assert b"/Lang (ru)" in content or b"/Lang(ru)" in content
    assert b"pdfuaid:part" in content
    assert b"pdfaid:part" in content
    titles = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert titles[0] == (0, "Выходные данные")
    assert (1, "1. Общие положения") in [(level, " ".join(title.split())) for level, title in titles]
    assert sum("Постановление от 12.03.2026" in title for _, title in titles) == 2
    assert "Демонстрационный выпуск" in words_of(document, 1)


def test_numbers_and_capitals_are_never_broken_and_words_are_whole_again_without_their_hyphens(tmp_path: Path) -> None:
    sentences = [
        f"{'о' * place} постановлением от 12.03.2026 № 145-п администрация ПОСТАНОВЛЯЮЩАЯ." for place in range(40)
    ]
    _, document = printed(tmp_path, act(1, *map(text_clause, sentences)), act(2, text_clause("благоустройство " * 99)))
    pages = [page.get_textpage() for page in document]
    lines = [line.strip() for page in pages for line in page.get_text_range().splitlines()]
    assert sum("№ 145-п" in line for line in lines) == len(sentences)
    assert sum("ПОСТАНОВЛЯЮЩАЯ." in line for line in lines) == len(sentences)
    # pdfium shows a soft hyphen at the end of a line as U+FFFE and goes on with the word.
    read = "".join(page.get_text_range() for page in pages)
    assert read.count("\ufffe") > 3
    assert read.replace("\ufffe", "").count("благоустройство") == 99


def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    files = []
    for name in ("one.pdf", "two.pdf"):
        set_type(issue(act(1, text_clause("Слова."))), tmp_path / name)
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1]


def test_no_word_of_an_act_is_a_command(tmp_path: Path) -> None:
    table = {"kind": "text", "label": HOSTILE, "nodes": nodes("<table><tr><td>#panic(1)</td><td>$</td></tr></table>")}
    _, document = printed(
        tmp_path, act(1, text_clause(HOSTILE, ("b", HOSTILE), ("u", "#2"), label=HOSTILE), table, title=HOSTILE)
    )
    found = words_of(document, 4)
    for part in ('#panic("x")', '#read("/etc/passwd")', "$x^2$", "*b*", "_c_", r"\u{41}", "@ref", "<tag>", "#panic(1)"):
        assert part in found, part
    assert "root:" not in found


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Слова\x00\x01\x0b\x1f\x7f\x85\ufffe\uffff дальше", "Слова дальше"),
        ("Слева \u202eнаправо\u202c", "Слева"),
        (']]> &xxe; <!ENTITY x SYSTEM "file:///etc/passwd">', "]]> &xxe; <!ENTITY x SYSTEM"),
        ("щ" * 100_000, "щщщ"),
        ("Дорога 😀 в 中 сторону ≥ 5 ₽", "Дорога □ в □ сторону ≥ 5 ₽"),
    ],
    ids=["controls", "directions", "entities", "endless", "glyphs"],
)
def test_no_character_stops_the_press(tmp_path: Path, hostile: str, shown: str) -> None:
    _, document = printed(tmp_path, act(1, text_clause(hostile), title=hostile[:200]))
    assert shown in words_of(document, 4)


def test_a_table_with_merged_cells_keeps_every_word_in_its_place() -> None:
    html = (
        '<table><thead><tr><th rowspan="2">Код</th><th colspan="2">Суммы</th></tr><tr><th>2026</th><th>2027</th></tr>'
        '</thead><tbody><tr><td>Один</td><td rowspan="9">два</td><td>10<sup>6</sup></td></tr><tr><td>Три</td></tr>'
        "</tbody></table>"
    )
    [node] = nodes(html)
    cells = {
        "".join(run if isinstance(run, str) else run[1] for part in cell["content"] for run in part["runs"]): (
            cell["x"],
            cell["y"],
            cell["columns"],
            cell["rows"],
        )
        for cell in node["table"]["cells"]
    }
    assert cells == {
        "Код": (0, 0, 1, 2),
        "Суммы": (1, 0, 2, 1),
        "2026": (1, 1, 1, 1),
        "2027": (2, 1, 1, 1),
        "Один": (0, 2, 1, 1),
        "два": (1, 2, 1, 2),
        "106": (2, 2, 1, 1),
        "Три": (0, 3, 1, 1),
    }
    assert node["table"]["heads"] == 2


@pytest.mark.parametrize(
    "html",
    [
        "<table></table>",
        "<table><tr></tr></table>",
        '<table><tr><td colspan="0" rowspan="x">a</td></tr></table>',
        '<table><thead><tr><th rowspan="5">a</th></tr></thead></table>',
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td><td>d</td></tr></tbody></table>",
        '<table><tr><td rowspan="3">a</td><td>b</td></tr><tr><td colspan="3">c</td></tr></table>',
        "<table><tr><td><table><tr><td>внутри</td></tr></table></td></tr></table>",
        "<p>до</p><table><tr><td><p>а</p><p>б</p></td></tr></table> после",
        "<strong>без конца <em>и</strong> края",
    ],
)
def test_whatever_a_table_is_it_is_printed(tmp_path: Path, html: str) -> None:
    outcome, _ = printed(tmp_path, act(1, {"kind": "text", "label": "", "nodes": nodes(html) or [{"runs": [""]}]}))
    assert outcome.pages == 4


def test_a_child_process_prints_and_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    outcome, path = set_type_apart(issue(act(1)), tmp_path, lambda percent, words: told.append(percent))
    assert outcome.acts == [(4, 4)]
    assert path.read_bytes().startswith(b"%PDF")
    assert told == sorted(told)
    assert told


def test_a_press_that_fails_or_takes_too_long_is_told(tmp_path: Path) -> None:
    broken = issue(act(1))
    del broken["series"]
    with pytest.raises(PressError, match="series"):
        set_type_apart(broken, tmp_path, lambda percent, words: None)
    with pytest.raises(PressError, match="слишком много времени"):
        set_type_apart(issue(act(1)), tmp_path, lambda percent, words: None, seconds=0.001)


def test_fonts_of_the_press_are_those_of_the_project() -> None:
    import typst

    folder = Path(__file__).parents[3] / "documents" / "printing" / "fonts"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    found = {(font.family, font.weight) for font in fonts.fonts()}
    assert found == {("Golos Text", 400), ("Golos Text", 700), ("Literata", 400), ("Literata", 700)}
    assert json.dumps([each.name for each in folder.glob("*LICENSE.txt")]).count("LICENSE") == 2
