"""Logos as the public site shows them, kept once they are drawn."""

from typing import IO, Any

from partners.branding.models import Logo
from partners.branding.rendering import mark
from partners.kernel.uploads.keeping import kept_or_drawn


def drawn_mark(logo: Logo) -> IO[bytes] | Any:
    """The file. Private: a view asks each time whether it may still be shown."""

    def draw() -> bytes:
        with logo.file.open("rb") as file:
            return mark(file.read())

    return kept_or_drawn(f"marks/{logo.mark_digest}.webp", draw, part="mark")
