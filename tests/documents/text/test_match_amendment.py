"""Fifteen articles of the Water Code, changed by hand in the ways a real amending act changes a code."""

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

from documents.text import Clause, cut
from documents.text.matching import match

ACTS = Path(__file__).parents[3] / "documents" / "data" / "acts.jsonl.gz"
FIRST, LAST = 10, 24


def articles() -> list[list[str]]:
    found: list[list[str]] = []
    with gzip.open(ACTS, "rt", encoding="utf-8") as lines:
        for line in lines:
            act = json.loads(line)
            number = act["number"].removeprefix("74-ФЗ, ст. ")
            if number.isdecimal() and FIRST <= int(number) <= LAST:
                found.append([f"Статья {number}. {act['title']}", *act["paragraphs"]])
    return found


def amended() -> list[list[str]]:
    """Apply the amending act. Each step names its instruction."""
    code = {article[0].split(".")[0]: list(article) for article in articles()}

    def place(article: str, start: str, part: str = "") -> int:
        lines = code[f"Статья {article}"]
        after = next(i for i, line in enumerate(lines) if line.startswith(part)) if part else 0
        return next(i for i, line in enumerate(lines) if i > after and line.startswith(start))

    def set_text(article: str, start: str, part: str, text: str) -> None:
        code[f"Статья {article}"][place(article, start, part)] = text

    # 1. В пункте 3 части 3 статьи 10 слова «договором … сроки» заменить словами «такие сроки».
    set_text("10", "3)", "3.", "3) неиспользование водного объекта в такие сроки.")
    # 2. В части 3 статьи 11 дополнить пунктом 5¹, пункт 6 признать утратившим силу.
    code["Статья 11"].insert(place("11", "6)", "3."), "5¹) устройства причалов для маломерных судов;")
    set_text("11", "6)", "3.", "6) утратил силу;")
    # 3. Статью 12 дополнить частью 4.
    code["Статья 12"].append("4. Договор водопользования составляется в электронной форме и подписывается сторонами.")
    # 4. Пункт 4 части 1 статьи 13 изложить в новой редакции.
    set_text("13", "4)", "1.", "4) размер платы за пользование водным объектом, порядок её исчисления и внесения;")
    # 5. Статью 14 признать утратившей силу.
    code["Статья 14"] = ["Статья 14. (Утратила силу - Федеральный закон от 12.03.2026 № 45-ФЗ)"]
    # 6. Статью 16 дополнить новой частью 5, части 5–7 считать частями 6–8.
    for old in (7, 6, 5):
        line = code["Статья 16"][place("16", f"{old}.")]
        set_text("16", f"{old}.", "", f"{old + 1}.{line[2:]}")
    code["Статья 16"].insert(place("16", "6."), "5. Плата за участие в аукционе с заявителей не взимается.")
    # 7. Дополнить статьёй 18¹.
    code["Статья 18¹"] = [
        "Статья 18¹. Осмотр водного объекта при прекращении договора",
        "1. Осмотр водного объекта проводит комиссия, образованная уполномоченным органом.",
        "2. Водопользователь вправе присутствовать при осмотре лично или через представителя.",
    ]
    # 8. В части 2 статьи 20 пункты 2 и 3 поменять местами.
    second, third = place("20", "2)", "2."), place("20", "3)", "2.")
    lines = code["Статья 20"]
    lines[second], lines[third] = f"2){lines[third][2:]}", f"3){lines[second][2:]}"
    # 9. Часть 5 статьи 22 перенести в статью 23 частью 7.
    moved = code["Статья 22"].pop(place("22", "5."))
    code["Статья 23"].insert(place("23", "6.") + 1, f"7.{moved[2:]}")
    # 10. Части 4 и 5 статьи 23 объединить, части 6 и 7 считать частями 5 и 6.
    fifth = code["Статья 23"].pop(place("23", "5."))
    code["Статья 23"][place("23", "4.")] += fifth[2:]
    for old in (6, 7):
        line = code["Статья 23"][place("23", f"{old}.")]
        set_text("23", f"{old}.", "", f"{old - 1}.{line[2:]}")
    # 11. Пункт 6 статьи 24 разделить на пункты 6 и 6¹.
    at = place("24", "6)")
    first, second_half = code["Статья 24"][at].split(", порядка подготовки и заключения")
    code["Статья 24"][at : at + 1] = [f"{first};", f"6¹) утверждение порядка подготовки и заключения{second_half}"]
    # 12. Наименование статьи 24 изменить.
    code["Статья 24"][0] = "Статья 24. Полномочия федеральных органов государственной власти в области водных отношений"
    order = sorted(code, key=lambda name: float(name.removeprefix("Статья ").replace("¹", ".1")))
    return [code[name] for name in order]


def clauses(code: list[list[str]]) -> tuple[Clause, ...]:
    return cut([line for article in code for line in article], within_article=False).clauses


EXPECTED = {
    ("st-10_ch-3_pp-3", "st-10_ch-3_pp-3", "reworded"),
    (None, "st-11_ch-3_pp-5_1", "added"),
    ("st-11_ch-3_pp-6", "st-11_ch-3_pp-6", "reworded"),
    (None, "st-12_ch-4", "added"),
    ("st-13_ch-1_pp-4", "st-13_ch-1_pp-4", "reworded"),
    ("st-14", "st-14", "reworded"),
    ("st-14_ch-1", None, "removed"),
    ("st-14_ch-2", None, "removed"),
    (None, "st-16_ch-5", "added"),
    ("st-16_ch-5", "st-16_ch-6", "renumbered"),
    ("st-16_ch-6", "st-16_ch-7", "renumbered"),
    ("st-16_ch-7", "st-16_ch-8", "renumbered"),
    (None, "st-18_1", "added"),
    (None, "st-18_1_ch-1", "added"),
    (None, "st-18_1_ch-2", "added"),
    ("st-20_ch-2_pp-2", "st-20_ch-2_pp-3", "renumbered"),
    ("st-20_ch-2_pp-3", "st-20_ch-2_pp-2", "renumbered"),
    ("st-22_ch-5", "st-23_ch-6", "moved"),
    ("st-23_ch-4", "st-23_ch-4", "merged"),
    ("st-23_ch-5", "st-23_ch-4", "merged"),
    ("st-23_ch-6", "st-23_ch-5", "renumbered"),
    ("st-24", "st-24", "reworded"),
    ("st-24_pp-6", "st-24_pp-6", "split"),
    ("st-24_pp-6", "st-24_pp-6_1", "split"),
}


def address(clauses: Sequence[Clause], index: int | None) -> str | None:
    return None if index is None else clauses[index].address


def test_every_instruction_of_the_amending_act_is_found_and_nothing_else() -> None:
    old, new = clauses(articles()), clauses(amended())
    told = {(address(old, pair.old), address(new, pair.new), pair.relation.value) for pair in match(old, new)}
    assert {row for row in told if row[2] != "same"} == EXPECTED
    assert len(told) > 100


def test_read_backwards_it_repeals_what_it_added_and_joins_what_it_divided() -> None:
    old, new = clauses(amended()), clauses(articles())
    told = {(address(new, pair.new), address(old, pair.old), pair.relation.value) for pair in match(old, new)}
    other = {"added": "removed", "removed": "added", "split": "merged", "merged": "split"}
    assert {row for row in told if row[2] != "same"} == {(a, b, other.get(told, told)) for a, b, told in EXPECTED}
