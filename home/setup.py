"""The sections every site of the city has. Called after every migration, so that their addresses always answer."""

from typing import Any

from django.apps import AppConfig
from django.db import connections, transaction
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Collection, Locale, Page, Site

from dialogue.models import DialogueIndexPage
from documents.models import ActsIndexPage, CollectionsIndexPage, DocumentsPage, DraftsIndexPage
from home.models import HomePage, MenuItem, SiteSettings
from home.roles import ensure_roles
from news.models import NewsIndexPage
from structure.models import StructurePage

HOME_TITLE = "Город Алейск"


def after_migration(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """Make the sections once all tables are as the code wants them; a step back in migrations makes nothing."""
    executor = MigrationExecutor(connections[using])
    if using == "default" and not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        ensure_sections()


@transaction.atomic
def ensure_sections() -> HomePage:
    """Make what is missing of the home page, the sections, the roles, the menu and the settings; touch nothing that is
    there.

    An emptied database is served too: the tree's root and the language are part of what is made.
    """
    Locale.objects.get_or_create(language_code="ru")
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    home = HomePage.objects.first() or _make_home()
    news = _section(home, NewsIndexPage, "Новости", "news")
    documents = _section(home, DocumentsPage, "Документы", "documents")
    _section(documents, ActsIndexPage, "Правовые акты", "acts")
    _section(documents, CollectionsIndexPage, "Сборник правовых актов", "collections")
    _section(documents, DraftsIndexPage, "Проекты регламентов", "drafts")
    structure = _section(home, StructurePage, "Структура администрации", "structure")
    dialogue = _section(home, DialogueIndexPage, "Встречи с жителями", "dialogue")
    SiteSettings.load()
    ensure_roles()
    if not MenuItem.objects.filter(menu=MenuItem.Menu.MAIN).exists():
        # Sections are led to by their pages, so that the menu knows when one is hidden or gets another address.
        _main_menu(
            MenuItem(title="Новости", page=news),
            MenuItem(title="Документы", page=documents),
            MenuItem(title="Структура", page=structure),
            MenuItem(title="Встречи", page=dialogue),
            MenuItem(title="Поиск", path="/search/"),
            MenuItem(title="Открытые данные", path="/opendata/"),
        )
    return home


def _main_menu(*items: MenuItem) -> None:
    for order, item in enumerate(items):
        item.menu, item.sort_order = MenuItem.Menu.MAIN, order
    MenuItem.objects.bulk_create(items)


def _make_home() -> HomePage:
    """Put our home page where Wagtail's welcome page stands."""
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    welcome = root.get_children().filter(slug="home").first()
    home = HomePage(title=HOME_TITLE, slug="aleysk")
    root.add_child(instance=home)
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname="localhost", is_default_site=True)
    site.root_page = home
    site.site_name = HOME_TITLE
    site.save()
    if welcome and welcome.specific_class is Page:
        welcome.delete()
        home.refresh_from_db()
    return home


def _section(parent: Page, model: type[Page], title: str, slug: str) -> Page:
    """Find the one page of `model`, or make it under `parent`."""
    found = model.objects.first()
    if found is None:
        parent.refresh_from_db()
        found = model(title=title, slug=slug, show_in_menus=True)
        parent.add_child(instance=found)
    return found
