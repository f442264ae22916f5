"""What changes an act that stays in force, and on which days (D50, D51): one rule for status, editions and files."""

from django.db.models import Exists, OuterRef, Q

from documents.models import ActRelation, RelationClause

_Kind = ActRelation.Kind
IS_PARTIAL = Exists(RelationClause.objects.filter(relation=OuterRef("pk")))
"""The condition that a relation is about clauses of its target and not about the whole of it."""
CHANGES = Q(kind=_Kind.AMENDS) | Q(IS_PARTIAL, kind__in=[_Kind.REPEALS, _Kind.CANCELS])
"""The condition that a relation lets its target go on with another text: it ends a part of it at most."""
COUNTS = Q(source__published_at__isnull=False) | Q(source__contains_personal_data=True)
"""The condition that a relation does anything: a draft in the admin changes and repeals nothing."""
