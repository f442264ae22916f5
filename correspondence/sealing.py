"""How personal data rest in the database: encrypted, and found again only by a keyed hash (D221).

Keys are `PERSONAL_DATA_KEYS`, newest first: the first one seals, all of them open. To change a key put a new one in
front, run `manage.py rotate_personal_data_keys`, and take the old one away.
"""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

NO_KEY = "no key of PERSONAL_DATA_KEYS opens this value"


class SealError(Exception):
    """None of the keys opens what is sealed: a key was taken away too early, or the value was damaged."""


def seal(text: str) -> str:
    """Encrypt with the newest key; an empty text stays empty."""
    return _box(_keys()).encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """Return what was sealed with any of the keys.

    Raises:
        SealError: no key fits. The message holds neither text nor key.
    """
    if not sealed:
        return ""
    try:
        return _box(_keys()).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise SealError(NO_KEY) from None


def reseal(sealed: str) -> str:
    """Seal again with the newest key what any key opens; nothing is kept in the clear meanwhile.

    Raises:
        SealError: no key fits.
    """
    if not sealed:
        return ""
    try:
        return _box(_keys()).rotate(sealed.encode()).decode()
    except InvalidToken:
        raise SealError(NO_KEY) from None


def fingerprint(value: str) -> str:
    """The keyed hash `value` is stored and found under: 64 hexadecimal digits that say nothing without the key."""
    return fingerprints(value)[0] if value else ""


def fingerprints(value: str) -> list[str]:
    """The keyed hashes of `value` under every key: until rotation is done, an older row is found by its older key."""
    return [hmac.new(_hashing_key(key), value.encode(), hashlib.sha256).hexdigest() for key in _keys()]


def normalised_email(email: str) -> str:
    """The form in which two spellings of one mailbox are the same: no blanks around, letters small."""
    return email.strip().casefold()


def _keys() -> tuple[str, ...]:
    return tuple(key.strip() for key in settings.PERSONAL_DATA_KEYS)


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def _hashing_key(key: str) -> bytes:
    """A key of its own for hashing, so that the two uses of one secret cannot meet."""
    return hmac.new(base64.urlsafe_b64decode(key), b"correspondence: keyed hash", hashlib.sha256).digest()
