"""Words of what only looks like an act or a place in one: papers, standards, houses, quantities, who makes no law."""

from documents.text.citations.vocabulary import words

UNITS = words(
    "рабочих рабочего календарных дней дня день суток часов часа час минут процентов процента лет года год году месяцев"
    " месяца месяц рублей рубля тыс млн млрд кв куб га м км см мм кг человек раз раза экземпляров мин"
    " этажей квартир"
)
"""What makes a number behind a place a quantity."""

FOREIGN = tuple(
    words(
        "договор контракт протокол косгу журнал письм заявлен сборник паспорт устройств предписан извещен чек сайт меню"
        " учебник каталог билет доклад отчет исковог обращен запрос соглашен документаци поручен заключен ведомост"
        " бизнес-план роман рассказ"
    )
)
"""Stems of what is no act: «пункт 4.2 договора»."""

FOREIGN_FEMININE = tuple(
    words(
        "газет смет заявк выписк справк повестк претензи лицензи накладн квитанци книг анкет записк жалоб телефонограмм"
        " повест сказк"
    )
)
"""The same; «заявка» is their nominative, as «договор» and «заявление» are of the others."""

FOREIGN_PAPERS = {
    "акт": tuple(words("проверк обследован осмотр прием выполненн сверк ввод")),
    "техническ": tuple(words("задан услов план")),
    **dict.fromkeys(words("концертн праздничн развлекательн учебн образовательн рабоч спортивн"), ("программ",)),
}
"""What is no act by the stem of the next word: «пункт 2 акта проверки», «технического задания»."""

ORDINARY = tuple(
    words(
        "войсков воинск пожарн медико-санитарн санитарн населенн сборн приемн контрольн фельдшерск медицинск теплов"
        " распределительн эвакуационн пропускн призывн избирательн газорегуляторн газораспределительн наблюдательн"
        " целев расходн бюджетн мобильн турнирн"
    )
)
"""Stems of adjectives before what is called like a place: «войсковой части 41659», «тепловой пункт № 12»."""

STANDARDS = words("гост снип санпин сп сн осн вср рд ту исо iso осч шифр задание задания")
"""What standards and the like are called: «ГОСТ 6665-91, п. 5.1», «шифр 14-23-СМ, раздел 3»."""

BUILDINGS = words("д дом кв корп к стр лит оф пом под")
"""What stands before the number of a house or a flat."""

BUDGET_ARTICLES = frozenset(map(str, range(211, 355)))
"""The articles of the classification of public operations (КОСГУ)."""

NOT_LAWMAKERS = tuple(words("суд судеб собственник учредител акционер участник пристав жюри аукцион тсж тсн снт"))
"""Stems of those whose decisions are no acts."""

NUMBERED_THINGS = tuple(words("школ сад лице гимнази котельн больниц поликлиник дом участк микрорайон квартир"))
"""Stems of what has a number of its own: «приказ директора школы № 3»."""

ORGANISATIONS = tuple(
    words(
        "учрежден обществ фонд ассоциац объединен организац предприят союз школ товариществ кооператив компани парти"
        " клуб центр университет академи институт музе библиотек банк корпораци палат"
    )
)
"""Stems of those whose charters are no acts of a municipality: «Устава Учреждения»."""
