"""The editor's form of a draft."""

from typing import Any

from core.pages import RussianPageForm

BEFORE = "От него зависит самый короткий срок приёма. После размещения не меняется."
AFTER = "Проект размещён: порядок и срок больше не меняются."


class DraftRegulationForm(RussianPageForm):
    """The card of a draft. The rules residents rely on while they write are not changed by the way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.instance.find_record()
        is_posted = record is not None and record.posted_at is not None
        if "procedure" in self.fields:
            self.fields["procedure"].disabled = is_posted
            self.fields["procedure"].help_text = AFTER if is_posted else BEFORE
