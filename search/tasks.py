"""What is done after the answer: saving an act never waits for a search server."""

from django_tasks import task

from search.engines import server


@task()
def feed(entries: list[int]) -> None:
    """Bring the search server up to date with these entries of the index."""
    server.feed(entries)
