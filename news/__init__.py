"""News, press releases, media outlets, feeds. May not know documents or dialogue."""
