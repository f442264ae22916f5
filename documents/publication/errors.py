"""Why something may not be published or withdrawn."""

NO_TEXT = "Нет опубликованного текста."


class PublicationError(Exception):
    """Publishing or withdrawing is refused; the message says in Russian what to do."""
