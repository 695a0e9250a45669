"""What stands for a thing or for a right: digests of content."""

import hashlib
import json
from typing import Any


def sha256_of(content: Any) -> str:
    """64 hexadecimal digits over the canonical JSON: sorted keys, no spaces, UTF-8, so that anybody can compute it."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    # A lone half of a sign beyond the first 65,536 has no UTF-8; two texts with different ones differ all the same.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
