"""An edition is addressed by its content: the same ingredients, the same address, drawn once."""

import hashlib
import json

from .shapes import Choices

# Goes up when the same ingredients come out as other pixels, so that kept files are drawn anew.
ENGINE = 1


def edition_address(template_version_sha: str, kit_sha: str, choices: Choices, output: str) -> str:
    """64 hexadecimal digits. `qr` and `code` are left out: a verification code may be derived from the address."""
    ingredients = {
        "engine": ENGINE,
        "kit": kit_sha,
        "language": choices.language,
        "line": choices.line,
        "output": output,
        "template": template_version_sha,
    }
    canonical = json.dumps(ingredients, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(canonical.encode()).hexdigest()
