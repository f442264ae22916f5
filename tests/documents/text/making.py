"""Small files made for tests of one feature each; whole acts made by an office program are in tests/files/texts."""

import zipfile
from io import BytesIO

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMES = (
    f'{_W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx of `body`; `numbering`, `styles`, `footnotes` are the insides of those parts."""
    relations = "".join(f'<Relationship Id="{name}" Type="{_RELATION}/{name}" Target="{name}.xml"/>' for name in parts)
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/>' for name in parts)
    package = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">'
            f'<Relationship Id="main" Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}'
            f'<Relationship Id="far" Type="{_RELATION}/image" Target="http://192.0.2.1/x.png" TargetMode="External"/>'
            "</Relationships>",
            "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
            **{f"word/{name}.xml": f"<w:{name} {_NAMES}>{inside}</w:{name}>" for name, inside in parts.items()},
        }
    )


def p(text: str, properties: str = "") -> str:
    """A paragraph of Word; `text` is plain or made of runs already."""
    inside = text if text.startswith("<") else r(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered(level: int, list_id: int = 1) -> str:
    """Properties of a numbered paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def level(place: int, pattern: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(list_id: int, key: int, *overrides: str) -> str:
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{key}"/>{"".join(overrides)}</w:num>'


def odt(content: str, manifest: str = "") -> bytes:
    """An .odt of `content` with the character styles `bold` and `raised`."""
    prefix = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(
        f'xmlns:{name}="{prefix}:{path}:1.0"'
        for name, path in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    styles = (
        '<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
        '<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/>'
        "</style:style>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{content}</office:text></office:body>"
            "</office:document-content>",
        }
    )
