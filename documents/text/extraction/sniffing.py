"""What a file is, by its first bytes; its name is never believed."""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from documents.text.extraction.archive import BROKEN, ENCRYPTED
from documents.text.extraction.errors import UnreadableFileError

LARGEST_FILE = 50 * 1024 * 1024


class Format(StrEnum):
    WORD = "docx"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    WEB_PAGE = "html"
    PDF = "pdf"
    PLAIN = "txt"


READ = "Подходят файлы .docx, .odt, .rtf, .html и .pdf с текстом."
_SAVE_AS_WORD = "откройте его в Word или LibreOffice и сохраните как .docx."
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"RIFF", b"AT&TFORM")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_PROGRAMS = (b"MZ", b"\x7fELF")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|p|div|span|table|h[1-6]|[ou]l|li|br|font|meta|style|script)[\s>/]",
    re.IGNORECASE,
)
_XML_WORD = (b'progid="Word.Document"', b"http://schemas.microsoft.com/office/2006/xmlPackage", b"office:document ")
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_HEAD = 4096


def format_of(content: bytes) -> Format:
    """Return the format of a file. Raises `UnreadableFileError` where it is none we read."""
    if not content.strip(b"\0 \t\r\n"):
        raise UnreadableFileError("Файл пуст: проверьте, тот ли файл вы загрузили.")
    if len(content) > LARGEST_FILE:
        raise UnreadableFileError(
            "Файл больше 50 МБ: уберите из него картинки и вложения, сохраните заново и загрузите снова."
        )
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if is_pdf(content):
        return Format.PDF
    if head.startswith(_ZIP):
        return _zipped(content)
    if head.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    _refuse_known(head, content)
    if _TAG.search(_narrow(content[: 4 * _HEAD])):
        return Format.WEB_PAGE
    return Format.PLAIN


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def _refuse_known(head: bytes, content: bytes) -> None:
    if head.startswith(_OLD_OFFICE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise UnreadableFileError(ENCRYPTED)
        raise UnreadableFileError(f"Это файл старого Word (.doc) или другой старой программы: {_SAVE_AS_WORD}")
    if head.startswith(_IMAGES):
        raise UnreadableFileError("Это картинка, текста в ней нет: распознайте её или загрузите исходный файл Word.")
    if head.startswith(_ARCHIVES):
        raise UnreadableFileError("Это архив: распакуйте его и загрузите сам документ.")
    if head.startswith(_PROGRAMS):
        raise UnreadableFileError(f"Это программа, а не документ. {READ}")
    if any(sign in head for sign in _XML_WORD) and head.startswith(b"<?xml"):
        raise UnreadableFileError(f"Это документ в виде одного файла XML: {_SAVE_AS_WORD}")
    if head.startswith(b"MIME-Version:"):
        raise UnreadableFileError(f"Это веб-страница в одном файле (.mht): {_SAVE_AS_WORD}")
    if b"\0" in head and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFileError(f"Файл не похож на документ. {READ}")


def _zipped(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:_HEAD].decode("latin-1") if _is_small(archive, "mimetype") else ""
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, RuntimeError, NotImplementedError) as error:
        raise UnreadableFileError(BROKEN) from error
    if mimetype.startswith(_OPEN_DOCUMENT) or {"content.xml", "META-INF/manifest.xml"} <= names:
        if mimetype and not mimetype.startswith(f"{_OPEN_DOCUMENT}text"):
            raise UnreadableFileError(
                "Это таблица, рисунок или презентация, а не текст: загрузите документ с текстом акта."
            )
        return Format.OPEN_DOCUMENT
    if any(name.startswith("word/") for name in names) or "_rels/.rels" in names:
        if any(name.startswith(("xl/", "ppt/", "visio/")) for name in names):
            raise UnreadableFileError("Это таблица или презентация, а не текст: загрузите документ с текстом акта.")
        return Format.WORD
    raise UnreadableFileError("Это архив: распакуйте его и загрузите сам документ.")


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size <= _HEAD


def _narrow(head: bytes) -> bytes:
    """Letters of two bytes (UTF-16) as letters of one, enough to see tags."""
    return head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
