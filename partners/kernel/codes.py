"""What stands for a thing or for a right: digests of content, and secrets of which only a digest is kept."""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable
from typing import Any

from django.utils.crypto import salted_hmac

# Crockford's base 32: no letter that is taken for a digit. Twenty of them are 100 bits.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READABLE_LENGTH = 20
# Of a short one: nine that say which, and one by which a mistake is noticed.
SHORT_LENGTH = 10


def sha256_of(content: Any) -> str:
    """64 hexadecimal digits over the canonical JSON: sorted keys, no spaces, UTF-8, so that anybody can compute it."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    # A lone half of a sign beyond the first 65,536 has no UTF-8; two texts with different ones differ all the same.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def new_secret() -> str:
    """43 signs that fit into a link, 256 bits: nobody guesses it, and its digest needs neither salt nor slowness."""
    return secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """How secrets are looked up; only this is stored. A lone surrogate cannot be in any of ours."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def readable_code(salt: str, parts: Iterable[Any]) -> str:
    """A code that a person can type off a sheet of paper; the same for the same parts, and nobody else computes it."""
    # Between the parts a sign that none of them may hold: words moved from one to the next are something else.
    content = "\x00".join(str(part) for part in parts)
    # Keyed by the site's secret: what it is made of has been in a browser, and must not be enough to compute it.
    number = int.from_bytes(salted_hmac(salt, content, algorithm="sha256").digest())
    return "".join(LETTERS[(number >> (5 * place)) & 31] for place in range(READABLE_LENGTH))


def short_code(number: int) -> str:
    """Ten signs that a person can type, for a number below 2 to the 45th; the last is worked out from the others."""
    signs = "".join(LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(SHORT_LENGTH - 1)))
    # Whatever is still missing for the whole to come out as nothing: one step further, it stands there unchanged.
    return signs + LETTERS[_folded(signs + "0")]


def is_short_code(text: str) -> bool:
    """Whether these are the signs of a short code, and fit together: one wrong sign, or two that changed places, do
    not."""
    return len(text) == SHORT_LENGTH and all(sign in LETTERS for sign in text) and _folded(text) == 0


def _folded(signs: str) -> int:
    """All signs in one of 32 numbers: each times another power of two, added up without carrying, in the field that
    has x⁵ + x² + 1 for nothing. No two powers are the same there, so no two signs can stand for each other."""
    folded = 0
    for sign in signs:
        folded = (folded << 1) ^ (0b100101 if folded & 16 else 0) ^ LETTERS.index(sign)
    return folded


def in_groups(code: str, by: int = 4) -> str:
    """As it is shown: four by four, a short one five by five."""
    return "-".join(code[start : start + by] for start in range(0, len(code), by))


def as_typed(text: str) -> str:
    """However somebody typed it: spaces, small letters, O for 0 and I or L for 1 are forgiven."""
    # Cut first: no code is longer, and whatever is pasted here would be searched to its end.
    return re.sub(r"[\s\-–—_.]", "", text[:200]).upper().translate(str.maketrans("OIL", "011"))
