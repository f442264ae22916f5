"""Acts for machines that read pages: schema.org Legislation, and an address in the manner of ELI (D177)."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from core.views import gone
from documents.causes import NamedCause
from documents.models import ActRecord, ActRelation, Edition, PublicationFact
from documents.naming import act_name, latin
from documents.reading import heading
from documents.relations import ShownRelation
from documents.status import Status

IN_FORCE = {Status.IN_FORCE, Status.IN_FORCE_AMENDED}
_ESCAPED = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
_CHANGES = {
    ActRelation.Kind.AMENDS.label: "legislationChanges",
    ActRelation.Kind.REPEALS.label: "legislationRepeals",
}


def eli(record: ActRecord) -> str:
    """Return the address of an act as a work: `/eli/ru-alt-aleysk/administratsiya/postanovlenie/2026/03/12/145-p`."""
    day = record.adopted_on
    number = latin(record.number) or "bez-nomera"
    return f"/eli/{settings.JURISDICTION}/{record.issuing_body.slug}/{record.kind.slug}/{day:%Y/%m/%d}/{number}"


@require_safe
def follow_eli(
    request: HttpRequest, authority: str, body: str, kind: str, year: int, month: int, day: int, number: str
) -> HttpResponse:
    """Lead from the address of an act as a work to its page."""
    try:
        adopted_on = date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Http404 from error
    acts = ActRecord.objects.filter(
        issuing_body__slug=body, kind__slug=kind, adopted_on=adopted_on, published_at__isnull=False
    )
    for record in acts.select_related("kind", "issuing_body").order_by("-is_public", "pk"):
        if authority == settings.JURISDICTION and (latin(record.number) or "bez-nomera") == number:
            if record.is_public:
                return HttpResponse(status=303, headers={"Location": record.path})
            if record.is_withdrawn:
                return gone(request, record, heading(record))
    raise Http404


def legislation(
    record: ActRecord,
    edition: Edition,
    *,
    status: Status,
    facts: Sequence[PublicationFact] = (),
    relations: Sequence[ShownRelation] = (),
    causes: Sequence[NamedCause] = (),
) -> SafeString:
    """Return the JSON-LD of a public act, safe inside a page: no sign in it can end the element it stands in."""
    site = settings.SITE_URL.rstrip("/")
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{site}{eli(record)}",
        "url": f"{site}{record.path}",
        "name": act_name(record.kind.name, record.adopted_on, record.number, record.issuing_body.genitive),
        "headline": record.title or None,
        "legislationIdentifier": record.number or None,
        "legislationType": record.kind.name,
        "legislationDate": record.adopted_on.isoformat(),
        "legislationDateVersion": (edition.valid_from or edition.dated_on).isoformat(),
        "legislationLegalForce": f"https://schema.org/{'InForce' if status in IN_FORCE else 'NotInForce'}",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": record.issuing_body.name},
        "inLanguage": "ru",
        "datePublished": record.promulgated_on.isoformat() if record.promulgated_on else None,
        "isPartOf": _issue(facts),
        "encoding": _encoding(edition, site),
    }
    if status == Status.REFERENCE:
        del said["legislationLegalForce"]
    for relation in relations:
        if name := _CHANGES.get(relation.words):
            said.setdefault(name, []).append({"@id": f"{site}{eli(relation.other)}"})
    if causes:
        said["legislationConsolidates"] = [{"@id": f"{site}{eli(cause.act)}"} for cause in causes]
    whole = {name: value for name, value in said.items() if value is not None}
    return SafeString(json.dumps(whole, ensure_ascii=False).translate(_ESCAPED))


def _issue(facts: Sequence[PublicationFact]) -> dict[str, Any] | None:
    printed = next((fact for fact in facts if fact.publication_name and fact.issue), None)
    if printed is None:
        return None
    return {
        "@type": "PublicationIssue",
        "issueNumber": printed.issue,
        "datePublished": printed.published_on.isoformat(),
        "isPartOf": {"@type": "Periodical", "name": printed.publication_name},
    }


def _encoding(edition: Edition, site: str) -> list[dict[str, Any]] | None:
    if not edition.is_public:
        return None
    address = f"{site}/files/editions/{edition.public_id}/"
    files = [
        (edition.source_file, address, edition.source_name, edition.source_size),
        (edition.signed_file, f"{address}signed/", edition.signed_name, edition.signed_size),
    ]
    given = [
        {
            "@type": "LegislationObject",
            "contentUrl": where,
            "name": name,
            "contentSize": str(size or ""),
            "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        }
        for file, where, name, size in files
        if file
    ]
    return given or None
