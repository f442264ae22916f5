"""Sample talks: one phone-in hour and one field meeting to come, one of each that is over."""

import json
from datetime import date, time, timedelta
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import transaction
from django.utils import timezone

from dialogue.models import DialogueIndexPage, FieldMeetingPage, PhoneInHourPage

ORDER = 40
RESULT = (
    "<p>Образец итогов. На вопросы об уборке снега, освещении и расписании приёма ответили на месте; "
    "по ремонту тротуара отделу жилищно-коммунального хозяйства поручено осмотреть участок.</p>"
)


def samples(today: date) -> dict[str, tuple[type[Any], dict[str, Any]]]:
    """The talks by slug: what is to come is counted from `today`, so that a new demonstration is never stale."""
    posts = "Глава города\nНачальник отдела жилищно-коммунального хозяйства"
    result = json.dumps([{"type": "paragraph", "value": RESULT}], ensure_ascii=False)
    return {
        "demo-pryamoj-provod": (
            PhoneInHourPage,
            {
                "title": "Прямой провод с главой города",
                "held_on": today + timedelta(days=9),
                "starts_at": time(14),
                "ends_at": time(15),
                "phone": "+7 (000) 000-00-15",
                "place": "Редакция газеты «Маяк труда»",
                "topic": "Любые вопросы о жизни города",
                "posts": "Глава города",
            },
        ),
        "demo-vyezdnoj-den": (
            FieldMeetingPage,
            {
                "title": "Выездной день администрации: микрорайон Центральный",
                "held_on": today + timedelta(days=16),
                "starts_at": time(17),
                "ends_at": time(18, 30),
                "place": "Двор дома, ул. Примерная, 1",
                "district": "Центральный",
                "topic": "Уборка снега, освещение, маршруты автобусов",
                "posts": posts,
            },
        ),
        "demo-pryamoj-provod-osen": (
            PhoneInHourPage,
            {
                "title": "Прямой провод: отопительный сезон",
                "held_on": today - timedelta(days=40),
                "starts_at": time(14),
                "ends_at": time(15),
                "phone": "+7 (000) 000-00-15",
                "place": "Редакция газеты «Маяк труда»",
                "topic": "Отопление и горячая вода",
                "posts": "Начальник отдела жилищно-коммунального хозяйства",
                "result": result,
            },
        ),
        "demo-vyezdnoj-den-osen": (
            FieldMeetingPage,
            {
                "title": "Выездной день администрации: микрорайон Заречный",
                "held_on": today - timedelta(days=61),
                "starts_at": time(17),
                "ends_at": time(18, 30),
                "place": "Площадка у школы, ул. Примерная, 5",
                "district": "Заречный",
                "topic": "Благоустройство",
                "posts": posts,
                "result": result,
            },
        ),
    }


@transaction.atomic
def load(stdout: OutputWrapper) -> None:
    """Publish the sample talks that are missing."""
    index = DialogueIndexPage.objects.get()
    present = set(index.get_children().values_list("slug", flat=True))
    made = 0
    for slug, (model, fields) in samples(timezone.localdate()).items():
        if slug not in present:
            page = model(slug=slug, **fields)
            index.add_child(instance=page)
            page.save_revision().publish()
            made += 1
    stdout.write(f"  встреч: {made} новых")


@transaction.atomic
def clear() -> None:
    """Take the sample talks away."""
    for index in DialogueIndexPage.objects.all():
        for page in index.get_children().filter(slug__in=samples(timezone.localdate())):
            page.delete()
