"""The words citations are written with, by the forms they take."""

from collections.abc import Iterable
from typing import TypeVar

from documents.text.model import Kind

Meaning = TypeVar("Meaning")

_ACTION = "ие ия ию ием ии ий иям иями иях"
_MASCULINE = " а у ом е ы ов ам ами ах"
_FEMININE = "а ы и е у ой ою ам ами ах "
_FEMININE_SOFT = "ия ии ию ией ий иям иями иях"
_ADJECTIVE = "ый ий ой ого его ому ему ым им ом ем ая яя ой ей ую юю ое ее ые ие ых их ыми ими"


def words(text: str) -> frozenset[str]:
    """Return the words of a text, for asking whether one is among them."""
    return frozenset(text.split())


def _forms(stem: str, endings: str) -> Iterable[str]:
    return [stem + ending for ending in endings.split(" ")]


def _table(rows: Iterable[tuple[Meaning, str, str]]) -> dict[str, Meaning]:
    return {form: meaning for meaning, stem, endings in rows for form in _forms(stem, endings)}


PLACES = _table(
    [
        (Kind.SECTION, "раздел", _MASCULINE),
        (Kind.SUBSECTION, "подраздел", _MASCULINE),
        (Kind.CHAPTER, "глав", _FEMININE),
        (Kind.SUBCHAPTER, "параграф", _MASCULINE),
        (Kind.ARTICLE, "стат", "ья ьи ье ью ьей ей ьям ьями ьях"),
        (Kind.PART, "част", "ь и ью ей ям ями ях"),
        (Kind.POINT, "пункт", _MASCULINE),
        (Kind.SUBPOINT, "подпункт", _MASCULINE),
        (Kind.PARAGRAPH, "абзац", "  а у ем е ы ев ам ами ах"),
        (Kind.TABLE, "таблиц", _FEMININE + " ей"),
        (Kind.ANNEX, "приложен", _ACTION),
        (Kind.PREAMBLE, "преамбул", _FEMININE),
    ]
)
"""Places by the forms of their names."""

SINGULAR_PLACES = frozenset(
    form
    for stem, endings in (
        ("раздел", " а у ом е"),
        ("подраздел", " а у ом е"),
        ("глав", "а е у ой ою"),
        ("параграф", " а у ом е"),
        ("стат", "ья ье ью ьей"),
        ("част", "ь ью"),
        ("пункт", " а у ом е"),
        ("подпункт", " а у ом е"),
        ("приложен", "ие ию ием"),
    )
    for form in _forms(stem, endings)
)
"""After these «10-1» is one number, after others a range."""

SHORT_PLACES = {
    "разд": Kind.SECTION,
    "подразд": Kind.SUBSECTION,
    "гл": Kind.CHAPTER,
    "ст": Kind.ARTICLE,
    "ч": Kind.PART,
    "п": Kind.POINT,
    "пп": Kind.SUBPOINT,
    "подп": Kind.SUBPOINT,
    "абз": Kind.PARAGRAPH,
    "табл": Kind.TABLE,
    "прил": Kind.ANNEX,
}
"""Places by their abbreviations, without the dot."""

RANKS = {
    kind: rank
    for rank, kind in enumerate(
        (
            Kind.PARAGRAPH,
            Kind.SUBPOINT,
            Kind.POINT,
            Kind.TABLE,
            Kind.PART,
            Kind.ARTICLE,
            Kind.SUBCHAPTER,
            Kind.CHAPTER,
            Kind.SUBSECTION,
            Kind.SECTION,
            Kind.PREAMBLE,
            Kind.ANNEX,
        )
    )
}
"""Which place stands inside which: the larger number outside."""

_ORDINAL_STEMS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат"
    " шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
ORDINALS = _table(
    [
        *((str(number), stem, _ADJECTIVE) for number, stem in enumerate(_ORDINAL_STEMS.split(), start=1)),
        ("3", "трет", "ья ьей ье ьего ьему ьем ьим ью ьи ьих ьими"),
    ]
)

_MONTH_NAMES = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), start=1)}

_ISSUED = [
    ("закон", "закон", _MASCULINE),
    ("указ", "указ", _MASCULINE),
    ("постановление", "постановлен", _ACTION),
    ("распоряжение", "распоряжен", _ACTION),
    ("решение", "решен", _ACTION),
    ("приказ", "приказ", _MASCULINE),
    ("положение", "положен", _ACTION),
    ("указание", "указан", _ACTION),
    ("регламент", "регламент", _MASCULINE),
    ("правила", "правил", "а  ам ами ах"),
    ("инструкция", "инструкц", _FEMININE_SOFT),
    ("устав", "устав", _MASCULINE),
]
ISSUED = _table(_ISSUED)
"""Acts that a date, a number or a title makes a citation of."""

DOCUMENTS = {
    **ISSUED,
    **_table(
        [
            ("порядок", "поряд", "ок ка ку ком ке ки ков"),
            ("методика", "методик", _FEMININE),
            ("программа", "программ", _FEMININE),
            ("стратегия", "стратег", _FEMININE_SOFT),
            ("план", "план", _MASCULINE),
            ("перечень", "перечен", "ь"),
            ("перечень", "перечн", "я ю ем е и ей"),
            ("состав", "состав", _MASCULINE),
            ("стандарт", "стандарт", _MASCULINE),
            ("схема", "схем", _FEMININE),
            ("требования", "требован", _ACTION),
            ("прогноз", "прогноз", _MASCULINE),
            ("график", "график", _MASCULINE),
            ("реестр", "реестр", _MASCULINE),
            ("концепция", "концепц", _FEMININE_SOFT),
            ("нормативы", "норматив", _MASCULINE),
            ("кодекс", "кодекс", _MASCULINE),
            ("конституция", "конституц", _FEMININE_SOFT),
        ]
    ),
}
"""Everything whose clauses are cited: the acts, and the documents that acts approve."""

REGIONAL = {
    form: name
    for name, stem in (("областной закон", "областн"), ("краевой закон", "краев"))
    for form in _forms(stem, _ADJECTIVE)
}
"""Adjectives that belong to what regions call their laws: «Областным законом от … № 786-ЗС»."""

FEDERAL = frozenset(_forms("федеральн", _ADJECTIVE))
CONSTITUTIONAL = frozenset(_forms("конституционн", _ADJECTIVE))
ADMINISTRATIVE = frozenset(_forms("административн", _ADJECTIVE))
OWN = frozenset(_forms("настоящ", _ADJECTIVE))
POINTED_AT = frozenset(("этого", "этой", "этих", "этому", *_forms("данн", _ADJECTIVE), *_forms("указанн", _ADJECTIVE)))
CODES = _table([("кодекс", "кодекс", _MASCULINE)])

_CODE_NAMES = (
    "водный земельный лесной жилищный градостроительный гражданский трудовой бюджетный налоговый уголовный семейный"
    " воздушный таможенный арбитражный процессуальный исполнительный избирательный социальный экологический"
)
CODE_ADJECTIVES = _table((name, name[:-2], _ADJECTIVE) for name in _CODE_NAMES.split())
"""Forms of the adjectives that name codes, each with its nominative."""

SHORT_CODES = {
    "вк": "водный кодекс",
    "зк": "земельный кодекс",
    "лк": "лесной кодекс",
    "жк": "жилищный кодекс",
    "грк": "градостроительный кодекс",
    "гк": "гражданский кодекс",
    "тк": "трудовой кодекс",
    "бк": "бюджетный кодекс",
    "нк": "налоговый кодекс",
    "ук": "уголовный кодекс",
    "ск": "семейный кодекс",
    "гпк": "гражданский процессуальный кодекс",
    "апк": "арбитражный процессуальный кодекс",
    "упк": "уголовно-процессуальный кодекс",
    "коап": "кодекс об административных правонарушениях",
    "кас": "кодекс административного судопроизводства",
}

SHORT_LAWS = {"фз": "федеральный закон", "фкз": "федеральный конституционный закон", "зс": "закон"}
"""What the letters behind the number of a law say, where the number stands alone: «44-ФЗ»."""

COUNCILS = words("думы совета собрания администрации правительства")
"""Whose rules of procedure are cited by the body alone: «статьёй 42 Регламента Думы»."""

HIGHEST_COURTS = ("конституционн", "верховн", "высш", "пленум")
"""The courts whose rulings are cited as acts."""

ISSUERS = tuple(
    words(
        "администрац дум совет собран правительств президент губернатор министерств глав комитет управлен отдел"
        " директор начальник руководител комисси департамент служб агентств фонд палат сесси председател мэр"
    )
)
"""Stems of those who issue acts. «решение задачи № 14» is by none of them."""

APPROVED = ("утвержденн", "принят", "одобренн")
"""Stems of what an act did to a document: «Порядка, утверждённого постановлением …»."""

MUNICIPAL = frozenset(
    form
    for stem in ("муниципальн", "городск", "сельск", "внутригородск", "территориальн", "сельско")
    for form in _forms(stem, _ADJECTIVE)
)
"""Adjectives in the name of a municipality."""

MUNICIPALITIES = frozenset(
    [
        *(form for stem in ("образован", "поселен") for form in _forms(stem, _ACTION)),
        *(
            form
            for stem in ("город", "округ", "район", "сельсовет", "поссовет", "посел", "хутор")
            for form in _forms(stem, _MASCULINE)
        ),
        *words("край края краю краем крае поселок поселка поселке село села селе деревни станицы"),
        *words("область области областью республика республики республикой города-курорта города-героя"),
        *words("мо го мр сп гп зато мого рп пгт хмао янао"),
    ]
)
"""What a municipality or a region is: «город», «сельского поселения», «края»."""
