from documents.models.acts import LegalAct
from documents.models.awaited import AwaitedRelation
from documents.models.records import ActRecord
from documents.models.reference import ActKind, Rubric
from documents.models.relations import ActRelation, PublicationFact
from documents.models.sections import ActsIndexPage, ActsKindPage, ActsYearPage, DocumentsPage
from documents.models.texts import Clause, Edition

__all__ = [
    "ActKind",
    "ActRecord",
    "ActRelation",
    "ActsIndexPage",
    "ActsKindPage",
    "ActsYearPage",
    "AwaitedRelation",
    "Clause",
    "DocumentsPage",
    "Edition",
    "LegalAct",
    "PublicationFact",
    "Rubric",
]
