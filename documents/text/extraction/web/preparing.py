"""A page before its tags are read: what is no text goes, so that no page, however broken, takes longer than its length.

The standard library's parser looks for the end of a comment or a tag anew at every place one seems to begin.
"""

import re

_ASIDE = re.compile(r"<!--|<(script|style)\b", re.IGNORECASE)
_LONE = re.compile(r"<(?![a-zA-Z/!?])")
_TAG_BEGINS = re.compile(r"<[a-zA-Z/!?]")


def prepared(page: str) -> tuple[str, str]:
    """Return a page without comments, scripts and styles, and what its styles say."""
    lowered = page.lower()
    if len(lowered) != len(page):  # a letter that is two in lower case: places must stay the same
        lowered = page
    kept: list[str] = []
    styles: list[str] = []
    at = 0
    while (found := _ASIDE.search(page, at)) is not None:
        kept.append(page[at : found.start()])
        name = (found[1] or "").lower()
        ending = f"</{name}" if name else "-->"
        end = lowered.find(ending, found.end())
        if end < 0:  # never closed: as in a browser, all the rest belongs to it
            at = len(page)
            break
        if name == "style":
            styles.append(page[found.end() : end].partition(">")[2])
        after = lowered.find(">", end) + 1 if name else end + len(ending)
        at = after or len(page)
    kept.append(page[at:])
    return _closed("".join(kept)), "\n".join(styles)


def _closed(page: str) -> str:
    """A tag that never ends at the end of a page is dropped; a lone sign «<» is a letter."""
    end = page.rfind(">") + 1
    tail = page[end:]
    unfinished = _TAG_BEGINS.search(tail)
    if unfinished is not None:
        tail = tail[: unfinished.start()]
    return _LONE.sub("&lt;", page[:end] + tail)
