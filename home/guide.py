"""The guide for editors inside the admin: `docs/editors.md` as a page, so that nobody has to look for it elsewhere."""

from functools import lru_cache

import pypandoc  # type: ignore[import-untyped]
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

FOLDER = settings.DOCS
TITLE = "Руководство редактора"


@require_safe
def show_guide(request: HttpRequest) -> HttpResponse:
    path = FOLDER / "editors.md"
    if not path.is_file():
        raise Http404
    html = mark_safe(_html(path.stat().st_mtime))  # noqa: S308 - a text of our own
    crumbs = [{"url": "", "label": TITLE}]
    shown = {"header_title": TITLE, "page_title": TITLE, "header_icon": "help", "breadcrumbs_items": crumbs}
    return render(request, "home/admin/guide.html", {**shown, "guide": html})


@require_safe
def show_picture(request: HttpRequest, name: str) -> FileResponse:
    path = FOLDER / "pictures" / f"{name}.png"
    if not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


@lru_cache(maxsize=1)
def _html(written_at: float) -> str:
    """Return the guide as HTML without its title, made anew when the file was written anew."""
    text = (FOLDER / "editors.md").read_text(encoding="utf-8").removeprefix(f"# {TITLE}\n")
    return str(pypandoc.convert_text(text, "html", format="gfm", extra_args=["--sandbox"]))
