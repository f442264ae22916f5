"""Rows every site of a city begins with. Rows, not rules: an editor may change each of them, and the code never
compares their names. Migrations enter them; the importer asks for a kind it has to enter anew.
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
"""The kinds of acts (D42): slug, name, plural, is it a text given for reference."""

GENITIVES = {
    "ustav": ("устава", "уставов"),
    "reshenie": ("решения", "решений"),
    "postanovlenie": ("постановления", "постановлений"),
    "rasporyazhenie": ("распоряжения", "распоряжений"),
    "prikaz": ("приказа", "приказов"),
    "soglashenie": ("соглашения", "соглашений"),
}
"""What one act and many acts of a kind are called in the genitive, by the slug of the kind (D52)."""

PROCEDURES = (
    (
        "independent-expertise",
        "Независимая экспертиза проекта административного регламента",
        15,
        "calendar",
        "Статья 13 Федерального закона от 27.07.2010 № 210-ФЗ и порядок разработки административных регламентов, "
        "принятый в городе.",
    ),
    (
        "anticorruption-expertise",
        "Независимая антикоррупционная экспертиза",
        7,
        "calendar",
        "Статья 5 Федерального закона от 17.07.2009 № 172-ФЗ и порядок, принятый в городе.",
    ),
    (
        "regulatory-impact",
        "Оценка регулирующего воздействия",
        15,
        "working",
        "Порядок оценки регулирующего воздействия, принятый в городе.",
    ),
)
"""How drafts are put before the public (D22): slug, name, shortest period, its unit, basis. The day of posting does not
count. The city checks and rewrites the bases."""
