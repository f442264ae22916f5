"""Why a file cannot be read."""


class UnreadableFileError(ValueError):
    """The file cannot be read; the message is one sentence in Russian that says what to do."""
