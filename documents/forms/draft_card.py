"""The editor's form of a draft."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class DraftRegulationForm(WagtailAdminPageForm):
    """The card of a draft. What residents rely on while they write is not changed by the way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.instance.find_record()
        if record is not None and record.posted_at is not None and "procedure" in self.fields:
            self.fields["procedure"].disabled = True
            self.fields["procedure"].help_text = "Проект размещён: порядок и срок больше не меняются."
