"""What the tags of HTML mean to a reader of text."""

import re
from collections.abc import Mapping

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3"  # noqa: SIM905
    " h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
VOID = frozenset("area base br col embed frame hr img input keygen link meta param source track wbr".split())  # noqa: SIM905
UNSEEN = frozenset(
    "script style head template title noscript nav select datalist textarea button del svg iframe object audio video"  # noqa: SIM905
    " canvas map noframes xml".split()
)
REPORTED = {"img": "picture", "svg": "picture", "canvas": "picture"} | dict.fromkeys(
    ("iframe", "object", "embed", "audio", "video"), "object"
)
LOOKS: Mapping[str, Mapping[str, str]] = {
    **{tag: {"font-weight": "bold"} for tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6")},
    **{tag: {"font-style": "italic"} for tag in ("i", "em", "cite", "dfn", "var")},
    "sup": {"vertical-align": "super"},
    "sub": {"vertical-align": "sub"},
    "center": {"text-align": "center"},
}
# What an opening tag closes that was left open, and the tag inside which it looks for it.
CLOSES = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"table"}),
    "th": ({"td", "th"}, {"table"}),
    "tr": ({"tr"}, {"table"}),
    **dict.fromkeys(("thead", "tbody", "tfoot"), ({"thead", "tbody", "tfoot"}, {"table"})),
}
# A stray end tag closes nothing beyond the cell it stands in.
TABLE_TAGS = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th"})
SCOPE_OF_TABLE: frozenset[str] = frozenset()
SCOPE_OF_CELL = frozenset({"table", "td", "th"})
SCOPES = frozenset({"table", "td", "th", "li", "div", "body"})
HEADING = re.compile(r"h([1-6])")
PAGE_PARTS = {"header", "footer"}
CONTENTS = ("table of contents", "toc")
MOST_TABLES = 20
