"""Several people who act at the same moment."""

from threading import Barrier, Thread
from typing import Any

from django.db import connection

from documents.publication import PublicationError


def at_once(*deeds: Any) -> list[str]:
    """Do everything at the same moment, each on a connection of its own; return the names of what was refused."""
    together, refused = Barrier(len(deeds)), []

    def run(deed: Any) -> None:
        try:
            together.wait(20)
            deed()
        except PublicationError as error:
            refused.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return refused
