"""What the home page gathers from the rooms below: a narrow statement each, however much there is."""

from dataclasses import dataclass

from dialogue.models.pages import Talk
from dialogue.schedule import upcoming
from documents.models import ActRecord
from news.listing import public_news
from news.models import NewsRecord

NEWS = 5
ACTS = 6
TALKS = 3


@dataclass(frozen=True)
class Front:
    """The newest of everything a resident comes for."""

    news: list[NewsRecord]
    acts: list[ActRecord]
    talks: list[Talk]


def front() -> Front:
    """Gather the home page: the newest news and the newest acts of the city (texts given for reference are no news)."""
    acts = (
        ActRecord.objects.public()
        .filter(kind__is_reference_text=False)
        .select_related("kind", "issuing_body")
        .order_by("-adopted_on", "-public_id")
    )
    return Front(news=list(public_news()[:NEWS]), acts=list(acts[:ACTS]), talks=upcoming()[:TALKS])
