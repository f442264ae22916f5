"""Legal acts, their editions and clauses, the text engine; drafts will live here. May not know news or dialogue."""
