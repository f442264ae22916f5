"""Residents' remarks on drafts: taken in, checked, answered, shown.

Whether remarks are taken is asked of `documents.consultation`. Everything the public sees of a remark is written by
`projection`, and read from `PublicComment` alone.
"""

from documents.commenting.reading import page_context

__all__ = ["page_context"]
