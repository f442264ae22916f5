"""News and their feed. May not know documents or dialogue."""
