"""Rules the city decides, with defaults (K). A mistyped one stops the start (`documents.checks`).

After a change of PROMULGATION_METHODS: manage.py recompute_statuses.
"""

PROMULGATION_METHODS = ["printed", "network", "other"]  # which publication facts bring an act into force (D45)
# When an act takes effect that does not say so itself (D48): "signing", "publication" or "days_after_publication".
ENTRY_RULE = "publication"
ENTRY_DAYS = 10  # only for the last of these
# Days that rest every year, month and day (Трудовой кодекс, ст. 112); moved ones are «особые дни календаря» (D22).
PUBLIC_HOLIDAYS = [*(f"01-0{day}" for day in range(1, 9)), "02-23", "03-08", "05-01", "05-09", "06-12", "11-04"]
# What the law asks of a regulation, and the word by which the heading is known: a reminder for editors (D34).
REGULATION_PARTS = [
    ("Общие положения", "общие положения"),
    ("Стандарт предоставления услуги", "стандарт"),
    ("Состав и сроки административных процедур", "процедур"),
    ("Формы контроля за исполнением регламента", "контрол"),
    ("Досудебное (внесудебное) обжалование", "обжалован"),
]
# What is asked before an editor publishes a text: "blocks", "advises" or "off" (D44 to D46, D55, D56).
CHECKS_BEFORE_PUBLISHING = {
    "number": "blocks",
    "adopted_on": "blocks",
    "signatory": "blocks",
    "promulgation": "advises",
    "entry": "advises",
    "pdf_text": "blocks",  # of a PDF the text was made from
    "signed_text": "advises",  # of the signed document beside the text
    "signed_copy": "advises",
    "vanished": "advises",
    "requisites": "advises",  # the number that the text bears
    "causes": "advises",  # the acts that made it, and its day
    "parted_word": "advises",
    "nested_table": "advises",
    "needless_table": "advises",
    "unnumbered": "advises",
}
# The same for one kind of act, by the code it has in addresses: an agreement is signed by two sides.
CHECKS_OF_KINDS: dict[str, dict[str, str]] = {"soglashenie": {"number": "advises", "signatory": "advises"}}
# The regional register of municipal normative acts (D58, D59).
REGISTER_MUNICIPALITY = ""  # the 8 digits of the city in its register numbers; while empty, those of any are taken
REGISTER_SENDING_DAYS = 15  # working days after adoption within which a normative act is sent to the register
COMMENTS_WAIT_FOR_MODERATION = True  # nothing residents write is seen before somebody has looked at it
COMMENT_LENGTH = 10_000  # characters, at most
COMMENT_MODERATION_DAYS = 2  # working days until a remark is shown or withheld (D196)
DRAFTS_CLOSE_SOON_DAYS = 3  # so long before its deadline a draft is named on the editor's first page

# Texts of acts and drafts.
TEXT_UPLOAD_LARGEST = 50 * 1024 * 1024  # bytes of one file
TEXT_MOST_CLAUSES = 20_000  # of one text; the longest codes have some 5,000
TEXT_MOST_UNNUMBERED = 10  # paragraphs without a number one after another, before the editor is told (D56)
TEXT_MOST_VANISHED = 0.5  # share of the edition before that may go, before the editor is told
TEXT_READ_AT_ONCE = 400 * 1024  # bytes; a longer file is read by the background worker
MATCH_DOUBTFUL_BELOW = 0.9  # confidence under which an editor is asked whether two clauses are one
