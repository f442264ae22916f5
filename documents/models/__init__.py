from documents.models.acts import (
    ActsIndexPage,
    ActsKindPage,
    ActsYearPage,
    DocumentsPage,
    LegalAct,
)
from documents.models.records import ActRecord
from documents.models.reference import ActKind, Rubric
from documents.models.relations import ActRelation, PublicationFact
from documents.models.texts import Clause, Edition

__all__ = [
    "ActKind",
    "ActRecord",
    "ActRelation",
    "ActsIndexPage",
    "ActsKindPage",
    "ActsYearPage",
    "Clause",
    "DocumentsPage",
    "Edition",
    "LegalAct",
    "PublicationFact",
    "Rubric",
]
