"""Pictures that keep their place, are no larger than needed, and are told in words when the visitor turned them off."""

import logging
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.images.models import SourceImageIOError

logger = logging.getLogger(__name__)
register = template.Library()

WIDTHS = (480, 960)


@register.simple_tag(takes_context=True)
def picture(
    context: dict[str, Any],
    image: Any,
    rule: str = "max-1280x1280",
    *,
    alt: str | None = None,
    sizes: str = "100vw",
    lazy: bool = True,
) -> SafeString:
    """Show `image` cut by Wagtail's `rule`; `alt` defaults to the block's words, then to the image's description.

    A picture whose file is lost is told in words: a page is more than its pictures.
    """
    if image is None:
        return SafeString("")
    if alt is None:
        words = getattr(image, "contextual_alt_text", None)
        alt = "" if getattr(image, "is_decorative", False) else (image.default_alt_text if words is None else words)
    display = context.get("display")
    if display is not None and display.hides_images:
        return _in_words(alt)
    try:
        rendition = image.get_rendition(f"{rule}|format-webp")
        smaller = [
            image.get_rendition(f"{rule}|width-{width}|format-webp") for width in WIDTHS if width < rendition.width
        ]
    except SourceImageIOError:
        logger.exception("The file %s of a picture cannot be read.", image.file.name)
        return _in_words(alt)
    return format_html(
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}"{}>',
        rendition.url,
        ", ".join(f"{each.url} {each.width}w" for each in (*smaller, rendition)),
        sizes,
        rendition.width,
        rendition.height,
        alt,
        SafeString(' loading="lazy" decoding="async"') if lazy else "",
    )


def _in_words(alt: str) -> SafeString:
    return format_html('<span class="picture-in-words">Изображение: {}</span>', alt) if alt else SafeString("")
