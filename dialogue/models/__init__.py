from dialogue.models.pages import DialogueIndexPage, FieldMeetingPage, PhoneInHourPage

__all__ = ["DialogueIndexPage", "FieldMeetingPage", "PhoneInHourPage"]
