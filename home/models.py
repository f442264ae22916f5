"""The home page, plain pages, the menu and the site's settings."""

from wagtail.models import Page


class HomePage(Page):
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "главная страница"


class ContentPage(Page):
    class Meta:
        verbose_name = "страница"
