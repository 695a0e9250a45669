"""What stands for a thing or for a right: digests of content, and secrets of which only a digest is kept."""

import hashlib
import json
import secrets
from typing import Any


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
