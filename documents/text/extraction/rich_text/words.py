"""What the control words of RTF mean to a reader of text. A word that is not here means nothing."""

LETTERS = {
    "tab": " ",
    "cell tab": " ",
    "page": " ",
    "column": " ",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "line": "\n",
    "lbr": "\n",
    "~": " ",
    "_": "-",
    "-": "",
    "backslash": "\\",
    "left brace": "{",
    "right brace": "}",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
SKIPPED = frozenset(
    "colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf filetbl xe tc tcn txe rxe"  # noqa: SIM905
    " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn shprslt nonshppict nonesttables upr comment private annotation"
    " objdata objclass objname sp".split()
)
"""Groups of which nothing is printed."""
READ_THOUGH_STARRED = frozenset(
    "shpinst shppict nesttableprops fldinst flymain do ud shptxt dptxbxtext footnote listtext pntext".split()  # noqa: SIM905
)
"""Groups that older programs were to pass over and that are read here."""
STORIES = frozenset({"footnote", "shptxt", "dptxbxtext"})
"""Groups with paragraphs of their own."""
LABELS = frozenset({"listtext", "pntext"})

CODE_PAGES = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}
"""Alphabets of fonts by `\\fcharset`."""
