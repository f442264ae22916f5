"""The `meta` of an Akoma Ntoso document: what it is, who made it, where it was published, what amended it."""

from typing import Any

from lxml import etree

from documents.text.writing.description import Description

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def element(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """Add an element of the namespace."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)


def main_metadata(description: Description) -> etree._Element:
    """Return the metadata of the act itself."""
    meta = etree.Element(f"{{{NAMESPACE}}}meta")
    meta.append(identification(description, "main"))
    if (published := description.publication) is not None:
        issue = {"number": published.issue} if published.issue else {}
        element(meta, "publication", date=published.day.isoformat(), name="publication", showAs=published.name, **issue)
    lifecycle = element(meta, "lifecycle", source="#site")
    element(
        lifecycle, "eventRef", eId="e1", date=description.adopted_on.isoformat(), type="generation", source="#original"
    )
    for number, amendment in enumerate(description.amendments, start=1):
        element(
            lifecycle,
            "eventRef",
            eId=f"e{number + 1}",
            date=amendment.day.isoformat(),
            type="amendment",
            source=f"#am{number}",
        )
    _modifications(meta, description)
    _references(meta, description)
    return meta


def _modifications(meta: etree._Element, description: Description) -> None:
    """Say which clauses of the text the amendments changed, where that is known."""
    made = [(amendment, each) for amendment in description.amendments for each in amendment.modifications]
    if not made:
        return
    changes = element(element(meta, "analysis", source="#site"), "passiveModifications")
    for number, (amendment, each) in enumerate(made, start=1):
        change = element(changes, "textualMod", eId=f"mod{number}", type=each.how)
        element(change, "source", href=f"{amendment.address}#{each.by}" if each.by else amendment.address)
        element(change, "destination", href=f"#{each.address}")


def _references(meta: etree._Element, description: Description) -> None:
    references = element(meta, "references", source="#site")
    element(references, "original", eId="original", href=description.work, showAs=description.name)
    for number, amendment in enumerate(description.amendments, start=1):
        element(references, "passiveRef", eId=f"am{number}", href=amendment.address, showAs=amendment.name)
    body = description.body or "не указан"
    where = f"/ontology/organization/ru/{description.body_slug or 'organ'}"
    element(references, "TLCOrganization", eId="author", href=where, showAs=body)
    element(references, "TLCOrganization", eId="site", href=description.site or where, showAs="Официальный сайт")


def identification(description: Description, component: str) -> etree._Element:
    """Return what identifies the act, or one of its annexes, as work, expression and file."""
    made = etree.Element(f"{{{NAMESPACE}}}identification", source="#site")
    work, expression = description.work, description.expression
    edition_on = description.edition_on or description.adopted_on
    part = "" if component == "main" else f"/!{component}"
    begun = "posting" if description.is_draft else "adoption"
    _level(made, "FRBRWork", work, component, part, description.adopted_on, begun, "#author")
    _level(made, "FRBRExpression", expression, component, part, edition_on, "validFrom", "#site")
    written_on = description.written_on or edition_on
    _level(made, "FRBRManifestation", f"{expression}.xml", component, part, written_on, "markup", "#site")
    element(made[0], "FRBRcountry", value="ru")
    if component == "main" and description.number:
        element(made[0], "FRBRnumber", value=description.number)
    element(made[1], "FRBRlanguage", language="rus")
    return made


def _level(
    parent: etree._Element, name: str, address: str, component: str, part: str, day: Any, what: str, author: str
) -> None:
    level = element(parent, name)
    bare, dot, extension = address.partition(".xml")
    element(level, "FRBRthis", value=f"{bare}/!{component}{dot}{extension}")
    element(level, "FRBRuri", value=f"{bare}{part}{dot}{extension}")
    element(level, "FRBRdate", date=day.isoformat(), name=what)
    element(level, "FRBRauthor", href=author)
