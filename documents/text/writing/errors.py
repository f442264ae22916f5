class UnwritableTextError(Exception):
    """A text cannot be written in the form asked for; the message is one Russian sentence."""
