"""Breadcrumbs in templates: `{% breadcrumbs page %}`."""

from typing import Any

from django import template
from wagtail.models import Page

from core.navigation import crumbs_of

register = template.Library()


@register.inclusion_tag("components/breadcrumbs.html", takes_context=True)
def breadcrumbs(context: dict[str, Any], page: Page) -> dict[str, Any]:
    """Show the way to `page`."""
    return {"crumbs": crumbs_of(page, context.get("request"))}
