"""The desk of one act: its texts, publication facts, relations, an end that no act of the register tells."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from core.posting import posted
from documents import permissions, publication
from documents.causes import causes_in_words, causes_of
from documents.desk.keeping import act_of, keep
from documents.desk.places import desk_page
from documents.forms.desk import EndForm, FactForm
from documents.forms.registration import registration_forms
from documents.forms.relations import RelationForm
from documents.issues.reading import issues_with_personal_data_of
from documents.models import ActRecord, ActRelation, Edition, PublicationFact
from documents.promulgation import promulgation, publications
from documents.proposing import proposals
from documents.registration.shown import shown_registration
from documents.relations import shown_relation
from documents.status import status
from documents.wording import end_in_words, entry, entry_rule_in_words, promulgation_in_words, status_in_words, validity


def desk(request: HttpRequest, page_id: int, **bound: Any) -> HttpResponse:
    """Show where the act stands and everything that hangs on it; `bound` are forms sent back with their errors."""
    record = act_of(request, page_id)
    today = timezone.localdate()
    state = status(record, today)
    editions = list(Edition.objects.filter(page=page_id).order_by("-number"))
    causes = causes_of(editions)
    context = {
        "fact_form": FactForm(),
        "relation_form": RelationForm(source=record),
        "end_form": EndForm(instance=record),
        **registration_forms(record),
        **bound,
        "record": record,
        "status": state,
        "status_words": status_in_words(record, state, today),
        "entry": entry(record, state, today),
        "entry_rule": entry_rule_in_words(record.page),
        "editions": [
            (edition, validity(record, edition, state, today), causes_in_words(causes[edition.pk]))
            for edition in editions
        ],
        "facts": _facts(record),
        **shown_registration(record),
        "relations": [(row, shown_relation(row, is_outgoing=True)) for row in _relations(record.outgoing_relations)],
        "incoming": [(row, shown_relation(row, is_outgoing=False)) for row in _relations(record.incoming_relations)],
        "proposals": proposals(record),
        "revealing_issues": issues_with_personal_data_of(record),
        "may_publish": permissions.may_publish(request.user, record.page),
    }
    return desk_page(request, "documents/desk/desk.html", "Тексты и сведения", record, context)


@posted
def set_end(request: HttpRequest, page_id: int) -> HttpResponse:
    act = act_of(request, page_id, publishing=True)
    form = EndForm(request.POST, instance=act)
    return keep(
        request,
        act,
        form,
        lambda: publication.set_end(form.save(commit=False)),
        shown=lambda: desk(request, page_id, end_form=form),
        section="relations",
        said="Сохранено, статус пересчитан.",
        noted=lambda: end_in_words(act),
    )


def _facts(record: ActRecord) -> list[tuple[PublicationFact, str]]:
    """Each fact with whether it makes the act officially public."""
    facts = list(record.publication_facts.all())
    first = promulgation(facts)
    return [(fact, promulgation_in_words(each, first)) for each in publications(facts) for fact in each.facts]


def _relations(rows: Any) -> QuerySet[ActRelation]:
    related: QuerySet[ActRelation] = rows.select_related("source__kind", "target__kind").prefetch_related("places")
    return related.order_by("kind", "pk")
