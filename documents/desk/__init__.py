"""The editors' side of acts: what Wagtail's page editor has no place for, and what it must not be allowed to do."""
