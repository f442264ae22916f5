"""News made of the city's own report of 2018, and some about what this site can do."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import OutputWrapper
from django.db import transaction

from core.publishing import retract
from news.demo_pictures import PICTURES, make_picture, remove_pictures
from news.models import NewsIndexPage, NewsPage, NewsRecord, NewsRubric
from structure.models import Post, Unit

ORDER = 30
DATA = Path(__file__).parent / "data" / "news.json"
ABOUT_THE_SITE = "sajt"  # the rubric whose news tell of nobody's work
FROM_REPORT = (
    "Демонстрация: новость пересказывает отчёт города о работе в области информации за 2018 год, день условный."
)


@transaction.atomic
def load(stdout: OutputWrapper) -> None:
    """Publish the sample news that are missing."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    rubrics = {
        row["slug"]: NewsRubric.objects.get_or_create(
            slug=row["slug"], defaults={"name": row["name"], "sort_order": order}
        )[0]
        for order, row in enumerate(data["rubrics"], start=1)
    }
    index = NewsIndexPage.objects.get()
    present = set(NewsPage.objects.values_list("slug", flat=True))
    fresh = [row for row in data["news"] if row["slug"] not in present]
    for row in fresh:
        _publish(row, index, rubrics[row["rubric"]])
    stdout.write(f"  новостей: {len(fresh)} новых из {len(data['news'])}")


@transaction.atomic
def clear() -> None:
    """Take the sample news away."""
    slugs = [row["slug"] for row in json.loads(DATA.read_text(encoding="utf-8"))["news"]]
    records = NewsRecord.objects.filter(page__slug__in=slugs)
    retract(list(records), reason="Демонстрационная новость убрана.")
    for page in NewsPage.objects.filter(slug__in=slugs):
        page.unpublish()  # a page that is deleted alive would be seen as a new one on its way out
        NewsRecord.objects.filter(page=page).delete()
        page.delete()
    remove_pictures()


def _publish(row: dict[str, Any], index: NewsIndexPage, rubric: NewsRubric) -> None:
    page = NewsPage(
        slug=row["slug"],
        title=row["title"],
        posted_on=date.fromisoformat(row["posted_on"]),
        rubric=rubric,
        lead=row["lead"],
        body=json.dumps(_body(row), ensure_ascii=False),
        picture=make_picture(row["slug"]) if row["slug"] in PICTURES else None,
        picture_is_decorative=row["slug"] in PICTURES,
    )
    index.add_child(instance=page)
    units = Unit.objects.filter(slug__in=row["units"])
    page.units.set(units)
    if row["rubric"] != ABOUT_THE_SITE:
        page.posts.set(Post.objects.filter(unit__in=units, is_head=True))
    page.save_revision().publish()


def _body(row: dict[str, Any]) -> list[dict[str, Any]]:
    blocks: list[dict[str, Any]] = [
        {"type": "paragraph", "value": "".join(f"<p>{text}</p>" for text in row["paragraphs"])}
    ]
    if row["from_report"]:
        blocks.append({"type": "notice", "value": {"tone": "", "text": f"<p>{FROM_REPORT}</p>"}})
    return blocks
