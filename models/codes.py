"""The codes that people read and type: Crockford's base 32, of which only a keyed hash is kept."""

import hmac
import secrets
from hashlib import sha256
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2212"
"""Every dash that a keyboard writes on its own; the code is shown without any."""
LIKE_DIGITS: Final = str.maketrans("OIL", "011", DASHES)
GROUP_CODE: Final = 6
CARD_CODE: Final = 10
RESUME_CODE: Final = 12
RETURN_CODE: Final = 12


def new_code(length: int) -> str:
    """Return a random code: five bits a character."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def normalise_code(text: str) -> str:
    """Return a typed code as it was given: capitals, no spaces nor dashes, O as 0, I and L as 1."""
    return "".join(text.split()).upper().translate(LIKE_DIGITS)


def show_code(code: str) -> str:
    """Return a code cut in threes, fours or fives, to be read aloud: XXXX XXXX XXXX."""
    size = 5 if len(code) % 5 == 0 else 3 if len(code) == GROUP_CODE else 4
    return " ".join(code[start : start + size] for start in range(0, len(code), size))


def hash_code(code: str, secret: str) -> bytes:
    """Return what is kept of a code: without the server's secret it cannot be tried."""
    return hmac.digest(secret.encode(), code.encode(), sha256)


def derived_code(seed: bytes, length: int, secret: str) -> str:
    """Return the code that this seed always gives, to whoever has the server's secret."""
    bits = int.from_bytes(hmac.digest(secret.encode(), seed, sha256))
    return "".join(ALPHABET[bits >> 5 * rank & 31] for rank in range(length))
