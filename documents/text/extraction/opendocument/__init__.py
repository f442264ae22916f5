"""Reads .odt: what LibreOffice prints, with its automatic numbers, after all tracked changes are accepted."""

from collections.abc import Sequence

from documents.text.document import Block, Document
from documents.text.extraction.archive import BROKEN, ENCRYPTED, Archive
from documents.text.extraction.collecting import Collector
from documents.text.extraction.errors import UnreadableFileError
from documents.text.extraction.opendocument.body import StoryReader
from documents.text.extraction.opendocument.names import OFFICE
from documents.text.extraction.opendocument.styles import Styles

_MANIFEST = "META-INF/manifest.xml"


def read(archive: Archive) -> Document:
    """Return what an .odt says. Raises `UnreadableFileError` where it is broken or locked."""
    if _MANIFEST in archive.names and b"encryption-data" in archive.read(_MANIFEST):
        raise UnreadableFileError(ENCRYPTED)
    content = archive.tree("content.xml")
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableFileError(BROKEN)
    collector = Collector()
    if any(name.startswith("Basic/") for name in archive.names):
        collector.remark_on_all("macros")
    reader = StoryReader(Styles(archive.tree_if_any("styles.xml"), content), collector)
    for blocks in reader.blocks(body):
        collector.add(blocks)
    notes: dict[str, Sequence[Block]] = {}
    while unread := [source for source in reader.notes if source not in notes]:  # a note may call a note
        notes |= {source: reader.whole(reader.notes[source]) for source in unread}
    return collector.document(notes)
