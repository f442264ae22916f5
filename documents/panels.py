"""Panels of the forms of acts, drafts and issues that are no fields."""

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import Panel


class DeskPanel(Panel):
    """Where the act stands, and the way to its texts, publication facts and relations."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/admin/desk_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and self.instance.find_record() is not None

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            from documents.publication import checks_before_publishing
            from documents.status import status

            record = self.instance.find_record()
            draft = self.instance.editions.filter(published_at=None).order_by("-number").first()
            to_publish = draft is not None or not record.was_public
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {
                **context,
                "record": record,
                "status": status(record, timezone.localdate()),
                "draft": draft,
                "findings": checks_before_publishing(record, draft, card=self.instance) if to_publish else [],
            }


class DraftDeskPanel(Panel):
    """Where the draft stands, and the way to its texts and its consultation."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/admin/draft_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and self.instance.find_record() is not None

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            from documents.consultation import phase
            from documents.drafts.wording import phase_in_words

            record, now = self.instance.find_record(), timezone.now()
            context: dict[str, Any] = super().get_context_data(parent_context)
            shown = {"record": record, "phase": phase(record, now), "phase_words": phase_in_words(record, now)}
            return {**context, **shown}


class IssueDeskPanel(Panel):
    """Where an issue of the Collection stands, and the way to its numbers, acts and release."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "documents/admin/issue_panel.html"

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "record": self.instance.find_record()}
