"""What a step of a consultation means for those who wrote or subscribed: news by letter, and the term of keeping."""

from correspondence import consents, subscriptions
from correspondence.addresses import absolute
from documents.consultation import Move
from documents.drafts.wording import change_in_words, phase_in_words
from documents.models import Comment, StageChange

LETTER = "documents/letters/draft_news.txt"
SUMMING_UP = {Move.SUMMARISE, Move.ADOPT, Move.REJECT, Move.DROP}
"""Moves after which addresses and names are needed for a while only (D219); the first of them counts."""
LAST = {Move.ADOPT, Move.REJECT, Move.DROP}


def tell(change: StageChange) -> None:
    """Write to the subscribers of the draft, in the transaction of the step: told is what was done, and only that."""
    draft = change.draft
    topic = f"draft:{draft.public_id}"
    context = {
        "draft": draft,
        "what": change_in_words(change),
        "reason": change.reason,
        "state": phase_in_words(draft, change.at),
        "link": absolute(draft.path),
    }
    subscriptions.notify(topic, f"step:{change.pk}", LETTER, context)
    move = change.details["move"]
    if move in SUMMING_UP:
        authors = Comment.objects.filter(draft=draft, contact__isnull=False)
        consents.purpose_ended(authors.values_list("contact_id", flat=True), change.at)
    if move in LAST:
        subscriptions.close(topic)
