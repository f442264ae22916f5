"""The kinds of acts every site of a city begins with (D42): slug, name, plural, is it a text given for reference.

Rows, not rules: an editor may change each of them, and the code never compares their names. A migration enters them;
the importer asks for a kind it has to enter anew.
"""

KINDS = (
    ("ustav", "устав", "уставы", False),
    ("reshenie", "решение", "решения", False),
    ("postanovlenie", "постановление", "постановления", False),
    ("rasporyazhenie", "распоряжение", "распоряжения", False),
    ("prikaz", "приказ", "приказы", False),
    ("soglashenie", "соглашение", "соглашения", False),
    ("statya-kodeksa", "статья кодекса", "статьи кодексов", True),
)
