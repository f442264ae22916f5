"""Lines of the log. Whoever reads it must not be able to act as a resident (D188, D223)."""

import logging
import re
from typing import Any

SECRET_ADDRESS = re.compile(r"(/remarks/|/letters/(?:confirm|own-data|unsubscribe)/)[^/\s]+")


class LineFormatter(logging.Formatter):
    """Django names the address of every request that it refuses: here without the secret part of a resident's link."""

    def format(self, record: logging.LogRecord) -> str:
        return SECRET_ADDRESS.sub(r"\1…", super().format(record))


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.LineFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
