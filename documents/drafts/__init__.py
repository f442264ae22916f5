"""Drafts of regulations as the public reads them: the page, the list, the feed."""
