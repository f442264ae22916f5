from core.models.journal import ChangeEntry, JournalPosition
from core.models.media import CityFile, CityImage, CityRendition
from core.models.records import PublicRecord, PublicRecordQuerySet

__all__ = [
    "ChangeEntry",
    "CityFile",
    "CityImage",
    "CityRendition",
    "JournalPosition",
    "PublicRecord",
    "PublicRecordQuerySet",
]
