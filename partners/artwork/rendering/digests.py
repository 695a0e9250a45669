"""An edition is found by its content: the same ingredients, the same digest, drawn once."""

from partners.kernel.codes import sha256_of

from .shapes import Choices

# Goes up when the same ingredients come out as other pixels, so that kept files are drawn anew.
ENGINE = 1


def edition_digest(template_version_sha: str, kit_sha: str, choices: Choices, output: str) -> str:
    """64 hexadecimal digits. `qr` and `code` are left out: a verification code may be derived from the digest."""
    return sha256_of(
        {
            "engine": ENGINE,
            "kit": kit_sha,
            "language": choices.language,
            "line": choices.line,
            "output": output,
            "template": template_version_sha,
        }
    )
