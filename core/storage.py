"""Files that nobody may fetch by guessing an address: a view decides each time who gets them."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Return where they are kept: outside of what the web server serves.

    Fields take this function, not its result, so that migrations name no place of one machine.
    """
    return storages["private"]
