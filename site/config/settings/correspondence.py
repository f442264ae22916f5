"""Rules of the correspondence with residents that the city decides: terms of keeping (D219), letters, robots (D210)."""

from datetime import timedelta

from config.env import env

# --- How long what is kept; a term is at most the law's ----------------------------------------------

CONFIRMATION_TERM = timedelta(hours=72)  # an address nobody confirmed is erased after it (D186)
PERSONAL_DATA_AFTER_PURPOSE = timedelta(days=365)  # address and name after the summary of a draft
PERSONAL_DATA_LONGEST = timedelta(days=3 * 365)  # when no room has set an earlier end, as a summary does
CONSENT_RECORDS_KEPT = timedelta(days=3 * 365)  # after the consent has ended
PERSONAL_DATA_REQUEST_DAYS = 10  # working days to answer a resident who asks about his data (D83)
ARRIVAL_TRACES_KEPT = timedelta(days=30)  # hashes of network addresses, and the keys of their months (D220)
UNSENT_LETTERS_KEPT = timedelta(days=30)  # the words of letters that could not leave
LETTER_RECORDS_KEPT = timedelta(days=365)  # that a letter left, without its words

# --- Letters -----------------------------------------------------------------------------------------

EMAIL_TIMEOUT = 30  # seconds a mail server may keep a worker waiting; far less than the first pause below
LETTER_PAUSES = [
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
]  # between tries; after the last one an administrator decides

# --- Robots ------------------------------------------------------------------------------------------

FORM_FILLED_AT_LEAST = timedelta(seconds=4)  # nobody reads and writes faster
FORM_FILLED_AT_MOST = timedelta(hours=24)  # never less than two hours (D182)
ARRIVAL_LIMITS = {
    "network": [(5, timedelta(hours=1)), (20, timedelta(days=1))],  # from one address; of IPv6 from one /64
    "mailbox": [(5, timedelta(days=1))],  # with one e-mail
    "topic": [(300, timedelta(hours=1))],  # to one draft; above it nothing is refused, moderators are told
}
# Networks many people share, as a school or a service centre: not limited by their address.
SHARED_GATEWAYS: list[str] = env.list("SHARED_GATEWAYS", default=[])
