"""Which engine answers: Elasticsearch where SEARCH_URL names one and the scope can be said to it, else the database."""

from django.conf import settings
from django.db import connection

from search.engines.base import Engine
from search.engines.database import DatabaseEngine
from search.scope import Scope


def database_engine() -> DatabaseEngine:
    """Return the engine of the site's own database."""
    if connection.vendor == "postgresql":
        from search.engines.postgresql import PostgreSQLEngine

        return PostgreSQLEngine()
    from search.engines.sqlite import SQLiteEngine

    return SQLiteEngine()


def engine_for(scope: Scope) -> Engine:
    """Return the engine for a search in `scope`. Elasticsearch holds only what is public, and knows no querysets."""
    if settings.SEARCH_URL and scope.public_only and scope.queryset is None:
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine()
    return database_engine()
