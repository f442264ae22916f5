"""What an editor is told of the card of an act before a text of it is published: code, words, no clause."""

from collections.abc import Iterator
from datetime import date

from documents.models import LegalAct
from documents.naming import number_key, quoted


def of_card(card: LegalAct, dated_on: date | None, today: date) -> Iterator[tuple[str, str, str]]:
    if not any(sign.isdigit() for sign in number_key(card.number)):
        said = f"В номере {quoted(card.number)} нет цифр" if card.number else "У акта нет номера"
        yield "number", f"{said}: впишите номер в карточку, как в документе: «145-п».", ""
    if card.adopted_on and card.adopted_on > today:
        yield (
            "adopted_on",
            f"Дата принятия {card.adopted_on:%d.%m.%Y} ещё не наступила: исправьте её в карточке.",
            "",
        )
    elif card.adopted_on and dated_on and dated_on < card.adopted_on:
        yield (
            "adopted_on",
            f"Редакция от {dated_on:%d.%m.%Y} старше самого акта, принятого {card.adopted_on:%d.%m.%Y}: исправьте дату "
            "принятия в карточке или дату редакции на её странице.",
            "",
        )
    if not card.names_signatory:
        yield "signatory", "Не сказано, кто подписал акт: впишите в карточку должность подписавшего.", ""


def of_promulgation(card: LegalAct, promulgated_on: date | None) -> Iterator[tuple[str, str, str]]:
    """D46: the act may be shown, but it is not in force before it was officially made public."""
    if card.is_normative and promulgated_on is None:
        yield (
            "promulgation",
            "У нормативного акта нет факта официального опубликования: на сайте будет сказано «ожидает официального "
            "опубликования», в силу он не вступит. Когда его напечатают, добавьте факт опубликования; акт из "
            "Сборника получит его сам.",
            "",
        )


def of_entry(card: LegalAct, promulgated_on: date | None, today: date) -> Iterator[tuple[str, str, str]]:
    """D46: a day given by hand does not go before the promulgation; the site says the later of both."""
    if not (card.is_normative and card.entry_on):
        return
    said = f"Дата вступления в силу {card.entry_on:%d.%m.%Y}"
    if promulgated_on and card.entry_on < promulgated_on:
        said += f" раньше официального опубликования: на сайте будет стоять его день, {promulgated_on:%d.%m.%Y}."
    elif promulgated_on is None and card.entry_on <= today:
        said += " уже наступила, а акт официально не опубликован: он вступит в силу только в день опубликования."
    else:
        return
    yield (
        "entry",
        f"{said} Исправьте дату в карточке; если акт распространяется на прежние отношения, напишите это в основании.",
        "",
    )
