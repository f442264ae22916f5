"""What an official who answers is told: what of a remark is public, and what the answer will be."""

from documents.models import Comment

Moderation = Comment.Moderation
SEEN = {
    Moderation.WAITING: (
        "Замечания на сайте пока нет: показать ли его, решает модератор. Ответ увидят все, когда он решит; "
        "автор, если оставил адрес, получит письмо сразу."
    ),
    Moderation.PUBLISHED: "Замечание показано на сайте. Ответ сразу увидят все.",
    Moderation.WITHHELD: (
        "Слов замечания на сайте нет, но видны его номер и причина. "
        "Ответ сразу увидят все: не повторяйте в нём скрытого."
    ),
}
DRAFT_IS_HIDDEN = "Проект скрыт с сайта: ни замечаний, ни ответов сейчас никто не видит."


def what_is_public(comment: Comment) -> str:
    """Return a line on what of `comment` and of its answer is seen by everybody; "" of one its author took back.

    Reads the draft.
    """
    if not comment.draft.is_public:
        return DRAFT_IS_HIDDEN
    return SEEN.get(Moderation(comment.moderation), "")


def answer_button(comment: Comment) -> str:
    """Return what the button under an answer says: what pressing it does. Reads the draft."""
    is_seen = comment.draft.is_public and comment.moderation != Moderation.WAITING
    return "Опубликовать ответ" if is_seen else "Сохранить ответ"
