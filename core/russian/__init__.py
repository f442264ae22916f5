"""Russian: lemmas, number forms, dates, highlighting. Knows words, not rooms."""
