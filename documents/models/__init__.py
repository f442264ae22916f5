from documents.models.acts import LegalAct
from documents.models.awaited import AwaitedRelation
from documents.models.collections import CollectionIssue, CollectionsIndexPage
from documents.models.comments import (
    Answer,
    Comment,
    CommentKind,
    CommentStep,
    CommentVersion,
    PublicComment,
    WithholdingReason,
)
from documents.models.drafts import DraftRecord, DraftRegulation, DraftsIndexPage, StageChange
from documents.models.facts import PublicationFact
from documents.models.issues import IssueErratum, IssueItem, IssueRecord, StatedGap
from documents.models.mentions import OwedMention
from documents.models.preparing import Preparation, Upload
from documents.models.procedures import CalendarException, ConsultationProcedure
from documents.models.records import ActRecord
from documents.models.reference import ActKind, Rubric
from documents.models.registration import LegalityReview, RegisterEntry
from documents.models.relations import ActRelation, DismissedRelation, RelationClause
from documents.models.sections import ActsIndexPage, ActsKindPage, ActsYearPage, DocumentsPage
from documents.models.texts import Clause, ClauseDescent, Edition, EditionCause

FiledRecord = ActRecord | DraftRecord
"""A row of a register whose text is a published edition."""

__all__ = [
    "ActKind",
    "ActRecord",
    "ActRelation",
    "ActsIndexPage",
    "ActsKindPage",
    "ActsYearPage",
    "Answer",
    "AwaitedRelation",
    "CalendarException",
    "Clause",
    "ClauseDescent",
    "CollectionIssue",
    "CollectionsIndexPage",
    "Comment",
    "CommentKind",
    "CommentStep",
    "CommentVersion",
    "ConsultationProcedure",
    "DismissedRelation",
    "DocumentsPage",
    "DraftRecord",
    "DraftRegulation",
    "DraftsIndexPage",
    "Edition",
    "EditionCause",
    "FiledRecord",
    "IssueErratum",
    "IssueItem",
    "IssueRecord",
    "LegalAct",
    "LegalityReview",
    "OwedMention",
    "Preparation",
    "PublicComment",
    "PublicationFact",
    "RegisterEntry",
    "RelationClause",
    "Rubric",
    "StageChange",
    "StatedGap",
    "Upload",
    "WithholdingReason",
]
