from documents.text.document import Document, Footnote, Paragraph, Remark, Run, plain
from documents.text.structure import cut_document


def test_a_remark_goes_to_the_clause_of_its_paragraph_whatever_footnotes_stand_between() -> None:
    called = [Paragraph((Run(f"{place}. Пункт."), Run("", footnote=key))) for place, key in ((1, "a"), (3, "b"))]
    document = Document(
        (called[0], plain("2. Пункт."), called[1], plain("4. Пункт.")),
        footnotes=tuple(Footnote(key, mark, (plain("Сноска."),)) for key, mark in (("a", "1"), ("b", "2"))),
        remarks=tuple(Remark("picture", "Рисунок опущен.", block) for block in range(4)),
    )
    text = cut_document(document)
    assert [clause.kind.value for clause in text.clauses] == ["point", "note", "point", "point", "note", "point"]
    assert [text.clauses[doubt.clause or 0].number for doubt in text.warnings] == ["1", "2", "3", "4"]
    assert [text.clauses[doubt.clause or 0].text for doubt in text.warnings] == ["Пункт."] * 4
