"""A text as Akoma Ntoso 1.0 (D177, D179): an `act` or `bill`, annexes as attachments. `eId` is the clause's address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from documents.text.citations.linking import Link
from documents.text.model import Clause, Kind
from documents.text.printing import printed_number
from documents.text.writing.description import Description
from documents.text.writing.inline import blocks_of, legible, referring
from documents.text.writing.metadata import NAMESPACE, element, identification, main_metadata

_ELEMENTS = {
    Kind.SECTION: "section",
    Kind.SUBSECTION: "subsection",
    Kind.CHAPTER: "chapter",
    Kind.SUBCHAPTER: "subchapter",
    Kind.ARTICLE: "article",
    Kind.PART: "paragraph",
    Kind.POINT: "point",
    Kind.SUBPOINT: "subparagraph",
    Kind.PARAGRAPH: "alinea",
    Kind.TABLE: "alinea",
    Kind.ANNEX: "hcontainer",
    Kind.NOTE: "hcontainer",
    Kind.SIGNATURE: "hcontainer",
    Kind.PREAMBLE: "hcontainer",
    Kind.REQUISITES: "hcontainer",
}
_BESIDE_BODY = {Kind.REQUISITES, Kind.PREAMBLE, Kind.SIGNATURE}


@dataclass(frozen=True, slots=True)
class Branch:
    """A clause with what stands below it."""

    clause: Clause
    below: "list[Branch]"


def write_akn(
    clauses: Sequence[Clause],
    description: Description,
    references: Mapping[str, Sequence[Link]] = MappingProxyType({}),
) -> bytes:
    """Return the text as an XML file in UTF-8, valid against the bundled schema.

    `references` are what the words of a clause cite, by its address: a place in this text, `#p-2`, or another work,
    `/akn/ru/act/…#st-5`.
    """
    clauses = [referring(clause, references.get(clause.address, ())) for clause in clauses]
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    name = "bill" if description.is_draft else "act"
    act = element(root, name, name=description.kind_slug or name, contains="singleVersion")
    act.append(main_metadata(description))
    branches = _tree(clauses)
    annexes = [branch for branch in branches if branch.clause.kind is Kind.ANNEX]
    _preface(act, description, [branch.clause for branch in branches if not branch.below])
    _fill(act, "body", [branch for branch in branches if branch.clause.kind is not Kind.ANNEX], "")
    if annexes:
        attachments = element(act, "attachments")
        for number, annex in enumerate(annexes, start=1):
            _attachment(attachments, annex, number, description)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _tree(clauses: Sequence[Clause]) -> list[Branch]:
    branches = [Branch(clause, []) for clause in clauses]
    roots: list[Branch] = []
    for branch in branches:
        parent = branch.clause.parent
        (roots if parent is None else branches[parent].below).append(branch)
    return roots


def _preface(act: etree._Element, description: Description, leaves: Sequence[Clause]) -> None:
    preface = element(act, "preface", eId="preface")
    line = element(preface, "p")
    element(line, "docType").text = legible(description.kind.upper())
    _say(line, " от ")
    day = element(line, "docDate", date=description.adopted_on.isoformat())
    day.text = f"{description.adopted_on:%d.%m.%Y}"
    if description.number:
        _say(line, " № ")
        element(line, "docNumber").text = legible(description.number)
    if description.title:
        _say(line, " ")
        element(line, "docTitle").text = legible(description.title)
    _requisites(preface, leaves)


def _requisites(preface: etree._Element, leaves: Sequence[Clause]) -> None:
    for clause in leaves:
        if clause.kind is Kind.REQUISITES:
            preface.extend(blocks_of(clause, clause.address))


def _say(line: etree._Element, words: str) -> None:
    line[-1].tail = words


def _fill(parent: etree._Element, name: str, branches: Sequence[Branch], prefix: str) -> None:
    """Write preamble, body and conclusions; a text without a clause for its body has an empty one."""
    leaves = [branch.clause for branch in branches if not branch.below]
    _blocks(parent, "preamble", [clause for clause in leaves if clause.kind is Kind.PREAMBLE], prefix)
    body = element(parent, name, eId=f"{prefix}body")
    for branch in branches:
        if branch.below or branch.clause.kind not in _BESIDE_BODY:
            _clause(body, branch)
    if len(body) == 0:
        empty = element(body, "hcontainer", eId=f"{prefix}empty", name="empty")
        element(element(empty, "content", eId=f"{prefix}empty__content"), "p")
    _blocks(parent, "conclusions", [clause for clause in leaves if clause.kind is Kind.SIGNATURE], prefix)


def _blocks(parent: etree._Element, name: str, clauses: Sequence[Clause], prefix: str) -> None:
    if clauses:
        container = element(parent, name, eId=f"{prefix}{name}")
        for clause in clauses:
            container.extend(blocks_of(clause, clause.address))


def _clause(parent: etree._Element, branch: Branch) -> None:
    clause = branch.clause
    name = _ELEMENTS[clause.kind]
    names = {"name": clause.kind.value} if name == "hcontainer" else {}
    made = element(parent, name, eId=clause.address, **names)
    if number := printed_number(clause.kind, clause.number, clause.heading):
        element(made, "num").text = legible(number)
    if clause.heading:
        element(made, "heading").text = legible(clause.heading)
    if branch.below:
        if clause.text:
            element(made, "intro", eId=f"{clause.address}__intro").extend(blocks_of(clause, clause.address))
        for below in branch.below:
            _clause(made, below)
    else:
        element(made, "content", eId=f"{clause.address}__content").extend(blocks_of(clause, clause.address))


def _attachment(attachments: etree._Element, annex: Branch, number: int, description: Description) -> None:
    clause = annex.clause
    attachment = element(attachments, "attachment", eId=f"{clause.address}__attachment")
    document = element(attachment, "doc", name="prilozhenie", contains="singleVersion")
    meta = element(document, "meta")
    meta.append(identification(description, f"prilozhenie{number}"))
    preface = element(document, "preface", eId=clause.address)
    line = element(preface, "p")
    element(line, "docTitle").text = legible(
        " ".join(part for part in (printed_number(clause.kind, clause.number, clause.heading), clause.heading) if part)
    )
    preface.extend(blocks_of(clause, clause.address) if clause.text else [])
    _requisites(preface, [branch.clause for branch in annex.below if not branch.below])
    _fill(document, "mainBody", annex.below, f"{clause.address}__")
