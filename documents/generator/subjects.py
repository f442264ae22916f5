"""What the acts of the invented city are about and how they are titled, by who may adopt such an act.

Those of the administration's постановления, which are the most, are in `rulings`. A council decides on taxes and
rules, it turns no water off; an order of the administration sets no tax.
"""

from dataclasses import dataclass

LAND_CODE = "Земельный кодекс Российской Федерации"
PLANNING_CODE = "Градостроительный кодекс Российской Федерации"
HOUSING_CODE = "Жилищный кодекс Российской Федерации"
WATER_CODE = "Водный кодекс Российской Федерации"
FOREST_CODE = "Лесной кодекс Российской Федерации"
CODES = {
    "Земельные отношения": (LAND_CODE,),
    "Градостроительство и архитектура": (PLANNING_CODE,),
    "Жилищное хозяйство": (HOUSING_CODE,),
    "Благоустройство и дороги": (PLANNING_CODE, LAND_CODE),
    "Водоснабжение и водные объекты": (WATER_CODE, HOUSING_CODE),
    "Охрана природы и зелёные насаждения": (FOREST_CODE, WATER_CODE),
    "Муниципальное имущество": (LAND_CODE, HOUSING_CODE),
    "Бюджет, налоги, финансы": (HOUSING_CODE, LAND_CODE, FOREST_CODE),
    "Организация местного самоуправления": (PLANNING_CODE, HOUSING_CODE, WATER_CODE, FOREST_CODE, LAND_CODE),
}
"""Rubrics, and the codes that the words of their acts come from."""

LAND, PLANNING, HOUSING, STREETS_AND_ROADS, WATER, NATURE, PROPERTY, MONEY, GOVERNMENT = CODES


@dataclass(frozen=True, slots=True)
class Subject:
    """What acts of one series and rubric are about.

    Titles may hold {street}, {house}, {cadastre}, and the years {past}, {year} and {next}, as seen from the act.
    """

    rubric: str
    documents: tuple[str, ...]
    """After «Об утверждении», in the genitive: «порядка …»."""
    events: tuple[str, ...]
    """Whole titles."""

    @property
    def codes(self) -> tuple[str, ...]:
        return CODES[self.rubric]


ORDERED = (
    Subject(
        HOUSING,
        (),
        ("О проведении открытого конкурса по отбору управляющей организации для дома по ул. {along}, {house}",),
    ),
    Subject(
        STREETS_AND_ROADS,
        ("графика уборки улиц на {next} год",),
        ("Об организации ремонта дороги по ул. {along}", "О проведении субботника на ул. {along}"),
    ),
    Subject(
        WATER,
        ("графика промывки водопроводных сетей на {year} год",),
        ("Об отключении водоснабжения на ул. {along}", "О дежурстве в период паводка {year} года"),
    ),
    Subject(NATURE, (), ("О проведении акции по посадке деревьев на ул. {along}",)),
    Subject(
        PROPERTY,
        ("плана инвентаризации муниципального имущества на {year} год",),
        (
            "О списании муниципального имущества",
            "О передаче помещения по ул. {along}, {house} в оперативное управление",
        ),
    ),
    Subject(
        GOVERNMENT,
        ("графика приёма граждан на {next} год", "положения об отделе по печати и информации"),
        (
            "О подготовке к проведению Дня города в {year} году",
            "О проведении учёбы муниципальных служащих в {year} году",
        ),
    ),
)
"""By the administration's распоряжения."""

DECIDED = (
    Subject(
        LAND,
        ("положения о муниципальном земельном контроле",),
        ("Об установлении ставок арендной платы за земельные участки на {next} год",),
    ),
    Subject(
        PLANNING,
        ("правил землепользования и застройки города Алейска", "местных нормативов градостроительного проектирования"),
        ("О присвоении наименования скверу по ул. {along}",),
    ),
    Subject(
        HOUSING,
        ("положения о муниципальном жилищном контроле",),
        ("Об установлении нормы предоставления и учётной нормы площади жилого помещения",),
    ),
    Subject(STREETS_AND_ROADS, ("правил благоустройства территории города Алейска",), ()),
    Subject(NATURE, ("положения о муниципальном лесном контроле",), ()),
    Subject(
        PROPERTY,
        (
            "прогнозного плана приватизации муниципального имущества на {next} год",
            "положения о порядке управления муниципальным имуществом",
        ),
        ("О согласовании передачи в безвозмездное пользование помещения по ул. {along}, {house}",),
    ),
    Subject(
        MONEY,
        ("отчёта об исполнении бюджета города за {past} год", "положения о бюджетном устройстве и бюджетном процессе"),
        ("О бюджете города Алейска на {next} год", "О земельном налоге на территории города Алейска"),
    ),
    Subject(
        GOVERNMENT,
        ("регламента Алейского городского Собрания депутатов", "положения о публичных слушаниях в городе Алейске"),
        ("Об отчёте главы города за {past} год", "О плане работы Собрания депутатов на {next} год"),
    ),
)
"""By the Assembly."""

CALLED = (
    Subject(PLANNING, (), ("О назначении публичных слушаний по проекту планировки территории ул. {along}",)),
    Subject(
        GOVERNMENT,
        ("положения о Почётной грамоте главы города Алейска", "состава общественного совета при главе города"),
        ("О назначении собрания граждан по ул. {along}", "О награждении Почётной грамотой главы города Алейска"),
    ),
)
"""By the head of the city."""

FINANCED = (
    Subject(
        MONEY,
        (
            "порядка составления и ведения сводной бюджетной росписи",
            "порядка применения бюджетной классификации в {next} году",
            "порядка исполнения бюджета города по расходам",
        ),
        (
            "Об уточнении сводной бюджетной росписи на {year} год",
            "О сроках представления бюджетной отчётности за {year} год",
            "О завершении операций по исполнению бюджета города в {year} году",
        ),
    ),
)
"""By the committee for finance."""

AGREED = (
    Subject(MONEY, (), ("О предоставлении субсидии бюджету города на ремонт дороги по ул. {along}",)),
    Subject(PROPERTY, (), ("О безвозмездной передаче оборудования в муниципальную собственность",)),
    Subject(GOVERNMENT, (), ("О социально-экономическом сотрудничестве на {next} год",)),
)
"""With others."""
