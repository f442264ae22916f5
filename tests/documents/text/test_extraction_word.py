"""What LibreOffice does not write: Word's own ways to number, hide, track and frame."""

import pytest

from documents.text.document import Document, Table
from documents.text.extraction import extract
from tests.documents.text.making import abstract, docx, level, num, numbered, p, r

DOTTED = (level(0, "%1."), level(1, "%1.%2."), level(2, "%1.%2.%3."))


def lines(content: bytes) -> list[str]:
    return [block.text for block in extract(content).blocks]


def labels(content: bytes) -> list[str]:
    return [line.removesuffix(" т") for line in lines(content)]


def row(levels: str, list_id: int = 1) -> str:
    """Paragraphs «т» at these levels: `0112`."""
    return "".join(p("т", numbered(int(place), list_id)) for place in levels)


@pytest.mark.parametrize(
    ("levels", "body", "printed"),
    [
        (DOTTED, row("01121"), "1. 1.1. 1.2. 1.2.1. 1.3."),
        (DOTTED, row("1101202"), "1.1. 1.2. 2. 2.1. 2.1.1. 3. 3.1.1."),
        ((level(0, "%1)", "russianLower"),), row("0" * 11), "а) б) в) г) д) е) ж) з) и) к) л)"),
        ((level(0, "%1.", "upperRoman"), level(1, "%1.%2.", more="<w:isLgl/>")), row("00111"), "I. II. 2.1. 2.2. 2.3."),
        (
            (level(0, "Глава %1."), level(1, "Статья %2.", more='<w:lvlRestart w:val="0"/>')),
            row("011011"),
            "Глава 1.|Статья 1.|Статья 2.|Глава 2.|Статья 3.|Статья 4.",
        ),
        (
            (level(0, "%1."), level(1, "%2)"), level(2, "(%3)", more='<w:lvlRestart w:val="1"/>')),
            row("0121202"),
            "1. 1) (1) 2) (2) 2. (1)",
        ),
        ((level(0, "%1.", start=3), level(1, "%1.%2.", start=0)), row("01101"), "3. 3.0. 3.1. 4. 4.0."),
        ((level(0, "", "none"), level(1, "%1%2.")), row("11"), "1. 2."),
        ((level(0, "%1.", "decimalZero"),), row("00"), "01. 02."),
        ((level(0, "\uf0b7", "bullet"),), row("00"), "т т"),
        ((level(0, "%1.", more="<w:rPr><w:vanish/></w:rPr>"),), row("00"), "т т"),
    ],
)
def test_numbers_are_those_word_prints(levels: tuple[str, ...], body: str, printed: str) -> None:
    found = labels(docx(body, numbering=abstract(0, *levels) + num(1, 0)))
    assert found == (printed.split("|") if "|" in printed else printed.split())


def test_two_lists_of_one_kind_count_on_and_an_override_starts_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, *DOTTED) + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = row("00") + row("0", 2) + row("001", 3) + row("0")
    assert labels(docx(body, numbering=numbering)) == ["1.", "2.", "3.", "5.", "6.", "6.1.", "7."]


def test_an_override_can_change_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="1">{level(1, "%2)", "russianUpper")}</w:lvlOverride>'
    numbering = abstract(0, *DOTTED) + num(1, 0, override)
    assert labels(docx(row("011"), numbering=numbering)) == ["1.", "А)", "Б)"]


def test_a_list_by_style_takes_the_levels_of_that_style() -> None:
    style = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>{"".join(DOTTED)}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>' + num(1, 0) + num(2, 1)
    )
    assert labels(docx(row("01", 2) + row("0"), numbering=numbering, styles=style)) == ["1.", "1.1.", "2."]


def test_a_paragraph_style_brings_its_number_and_its_level() -> None:
    def style(name: str, more: str) -> str:
        return f'<w:style w:type="paragraph" w:styleId="{name}">{more}</w:style>'

    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("A", listed) + style("B", listed) + style("C", '<w:basedOn w:val="B"/>')
    numbering = abstract(
        0,
        level(0, "Статья %1.", more='<w:pStyle w:val="A"/>'),
        level(1, "%2)", more='<w:pStyle w:val="B"/>'),
    ) + num(1, 0)
    body = "".join(p("т", f'<w:pStyle w:val="{name}"/>') for name in "ABCAB")
    unnumbered = p("т", '<w:pStyle w:val="B"/>' + numbered(1, 0))
    expected = ["Статья 1.", "1)", "2)", "Статья 2.", "1)", "т"]
    assert labels(docx(body + unnumbered, numbering=numbering, styles=styles)) == expected


def test_tracked_changes_are_accepted() -> None:
    body = p(
        r("Срок ")
        + f'<w:del w:id="1">{r("пять").replace("w:t", "w:delText")}</w:del><w:ins w:id="2">{r("десять")}</w:ins>'
        + f'<w:moveFrom w:id="3">{r(" ушло")}</w:moveFrom><w:moveTo w:id="4">{r(" пришло")}</w:moveTo>'
    )
    assert lines(docx(body)) == ["Срок десять пришло"]


def test_a_rejected_end_of_paragraph_joins_it_to_the_next_and_is_not_counted() -> None:
    end = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = p("раз", numbered(0)) + p(r("два "), numbered(0) + end) + p("три", numbered(0)) + p("четыре", numbered(0))
    assert lines(docx(body, numbering=abstract(0, *DOTTED) + num(1, 0))) == ["1. раз", "2. два три", "3. четыре"]


def test_nothing_is_lost_where_nothing_follows_a_rejected_end() -> None:
    end = '<w:rPr><w:del w:id="1"/></w:rPr>'
    cell = f"<w:tc>{p('в ячейке', end)}</w:tc>"
    body = p("до", end) + f"<w:tbl><w:tr>{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>" + p("после", end)
    assert lines(docx(body)) == ["до", "в ячейке\nв ячейке", "после"]


def test_a_rejected_row_of_a_table_is_gone() -> None:
    def tr(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{p(text)}</w:tc><w:tc>{p(text)}</w:tc></w:tr>"

    assert lines(docx(f"<w:tbl>{tr('а')}{tr('б', '<w:del/>')}{tr('в')}</w:tbl>")) == ["а\tа\nв\tв"]


def test_hidden_words_are_not_printed_whoever_hides_them() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(
        r("видно") + r(" нет", "<w:vanish/>") + r(" нет", '<w:rStyle w:val="H"/>') + r(" да", '<w:vanish w:val="0"/>')
    )
    hidden = p(r("нет") + r("снова видно", '<w:vanish w:val="false"/>'), '<w:pStyle w:val="P"/>')
    twice = p(r("дважды – видно", '<w:rStyle w:val="H"/>'), '<w:pStyle w:val="P"/>')
    assert lines(docx(body + hidden + twice, styles=styles)) == ["видно да", "снова видно", "дважды – видно"]


def field(*parts: str) -> str:
    marks = ("begin", "separate", "end")
    chars = [f'<w:r><w:fldChar w:fldCharType="{mark}"/></w:r>' for mark in marks]
    instruction = f"<w:r><w:instrText>{parts[0]}</w:instrText></w:r>"
    return chars[0] + instruction + chars[1] + "".join(parts[1:]) + chars[2]


def test_field_codes_go_and_what_they_show_stays() -> None:
    body = p(r("п. ") + field("REF a", r("2.3")) + '<w:fldSimple w:instr="DATE">' + r(" от 1 мая") + "</w:fldSimple>")
    assert lines(docx(body)) == ["п. 2.3 от 1 мая"]


def test_a_list_of_contents_over_paragraphs_is_dropped() -> None:
    begin, end = field("TOC", "|").split("|")
    body = p(begin + r("Глава 1 ... 1")) + p(field("PAGEREF", r("Глава 2 ... 2"))) + p(end) + p("Глава 1")
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{p('Содержание')}</w:sdtContent></w:sdt>"
    assert lines(docx(control + body)) == ["Глава 1"]


def test_a_field_left_open_swallows_nothing() -> None:
    assert lines(docx(p(field("TOC", r("раз")).rpartition("<w:r>")[0]) + p("два"))) == ["раз", "два"]


def test_content_controls_and_text_boxes_are_read_in_place_and_once() -> None:
    box = f"<w:txbxContent>{p('в рамке')}</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    inner = f"<w:sdt><w:sdtContent>{r('внутри')}</w:sdtContent></w:sdt>"
    control = f"<w:sdt><w:sdtContent>{p(r('поле ') + inner)}</w:sdtContent></w:sdt>"
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p('Место для ввода')}</w:sdtContent></w:sdt>"
    body = p(r("до") + f"<w:r>{both}</w:r>") + p(f"<w:r>{both}</w:r>" + r("после")) + control + prompt
    assert lines(docx(body)) == ["до", "в рамке", "в рамке", "после", "поле внутри"]


def test_footnotes_are_kept_apart_with_the_mark_the_author_chose() -> None:
    def call(key: int, more: str = "", mark: str = "") -> str:
        return f'<w:r><w:footnoteReference w:id="{key}"{more}/>{f"<w:t>{mark}</w:t>" if mark else ""}</w:r>'

    notes = "".join(f'<w:footnote w:id="{key}">{p(f"сноска {key}")}</w:footnote>' for key in (7, 3))
    body = p(r("слово") + call(7) + r(" и") + call(3, ' w:customMarkFollows="1"', "*") + r("."))
    document = extract(docx(body, footnotes=notes))
    assert [block.text for block in document.blocks] == ["слово и."]
    assert [(note.mark, note.text) for note in document.footnotes] == [("1", "сноска 7"), ("*", "сноска 3")]


def test_raised_digits_are_apart_from_others_however_they_are_raised() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = p(
        r("Статья 5") + r("1", raised) + r(". 12") + r("2-1", raised) + r(" м") + r("3", '<w:position w:val="6"/>')
    )
    assert lines(docx(body)) == ["Статья 5¹. 12²⁻¹ м³"]


def test_soft_hyphens_and_stray_breaks_are_out() -> None:
    body = p(
        "<w:r><w:t>пред</w:t><w:softHyphen/><w:t>ло\u00adжение</w:t><w:br/><w:t>из  двух</w:t><w:tab/>"
        "<w:t>слов\u200b</w:t><w:noBreakHyphen/><w:t>строк</w:t></w:r>"
    )
    assert lines(docx(body)) == ["предложение из двух слов-строк"]


def test_a_break_between_two_clauses_parts_them() -> None:
    body = p("<w:r><w:t>1) первое дело;</w:t><w:br/><w:t>2) второе дело в г.</w:t><w:br/><w:t>Алейске.</w:t></w:r>")
    assert lines(docx(body)) == ["1) первое дело;", "2) второе дело в г. Алейске."]


def test_merged_cells_are_told_once() -> None:
    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"

    upper = tc("а", '<w:vMerge w:val="restart"/>') + tc("б", '<w:gridSpan w:val="2"/>')
    lower = tc("", "<w:vMerge/>") + tc("в") + tc("г")
    table = table_of(extract(docx(f"<w:tbl><w:tr>{upper}</w:tr><w:tr>{lower}</w:tr></w:tbl>")))
    spans = [[(cell.columns, cell.rows) for cell in one.cells] for one in table.rows]
    assert spans == [[(1, 2), (2, 1)], [(1, 1), (1, 1)]]


def table_of(document: Document) -> Table:
    (table,) = document.blocks
    assert isinstance(table, Table)
    return table


def test_what_is_left_out_is_reported_where_it_stood() -> None:
    picture = "<w:r><w:drawing><a:blip/></w:drawing></w:r>"
    formula = "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"
    document = extract(docx(p("раз") + p(r("два") + picture) + p(r("три ") + formula) + "<w:altChunk/>"))
    assert [block.text for block in document.blocks] == ["раз", "два", "три x+1"]
    assert [(remark.code, remark.block) for remark in document.remarks] == [
        ("picture", 1),
        ("formula", 2),
        ("inserted_file", 2),
    ]
