from core.models.freezing import Thaw
from core.models.journal import ChangeEntry, JournalPosition
from core.models.media import CityFile, CityImage, CityRendition
from core.models.records import PublicRecord, PublicRecordManager, PublicRecordQuerySet
from core.models.words import WordForm

__all__ = [
    "ChangeEntry",
    "CityFile",
    "CityImage",
    "CityRendition",
    "JournalPosition",
    "PublicRecord",
    "PublicRecordManager",
    "PublicRecordQuerySet",
    "Thaw",
    "WordForm",
]
