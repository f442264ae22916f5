"""How things are found: engines, ranking, reading of queries, the search page. Owns the index, no content."""
