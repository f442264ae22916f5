"""The invented city: who adopts acts and how they are numbered, signed and made."""

from dataclasses import dataclass

from documents.generator.rulings import RULED
from documents.generator.subjects import AGREED, CALLED, DECIDED, FINANCED, ORDERED, Subject

COLLECTION = "Сборник муниципальных правовых актов города Алейска"

ADMINISTRATION = "Администрация города Алейска"
HEAD = "Глава города Алейска"
ASSEMBLY = "Алейское городское Собрание депутатов"
FINANCE = "Комитет по финансам администрации города Алейска"

GENITIVES = {
    ADMINISTRATION: "администрации города Алейска",
    HEAD: "главы города Алейска",
    ASSEMBLY: "Алейского городского Собрания депутатов",
    FINANCE: "комитета по финансам администрации города Алейска",
}


@dataclass(frozen=True, slots=True)
class Series:
    """Acts of one kind by one body, numbered from 1 each year."""

    kind: str
    genitive: str
    dative: str
    body: str
    suffix: str
    weight: int
    enacting: str
    signatory_post: str
    subjects: tuple[Subject, ...]
    is_normative: bool = True
    is_repealed: bool = True
    """Whether the body can repeal such an act alone."""


_RULING = ("постановление", "постановления", "постановлению")
_ORDER = ("распоряжение", "распоряжения", "распоряжению")
_DECISION = ("решение", "решения", "решению")
_INSTRUCTION = ("приказ", "приказа", "приказу")
_AGREEMENT = ("соглашение", "соглашения", "соглашению")

SERIES = (
    Series(*_RULING, ADMINISTRATION, "-п", 52, "ПОСТАНОВЛЯЮ", "Глава города", RULED),
    Series(*_DECISION, ASSEMBLY, "-ГСД", 14, f"{ASSEMBLY} РЕШИЛО", "Председатель Собрания депутатов", DECIDED),
    Series(*_ORDER, ADMINISTRATION, "-р", 18, "ОБЯЗЫВАЮ", "Глава города", ORDERED, is_normative=False),
    Series(*_RULING, HEAD, "", 6, "ПОСТАНОВЛЯЮ", "Глава города", CALLED),
    Series(*_INSTRUCTION, FINANCE, "-пр", 7, "ПРИКАЗЫВАЮ", "Председатель комитета", FINANCED, is_normative=False),
    Series(*_AGREEMENT, ADMINISTRATION, "-с", 3, "стороны ДОГОВОРИЛИСЬ", "Глава города", AGREED, is_repealed=False),
)

STREETS = (
    "Мира", "Советская", "Первомайская", "Октябрьская", "Сердюка", "Комсомольская", "Пионерская", "Партизанская",
    "Гагарина", "Школьная", "Садовая", "Набережная", "Строителей", "Линейная", "Заводская", "Полевая", "Степная",
    "Лесная", "Молодёжная", "Новая", "Береговая", "Транспортная", "Элеваторная", "Сахарная", "Ширшова", "Победы",
    "Деповская", "Привокзальная", "Парковая", "Зелёная", "Восточная", "Западная", "Северная", "Южная", "Солнечная",
    "Рабочая", "Кооперативная", "Луговая", "Песчаная", "Вишнёвая", "Тополиная", "Берёзовая", "Давыдова", "Некрасова",
)  # fmt: skip
