"""Which acts and which clauses a running text cites: words in, citations with exact places out."""

from documents.text.citations.finding import cite, find_citations
from documents.text.citations.model import Citation, Place, Reference

__all__ = ["Citation", "Place", "Reference", "cite", "find_citations"]
