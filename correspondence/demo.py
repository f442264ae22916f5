"""A sample wording of consent, to be approved by the city's lawyer."""

from datetime import date

from django.core.management.base import OutputWrapper

from correspondence.models import ConsentText

ORDER = 15
SLUG = "otvet-po-pochte"
WORDING = "\n\n".join(
    (
        "Образец текста: до использования его утверждает юрист города.",
        "Даю согласие администрации города Алейска на обработку адреса моей электронной почты, "
        "чтобы администрация прислала мне ответ на моё предложение.",
        "Действия: запись, хранение, использование, удаление. Передачи другим лицам нет.",
        "Срок: до отправки ответа и ещё 30 дней. Согласие можно отозвать письмом на адрес, указанный внизу сайта.",
    )
)


def load(stdout: OutputWrapper) -> None:
    """Put the sample wording in force, unless it is there."""
    if not ConsentText.objects.filter(slug=SLUG).exists():
        ConsentText.objects.create(
            slug=SLUG,
            title="Согласие на обработку адреса электронной почты для ответа",
            wording=WORDING,
            effective_from=date(2026, 1, 1),
        )
    stdout.write("  текст согласия: на месте")


def clear() -> None:
    """Take the sample wording away, past the rule that protects wordings in force."""
    ConsentText.objects.filter(slug=SLUG).delete()
