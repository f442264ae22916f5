"""Legal acts, collections, drafts of regulations, comments, and the text engine. May not know news or dialogue."""
