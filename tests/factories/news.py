"""News for tests: `make_news("Открыт новый мост")` is published."""

import io
import json
from datetime import date
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image

from core.models import CityImage
from home.setup import ensure_sections
from news.models import NewsIndexPage, NewsPage


def make_image() -> CityImage:
    """Return a picture nobody has described."""
    content = io.BytesIO()
    Image.new("RGB", (1000, 600), "navy").save(content, "JPEG")
    return CityImage.objects.create(title="Мост", file=ImageFile(content, name="most.jpg"))


def make_news(title: str = "Открыт новый мост", *, published: bool = True, text: str = "", **fields: Any) -> NewsPage:
    """Make a news item under the index of news, published unless told otherwise."""
    ensure_sections()
    index = NewsIndexPage.objects.get()
    body = [{"type": "paragraph", "value": f"<p>{text}</p>"}] if text else []
    page = NewsPage(
        title=title,
        posted_on=fields.pop("posted_on", date(2026, 3, 12)),
        body=json.dumps(body),
        live=False,
        **fields,
    )
    index.add_child(instance=page)
    if published:
        page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)
