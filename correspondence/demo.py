"""Sample wordings of consents, to be approved by the city's lawyer: one for each purpose (D74, D76)."""

from datetime import date

from django.core.management.base import OutputWrapper

from core.russian.counting import counted
from correspondence.consents import Purpose
from correspondence.models import ConsentGiven, ConsentText

ORDER = 15
SAMPLE = "Образец текста: до использования его утверждает юрист города."
WITHDRAWING = "Согласие можно отозвать по ссылке из письма или по адресу, указанному внизу сайта."
WORDINGS = {
    Purpose.PROCESSING: (
        "Согласие на обработку персональных данных",
        "Я даю администрации города Алейска согласие на обработку имени и адреса электронной почты, указанных в форме, "
        "чтобы зарегистрировать моё предложение к проекту, подтвердить адрес, сообщить номер и результат рассмотрения.",
        "Действия: сбор, запись, хранение, использование, удаление; с использованием средств автоматизации. "
        "Передача третьим лицам не производится.",
        "Срок: до истечения 12 месяцев после опубликования сводки предложений.",
    ),
    Purpose.SHOWING_NAME: (
        "Согласие на распространение имени",
        "Я разрешаю администрации города Алейска показать моё имя рядом с моим предложением на этом сайте, "
        "где его увидит любой посетитель.",
        "Условия и запреты: других данных не показывать, имя не передавать и не использовать для других целей.",
        "Согласие необязательно: без него предложение публикуется под номером. "
        "Срок: до истечения 12 месяцев после опубликования сводки предложений.",
    ),
    Purpose.NEWS: (
        "Согласие на получение новостей о проекте",
        "Я даю администрации города Алейска согласие присылать на указанный в форме адрес электронной почты письма "
        "о том, что происходит с проектом: новая редакция, конец приёма предложений, сводка, принятие или отклонение.",
        "Срок: пока проект не принят или не отклонён либо пока я не отпишусь по ссылке из такого письма.",
    ),
}


def load(stdout: OutputWrapper) -> None:
    """Put the sample wordings in force, unless wordings of those purposes are there."""
    for purpose, (title, *paragraphs) in WORDINGS.items():
        if not ConsentText.objects.filter(slug=purpose).exists():
            ConsentText.objects.create(
                slug=purpose,
                title=title,
                wording="\n\n".join((SAMPLE, *paragraphs, WITHDRAWING)),
                effective_from=date(2026, 1, 1),
            )
    stdout.write(f"  {counted(len(WORDINGS), 'текст согласия', 'текста согласий', 'текстов согласий')}: на месте")


def clear() -> None:
    """Take the sample wordings away with what was agreed to under them, past the rule that protects both."""
    samples = ConsentText.objects.filter(slug__in=WORDINGS, wording__startswith=SAMPLE)
    ConsentGiven.objects.filter(text__in=samples).delete()
    samples.delete()
