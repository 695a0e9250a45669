"""An edition is found by its content: the same ingredients, the same digest, drawn once."""

from collections.abc import Iterator

from partners.kernel.codes import sha256_of, short_code

from .shapes import Choices

# Goes up when the same ingredients come out as other pixels, so that kept files are drawn anew.
ENGINE = 4


def edition_digest(template_version_sha: str, kit_sha: str, choices: Choices, output: str) -> str:
    """64 hexadecimal digits. `qr` and `code` are left out: a verification code may be derived from the digest."""
    occasion = choices.occasion
    later = {
        "sheet": choices.sheet,
        "date": occasion.date,
        "place": occasion.place,
        "photo": occasion.photo.look if occasion.photo else "",
    }
    return sha256_of(
        {
            "engine": ENGINE,
            "kit": kit_sha,
            "language": choices.language,
            "line": choices.line,
            "output": output,
            "template": template_version_sha,
            # Each left out where it is not, so that what was made before there was such a thing keeps its digest.
            **{name: told for name, told in later.items() if told},
        }
    )


# The code on previews. It is nobody's.
SAMPLE_CODE = short_code(0)
# More than one is taken by another file about once in three hundred million.
MOST_TRIES = 8


def codes_from(digest: str) -> Iterator[str]:
    """The codes that an edition of this digest may have, the first one first: the others are for when it is taken."""
    first = int(digest[:12], 16) >> 3
    for step in range(MOST_TRIES):
        code = short_code((first + step) % 2**45)
        if code != SAMPLE_CODE:
            yield code
