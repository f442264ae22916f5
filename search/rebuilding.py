"""`manage.py update_index`: making the whole index again while the site is at work.

Nothing is emptied and there is no long transaction. Each batch is read and written under the index's lock, so an act
published meanwhile is never put back to an older state; what no longer exists is taken out at the end.
"""

from typing import Any

from django.conf import settings
from django.db.models import Q
from modelsearch.index import get_indexed_models

from search import index, statistics
from search.engines import server
from search.models import Entry
from search.records import models_outside_wagtail

BATCH = 1000


class Rebuilder:
    """What Wagtail's command drives: start, then batches through the index, then finish."""

    def __init__(self, search_index: Any) -> None:
        self.index = search_index
        self.server_index = ""

    def start(self) -> Any:
        if settings.SEARCH_URL:
            self.server_index = server.create_index()
        return self.index

    def finish(self) -> None:
        for model in models_outside_wagtail():
            index.reindex(model, model._default_manager.order_by("pk").values_list("pk", flat=True))
        models = [*get_indexed_models(), *models_outside_wagtail()]
        for model in models:
            index.remove_orphans(model)
        index.remove_other_models(models)
        statistics.recount()
        if self.server_index:
            for start in range(0, (last_entry() or 0) + 1, BATCH):
                numbers = Entry.objects.filter(Q(pk__gte=start) & Q(pk__lt=start + BATCH), is_public=True)
                server.write(self.server_index, numbers.values_list("pk", flat=True))
            server.use_index(self.server_index)


def last_entry() -> int | None:
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first()
