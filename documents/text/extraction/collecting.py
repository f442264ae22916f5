"""Gathers what a reader finds, in reading order: blocks, the footnotes called in them, what a person should look at."""

from collections.abc import Iterable, Mapping, Sequence

from documents.text.document import Block, Document, Footnote, Paragraph, Remark, footnote_calls

MESSAGES = {
    "picture": "Рисунок не перенесён: если в нём есть слова акта, наберите их текстом.",
    "object": "Вставленный объект не перенесён: если в нём есть слова акта, наберите их текстом или таблицей.",
    "formula": "Формула перенесена одной строкой: сверьте её с файлом.",
    "inserted_file": "Часть текста вставлена в файл как другой файл и не перенесена: скопируйте её в сам текст.",
    "macros": "В файле есть макросы: они не перенесены, текст прочитан без них.",
    "list_numbers": "Номера этого списка в файле не записаны и восстановлены по порядку: сверьте их с оригиналом.",
    "page_without_text": "Часть страниц PDF – картинки без текста: распознайте их или загрузите исходный файл.",
    "reading_copy": "Текст взят из PDF: абзацы и номера восстановлены по виду страницы, сверьте их с оригиналом.",
}


class Collector:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._remarks: list[Remark] = []
        self._pending: list[str] = []
        self._keys: dict[str, str] = {}
        self._marks: dict[str, str] = {}

    def remark(self, code: str) -> None:
        """Remember something about the block that is being read."""
        if code not in self._pending:
            self._pending.append(code)

    def remark_on_all(self, code: str) -> None:
        """Remember something about the whole file: no place in it is to blame."""
        self._remarks.append(Remark(code, MESSAGES[code], None))

    def add(self, blocks: Iterable[Block]) -> None:
        """Add the blocks one piece of the file became; what was remarked meanwhile is about the last of them."""
        self.blocks += blocks
        place = len(self.blocks) - 1 if self.blocks else None
        self._remarks += [Remark(code, MESSAGES[code], place) for code in self._pending]
        self._pending.clear()

    def call(self, source: str, mark: str = "") -> str:
        """Return the key of a footnote at the place that calls it. `source` is its name in the file."""
        key = self._keys.setdefault(source, str(len(self._keys) + 1))
        self._marks.setdefault(key, mark.strip() or key)
        return key

    @property
    def called(self) -> Sequence[str]:
        """Names in the file of the footnotes called so far, in order."""
        return tuple(self._keys)

    def document(self, notes: Mapping[str, Sequence[Block]]) -> Document:
        """Return all of it. `notes`: the text of each footnote by its name in the file."""
        self.add([])
        called = {key for block in self.blocks for key in footnote_calls(block)}
        footnotes = [
            Footnote(key, self._marks[key], _paragraphs(notes.get(source, ())))
            for source, key in self._keys.items()
            if key in called
        ]
        return Document(tuple(self.blocks), tuple(footnotes), tuple(self._remarks))


def _paragraphs(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of a footnote; those of a table in it too."""
    found: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(block)
        else:
            for row in block.rows:
                for cell in row.cells:
                    found += _paragraphs(cell.blocks)
    return tuple(found)
