"""Reads .docx: what Word prints, with its automatic numbers, after all tracked changes are accepted."""

import posixpath
from collections.abc import Sequence

from documents.text.document import Block, Document
from documents.text.extraction.archive import BROKEN, Archive
from documents.text.extraction.collecting import Collector
from documents.text.extraction.errors import UnreadableFileError
from documents.text.extraction.word.body import StoryReader
from documents.text.extraction.word.names import Element, W, local, tree_of
from documents.text.extraction.word.numbering import Numbering
from documents.text.extraction.word.styles import Styles

_MAIN = "/officeDocument"
_NOTES = {"f": ("/footnotes", "footnote"), "e": ("/endnotes", "endnote")}


def read(archive: Archive) -> Document:
    """Return what a .docx says. Raises `UnreadableFileError` where it is broken."""
    main = _parts(archive, "_rels/.rels", "").get(_MAIN)
    if main is None or main not in archive.names:
        raise UnreadableFileError(BROKEN)
    folder, name = posixpath.split(main)
    parts = _parts(archive, posixpath.join(folder, "_rels", f"{name}.rels"), folder)

    def tree(kind: str) -> Element | None:
        part = parts.get(kind)
        return tree_of(archive, part) if part in archive.names else None

    body = tree_of(archive, main).find(W + "body")
    if body is None:
        raise UnreadableFileError(BROKEN)
    collector = Collector()
    styles, numbering = Styles(tree("/styles")), Numbering(tree("/numbering"))
    if any(part.rpartition("/")[2].lower() == "vbaproject.bin" for part in archive.names):
        collector.remark_on_all("macros")
    for blocks in StoryReader(styles, numbering, collector, body).parts(body):
        collector.add(blocks)

    notes: dict[str, Sequence[Block]] = {}
    for letter, (kind, element) in _NOTES.items():
        if not any(source.startswith(letter) for source in collector.called) or (root := tree(kind)) is None:
            continue
        for note in root.iterfind(W + element):
            source = f"{letter}{note.get(W + 'id')}"
            if source in collector.called:
                notes[source] = StoryReader(styles, numbering, collector, note).whole(note)
    return collector.document(notes)


def _parts(archive: Archive, relations: str, folder: str) -> dict[str, str]:
    """Return the parts a part leads to, by kind. What lies outside of the file is never looked at."""
    root = archive.tree_if_any(relations)
    parts: dict[str, str] = {}
    for relation in root if root is not None else ():
        if local(relation) != "Relationship" or relation.get("TargetMode") == "External":
            continue
        kind = "/" + (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        parts.setdefault(kind, posixpath.normpath(path))
    return parts
