"""Numbers that a browser draws before the items of a list."""

from dataclasses import dataclass, field

from documents.text.extraction import ordinals

_WRITERS = {
    "1": ordinals.decimal,
    "decimal": ordinals.decimal,
    "a": ordinals.latin,
    "lower-alpha": ordinals.latin,
    "lower-latin": ordinals.latin,
    "A": ordinals.upper(ordinals.latin),
    "upper-alpha": ordinals.upper(ordinals.latin),
    "upper-latin": ordinals.upper(ordinals.latin),
    "i": ordinals.roman,
    "lower-roman": ordinals.roman,
    "I": ordinals.upper(ordinals.roman),
    "upper-roman": ordinals.upper(ordinals.roman),
    "lower-cyrillic": ordinals.russian,
    "lower-russian": ordinals.russian,
    "upper-cyrillic": ordinals.upper(ordinals.russian),
    "upper-russian": ordinals.upper(ordinals.russian),
}
_DEEPEST = 9


@dataclass(slots=True)
class OpenList:
    is_ordered: bool
    style: str
    """Empty where the page does not say: then numbers are decimal."""
    above: "OpenList | None"
    count: int = 0
    label: str = field(default="")

    def next(self, value: str | None) -> str:
        """Count one item and return its label, empty where it has none.

        Office programs write «1.1.» as a list in a list and say nothing of how it is numbered. A plain «1.» under
        «1.» would be no address at all, so it is read as 1.1.
        """
        self.count = int(value) if value is not None and _is_number(value) else self.count + 1
        if not self.is_ordered or self.style == "none":
            self.label = ""
        elif self.is_guessed and self.above is not None:
            self.label = f"{self.above.label}{self.count}."
        else:
            self.label = f"{_WRITERS.get(self.style, ordinals.decimal)(self.count)}."
        return self.label

    @property
    def is_guessed(self) -> bool:
        """Whether the number is put together from the lists around."""
        above = self.above
        if not self.is_ordered or self.style or above is None or above.style:
            return False
        return above.label[:1].isdigit() and above.label.count(".") < _DEEPEST


def _is_number(text: str) -> bool:
    return text.strip().removeprefix("-").isdecimal() and len(text) < 7
