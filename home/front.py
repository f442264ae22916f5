"""What the home page gathers from the rooms below: a narrow statement each, however much there is."""

from dataclasses import dataclass

from dialogue.models.pages import Talk
from dialogue.schedule import upcoming
from documents.drafts.listing import ListedDraft, newest_open
from documents.models import ActRecord
from news.listing import public_news
from news.models import NewsRecord

NEWS = 5
ACTS = 6
TALKS = 3
DRAFTS = 4


@dataclass(frozen=True)
class Front:
    """The newest of everything a resident comes for."""

    drafts: list[ListedDraft]
    news: list[NewsRecord]
    acts: list[ActRecord]
    talks: list[Talk]


def front() -> Front:
    """Gather the home page. Texts given for reference are no new acts."""
    acts = (
        ActRecord.objects.public()
        .filter(kind__is_reference_text=False)
        .select_related("kind", "issuing_body")
        .order_by("-adopted_on", "-public_id")
    )
    return Front(
        drafts=newest_open(DRAFTS),
        news=list(public_news()[:NEWS]),
        acts=list(acts[:ACTS]),
        talks=upcoming()[:TALKS],
    )
