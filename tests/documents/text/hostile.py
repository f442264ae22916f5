"""Files that mean harm or are simply wrong, and what is to become of each: words of its text or of the refusal."""

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from tests.documents.text.making import docx, odt, p, r, zipped

READ = "читается: "
BROKEN, LOCKED, EMPTY = "повреждён", "паролем", "нет текста"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Hostile:
    name: str
    make: Callable[[], bytes]
    says: str
    """A piece of the refusal, or `READ` and words of the text."""


def files() -> Iterator[Hostile]:
    for name, (make, says) in _FILES.items():
        yield Hostile(name, make, says)


def _raw_docx(document: str) -> bytes:
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = f'<Relationships><Relationship Id="m" Type="{relation}" Target="word/document.xml"/></Relationships>'
    return zipped({"_rels/.rels": relations, "word/document.xml": document})


def _bomb() -> bytes:
    """A part of 256 megabytes, as its own header admits."""
    return _zip_of("word/document.xml", b"\0" * (256 * _MEGABYTE // 16), times=16, declared=None)


def _lying_bomb() -> bytes:
    """The same, its header saying it is small."""
    return _zip_of("word/document.xml", b" " * (256 * _MEGABYTE // 16), times=16, declared=1000)


def _zip_of(name: str, piece: bytes, *, times: int, declared: int | None) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(packer.compress(piece) for _ in range(times)) + packer.flush()
    checksum = 0
    for _ in range(times):
        checksum = zlib.crc32(piece, checksum)
    size = declared if declared is not None else len(piece) * times
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = f'<Relationships><Relationship Id="m" Type="{relation}" Target="{name}"/></Relationships>'.encode()
    members = [("_rels/.rels", rels, rels, zlib.crc32(rels), 0), (name, packed, b"", checksum, 8)]
    body, directory = b"", b""
    for path, data, plain, crc, method in members:
        length = len(plain) if plain else size
        head = struct.pack("<HHHHHIIIHH", 20, 0, method, 0, 0, crc, len(data), length, len(path), 0)
        directory += b"PK\x01\x02\x14\0" + head + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + path.encode()
        body += b"PK\x03\x04" + head + path.encode() + data
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + end


def _locked_zip() -> bytes:
    content = bytearray(docx(p("тайна")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(sign)
        while at >= 0:
            content[at + offset] |= 1
            at = content.find(sign, at + 4)
    return bytes(content)


def _laughs() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE d [<!ENTITY a0 "ха">{entities}]>'


def _word(inside: str, doctype: str = "") -> str:
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{doctype}<w:document xmlns:w="{name}"><w:body>{inside}</w:body></w:document>'


def _image_pdf() -> bytes:
    return _pdf(b"<</Length 20>>stream\n10 10 50 50 re f    \nendstream")


def _pdf_bomb() -> bytes:
    """A page whose 256 megabytes are packed into some 250 kilobytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (16 * _MEGABYTE)) for _ in range(16)) + packer.flush()
    return _pdf(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))


def _pdf(content: bytes, resources: bytes = b"<<>>") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources%s>>" % resources,
        content,
    ]
    body, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(body),
    )


_SCRIPTS = """<html><head><meta http-equiv="refresh" content="0;url=http://192.0.2.1/"><script>bad()</script></head>
<body onload="bad()"><p onclick="bad()">1. Слова <a href="javascript:bad()">ссылки</a>.</p><iframe
src="http://192.0.2.1/">рамка</iframe><img src="http://192.0.2.1/x.png" onerror="bad()">
<p>&lt;script&gt;bad()&lt;/script&gt;</p></body></html>"""
_EXTERNAL = docx(
    p('<w:r><w:drawing><a:blip r:link="far"/></w:drawing></w:r>') + p("1. Слова.") + '<w:altChunk r:id="far"/>'
)
_CALL = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_WIDE_ROW = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr>{p("а")}</w:tc></w:tr>'
_TABLE_TWICE = "<table:table><table:table-row><table:table-cell>"
_ODT_LINK = (
    '<text:p>1. Слова.<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><draw:image'
    ' xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://192.0.2.1/x.png"/></draw:frame></text:p>'
)
_RTF_LINK = (
    rb'{\rtf1 1. Words {\field{\*\fldinst INCLUDEPICTURE "http://192.0.2.1/x.png"}{\fldrslt go on}}'
    rb'{\field{\*\fldinst DDEAUTO c:\\\\cmd.exe "/c calc"}{\fldrslt .}}}'
)
_HTML_LINKS = """<html><head><link rel="stylesheet" href="http://192.0.2.1/a.css"><style>@import
"http://192.0.2.1/b.css"; p { background: url(http://192.0.2.1/c.png) }</style><base href="http://192.0.2.1/">
<object data="http://192.0.2.1/d"></object></head><body><p>1. Слова.</p></body></html>"""
_FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    "пустой": (lambda: b"", "пуст"),
    "одни пробелы": (lambda: b" \r\n\t" * 10, "пуст"),
    "docx без слов": (lambda: docx(p("")), EMPTY),
    "docx под паролем": (lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, LOCKED),
    "docx в запертом архиве": (_locked_zip, LOCKED),
    "odt под паролем": (lambda: odt("<text:p>тайна</text:p>", "<file><encryption-data/></file>"), LOCKED),
    "обрезанный docx": (lambda: docx(p("слова " * 5000))[:-300], BROKEN),
    "docx с разорванным XML": (lambda: _raw_docx(_word(p("слова"))[:-30]), BROKEN),
    "обрезанный pdf": (lambda: _image_pdf()[:60], BROKEN),
    "обрезанный rtf": (lambda: rb"{\rtf1\ansi 1. Words {\b go on", READ + "Words go on"),
    "обрезанный html": (lambda: "<html><p>1. Слова <b>идут <a href='".encode(), READ + "Слова идут"),
    "zip-бомба": (_bomb, "слишком много данных"),
    "zip-бомба с ложным размером": (_lying_bomb, BROKEN),
    "миллиард «ха»": (lambda: _raw_docx(_word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", _laughs())), BROKEN),
    "внешняя сущность": (
        lambda: _raw_docx(
            _word("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>')
        ),
        BROKEN,
    ),
    "внешние связи": (lambda: _EXTERNAL, READ + "Слова."),
    "внешняя картинка odt": (lambda: odt(_ODT_LINK), READ + "Слова."),
    "чужой файл и команда в rtf": (lambda: _RTF_LINK, READ + "Words go on"),
    "чужие стили в html": (lambda: _HTML_LINKS.encode(), READ + "Слова."),
    "pdf-бомба": (_pdf_bomb, "только картинки|отведённой памяти|повреждён|не удалось прочитать|дольше"),
    "100 000 массивов в pdf": (
        lambda: _pdf(b"<</Length 20>>stream\n10 10 50 50 re f    \nendstream", b"<</A" + b"[" * 100_000 + b">>"),
        "только картинки|отведённой памяти|повреждён|не удалось прочитать",
    ),
    "макросы": (lambda: zipped({**_parts(docx(p("1. Слова."))), "word/vbaProject.bin": b"\0"}), READ + "Слова."),
    "таблицы на 3000 уровней в docx": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 3000 + p("дно") + "</w:tc></w:tr></w:tbl>" * 3000),
        "друг в друге",
    ),
    "таблицы на 60 уровней в docx": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 60 + p("дно") + "</w:tc></w:tr></w:tbl>" * 60),
        READ + "дно",
    ),
    "таблицы на 3000 уровней в odt": (
        lambda: odt(
            _TABLE_TWICE * 3000 + "<text:p>дно</text:p>" + "</table:table-cell></table:table-row></table:table>" * 3000
        ),
        "друг в друге",
    ),
    "таблицы на 5000 уровней в html": (lambda: b"<table><tr><td>1<td>" * 5000 + "дно".encode(), READ + "дно"),
    "100 000 вложенных div": (lambda: b"<div>" * 100_000 + "дно".encode(), READ + "дно"),
    "20 000 незакрытых b": (lambda: "<p>слово<b>".encode() * 20_000, READ + "слово"),
    "100 000 вложенных списков": (lambda: b"<ol><li>" * 100_000 + "дно".encode(), READ + "дно"),
    "100 000 групп в rtf": (lambda: rb"{\rtf1 " + b"{" * 100_000 + b"x", "друг в друге"),
    "таблицы на 9999 уровней в rtf": (
        lambda: rb"{\rtf1\pard\intbl\itap9999 bottom\nestcell\nestrow\cell\row}",
        READ + "bottom",
    ),
    "скрипты в html": (lambda: _SCRIPTS.encode(), READ + "Слова ссылки."),
    "старый doc": (lambda: _OLE + b"\0" * 1000, "старого Word"),
    "pdf из картинок": (_image_pdf, "только картинки"),
    "xlsx": (lambda: zipped({"_rels/.rels": "<a/>", "xl/workbook.xml": "<a/>"}), "таблица"),
    "архив": (lambda: zipped({"акт.docx": docx(p("слова"))}), "архив"),
    "картинка": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "картинка"),
    "программа": (lambda: b"MZ\x90\0" + b"\0" * 100, "программа"),
    "случайные байты": (lambda: bytes(range(256)) * 100, "не похож на документ"),
    "миллион знаков <": (lambda: b"<p>x" + b"<" * _MEGABYTE, READ + "x"),
    "миллион начал примечаний": (lambda: b"<p>x</p>" + b"<!-" * 300_000, READ + "x"),
    "миллион начал тегов": (lambda: b"<p>x" + b"<a " * 300_000 + b">", READ + "x"),
    "миллион незакрытых тегов": (lambda: b"<p>x" + b"<a " * 300_000, READ + "x"),
    "миллион начал комментариев": (lambda: b"<p>x</p>" + b"<!--" * 300_000, READ + "x"),
    "миллион амперсандов": (lambda: b"<p>x" + b"&" * _MEGABYTE, READ + "x"),
    "мегабайт пробелов": (lambda: b"<p>x" + b" " * _MEGABYTE + b"y", READ + "x y"),
    "мегабайт переносов строк": (lambda: b"<p>x" + b"<br>" * 300_000 + b"y", READ + "x"),
    "мегабайт стилей без скобок": (lambda: b"<style>" + b"a, " * 300_000 + b"</style><p>x", READ + "x"),
    "стили по кругу": (
        lambda: docx(
            p("1. Слова.", '<w:pStyle w:val="A"/>'),
            styles='<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
        READ + "Слова.",
    ),
    "сноска внутри самой себя": (
        lambda: docx(
            p(r("1. Слова.") + _CALL), footnotes=f'<w:footnote w:id="2">{p(r("сноска") + _CALL)}</w:footnote>'
        ),
        READ + "Слова.",
    ),
    "ячейка на два миллиарда столбцов": (
        lambda: docx(f"<w:tbl>{_WIDE_ROW * 2}</w:tbl>"),
        READ + "а",
    ),
    "десять тысяч абзацев docx": (lambda: docx(p("1. Слова.") * 10_000), READ + "Слова."),
}


def _parts(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
