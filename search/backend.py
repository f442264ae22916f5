"""The search backend behind Wagtail's search API."""

from modelsearch.backends.base import BaseSearchBackend


class SearchBackend(BaseSearchBackend):
    pass
