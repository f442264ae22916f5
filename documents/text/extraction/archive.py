"""Opens zipped files (.docx, .odt) that may mean harm: every size is checked while reading, never believed."""

import zipfile
import zlib
from types import TracebackType
from typing import IO

from lxml import etree

from documents.text.extraction.errors import UnreadableFileError

LARGEST_PART = 48 * 1024 * 1024
LARGEST_TOTAL = 96 * 1024 * 1024
MOST_PARTS = 20_000
_STORED_OR_DEFLATED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_IS_ENCRYPTED = 0x1

BROKEN = (
    "Файл повреждён или загружен не до конца: откройте его в Word или LibreOffice, сохраните заново и загрузите снова."
)
TOO_LARGE = (
    "Внутри файла слишком много данных для текста акта: удалите из него картинки и вложения, сохраните заново "
    "и загрузите снова."
)
TOO_DEEP = "В файле слишком много таблиц или списков друг в друге: уберите лишние, сохраните и загрузите снова."
ENCRYPTED = "Файл закрыт паролем: откройте его в Word или LibreOffice, снимите пароль, сохраните и загрузите снова."


class Archive:
    """The parts of a zipped file, read one at a time within limits. Use it in a `with` statement."""

    def __init__(self, file: IO[bytes]) -> None:
        """Raises `UnreadableFileError` where the list of parts is broken or too long."""
        self._left = LARGEST_TOTAL
        try:
            self._zip = zipfile.ZipFile(file)
            self.names = frozenset(self._zip.namelist())
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableFileError(BROKEN) from error
        if len(self.names) > MOST_PARTS:
            raise UnreadableFileError(TOO_LARGE)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Return one part whole. Raises `UnreadableFileError` where it is missing, locked, broken or too large."""
        try:
            part = self._zip.getinfo(name)
        except KeyError as error:
            raise UnreadableFileError(BROKEN) from error
        if part.flag_bits & _IS_ENCRYPTED:
            raise UnreadableFileError(ENCRYPTED)
        if part.compress_type not in _STORED_OR_DEFLATED:
            raise UnreadableFileError(BROKEN)
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(part) as stream:
                content = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
            raise UnreadableFileError(BROKEN) from error
        if len(content) > limit:
            raise UnreadableFileError(TOO_LARGE)
        self._left -= len(content)
        return content

    def tree(self, name: str) -> etree._Element:
        """Return one part as XML. Raises `UnreadableFileError` as `read` does."""
        return parse_xml(self.read(name))

    def tree_if_any(self, name: str) -> etree._Element | None:
        return self.tree(name) if name in self.names else None


def parse_xml(content: bytes) -> etree._Element:
    """Return XML as a tree: no network, no entities, no document type, at most 256 levels deep.

    Raises `UnreadableFileError` where it is broken or tries any of these.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFileError(TOO_DEEP if "depth" in str(error) else BROKEN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFileError(BROKEN)
    return root
