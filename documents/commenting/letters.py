"""Letters to the author of a remark. None leaves before the address was confirmed (D184, D186)."""

from collections.abc import Iterable

from django.urls import reverse

from correspondence import outbox
from correspondence.addresses import absolute
from documents.commenting.places import place_in_words
from documents.models import Answer, Comment


def send_receipt(comment: Comment, token: str) -> None:
    """Write number, moment, words and secret link; nothing where no address was given."""
    if comment.contact is None:
        return
    context = {
        "comment": comment,
        "draft": comment.draft,
        "place": place_in_words(comment.clause_address),
        "link": absolute(reverse("remark", args=[token])),
    }
    outbox.write(comment.contact, "documents/letters/remark_received.txt", context, subject=_subject(comment))


def send_answers(comments: Iterable[Comment], answer: Answer) -> None:
    """Tell the authors what was decided. The secret link is in the receipt only: nobody here knows it any more."""
    for comment in comments:
        if comment.contact is None:
            continue
        context = {
            "comment": comment,
            "draft": comment.draft,
            "answer": answer,
            "link": absolute(f"{comment.draft.path}?comment={comment.number}#comment-{comment.number}"),
            "is_shown": comment.moderation == Comment.Moderation.PUBLISHED,
        }
        outbox.write(
            comment.contact,
            "documents/letters/remark_answered.txt",
            context,
            subject=_subject(comment),
            once=f"answer:{answer.pk}:{comment.pk}",
        )


def _subject(comment: Comment) -> str:
    return f"draft:{comment.draft.public_id}"
