"""The search backend behind Wagtail's search API: pages, images, files and users are found in the same index."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Model, Q, QuerySet
from modelsearch.backends.base import (
    BaseIndex,
    BaseSearchBackend,
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)

from core.russian.lemmas import forms_of
from search import index
from search.compiling import Compiled, Everything, Nothing, compiled
from search.engines import database_engine
from search.finding import Listing, look
from search.models import CorpusStatistic, Entry, Passage, WordStatistic
from search.rebuilding import Rebuilder
from search.scope import Scope, content_types_of

MOST_BEGINNINGS = 16


class Index(BaseIndex):
    """Wagtail's way to write the index. There is one for all models."""

    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        # Wagtail hands over whole objects; they are read again under the index's lock (see index.reindex).
        index.reindex(model, [item.pk for item in items])

    def delete_item(self, item: Model) -> None:
        index.remove(type(item), [item.pk])

    def reset(self) -> None:
        for model in (Passage, Entry, WordStatistic, CorpusStatistic):
            model._default_manager.all()._raw_delete(model._default_manager.db)


class WordCompiler(BaseSearchQueryCompiler):
    """A query by whole words in any form."""

    DEFAULT_OPERATOR = "or"
    HANDLES_ORDER_BY_EXPRESSIONS = True

    def check(self) -> None:
        """Accept any filter and order: they stay in the database, where every column can be asked for."""

    @property
    def scope(self) -> Scope:
        return Scope(public_only=False, queryset=self.queryset)

    def compiled(self) -> Compiled:
        return compiled(self.query)

    def matching(self) -> Q:
        """Return the condition of a full match on the queryset's objects."""
        asked = self.compiled()
        if isinstance(asked, Everything):
            return Q()
        if isinstance(asked, Nothing):
            return Q(pk__in=[])
        entries = database_engine().matching(asked.question.expression, titles=True)
        condition = self._objects(entries)
        return ~condition if asked.is_negative else condition

    def _objects(self, entry_numbers: Any) -> Q:
        types = content_types_of(self.queryset.model)
        entries = Entry.objects.filter(pk__in=entry_numbers, content_type__in=types)
        return Q(pk__in=entries.values("object_id"))


class BeginningCompiler(WordCompiler):
    """A query by the beginnings of the words of titles: for completion while typing."""

    def matching(self) -> Q:
        beginnings = forms_of(getattr(self.query, "query_string", ""))[:MOST_BEGINNINGS]
        if not beginnings:
            return Q(pk__in=[])
        return self._objects(database_engine().starting_with(beginnings))


class Results(BaseSearchResults):
    """Objects of the queryset, in the order of `search.finding` or in the queryset's own."""

    supports_facet = True
    _listing_cache: Listing | None = None

    def _clone(self) -> "Results":
        clone: Results = super()._clone()
        clone._listing_cache = self._listing_cache
        return clone

    def _do_search(self) -> list[Model]:
        queryset = self.query_compiler.queryset
        if self.prefetch_related:
            queryset = queryset.prefetch_related(*self.prefetch_related)
        listing = self._listing()
        if listing is None:
            return list(self._matches(queryset)[self.start : self.stop])
        stop = self.stop if self.stop is not None else listing.total
        ranked = listing.page(self.start, stop)
        objects = queryset.order_by().in_bulk([item.entry.object_id for item in ranked])
        found = []
        for item in ranked:
            thing = objects.get(item.entry.object_id)
            if thing is not None:
                if self._score_field:
                    setattr(thing, self._score_field, item.score)
                found.append(thing)
        return found

    def _do_count(self) -> int:
        listing = self._listing()
        total = listing.total if listing else self._matches(self.query_compiler.queryset).count()
        stop = total if self.stop is None else min(self.stop, total)
        start: int = self.start
        return max(stop - start, 0)

    def facet(self, field_name: str) -> "OrderedDict[Any, int]":
        """Count the full matches by value of a filter field, most frequent first."""
        field = self.query_compiler._get_filterable_field(field_name)
        if field is None:
            raise FilterFieldError(
                f'Cannot facet search results with field "{field_name}". Please add index.FilterField("{field_name}")'
                f" to {self.query_compiler.queryset.model.__name__}.search_fields.",
                field_name=field_name,
            )
        name = field.get_attname(self.query_compiler.queryset.model)
        matches = self._matches(self.query_compiler.queryset).order_by()
        rows = matches.values_list(name).annotate(total=Count("pk")).order_by("-total", name)
        return OrderedDict(rows)

    def _matches(self, queryset: "QuerySet[Any]") -> "QuerySet[Any]":
        return queryset.filter(self.query_compiler.matching())

    def _listing(self) -> Listing | None:
        """Return the ranked list; None where the queryset's own order is wanted or there are no words to rank by."""
        compiler = self.query_compiler
        if not compiler.order_by_relevance or isinstance(compiler, BeginningCompiler):
            return None
        asked = compiler.compiled()
        if isinstance(asked, Everything | Nothing) or asked.is_negative:
            return None
        if self._listing_cache is None:
            self._listing_cache = look(asked.question, compiler.scope)
        return self._listing_cache


class SearchBackend(BaseSearchBackend):
    """Found by Wagtail through WAGTAILSEARCH_BACKENDS."""

    query_compiler_class = WordCompiler
    autocomplete_query_compiler_class = BeginningCompiler
    index_class = Index
    results_class = Results
    rebuilder_class = Rebuilder
    # The index lies in the site's database and rolls back with it: an error must not be swallowed half-way.
    catch_indexing_errors = False

    def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
        if isinstance(query, str) and not query.strip():
            query = ""
        return super()._search(query_compiler_class, query, model_or_queryset, **kwargs)
