"""What may be printed, and on what."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partners.artwork.rendering import unprintable
from partners.kernel.fields import CleanFileField, PlainTextField
from partners.kernel.uploads import CleanFile, clean_document, clean_picture, looks_like_document

MOST_SIGNS_NAMED = 12
ARTWORK_BYTES = 30 * 1024 * 1024


def check_printable(value: str) -> None:
    if missing := unprintable(value):
        raise ValidationError(
            _("Our typefaces cannot print these signs: %(signs)s. Please write it without them."),
            code="unprintable",
            params={"signs": " ".join(missing[:MOST_SIGNS_NAMED])},
        )


class PrintedTextField(PlainTextField):
    """One line that is set in our typefaces."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.append(check_printable)


class ArtworkField(CleanFileField):
    """A picture or a print PDF; its cleaned value is a CleanFile."""

    accept = "application/pdf,image/png,image/jpeg"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        # By content: the name and the announced type are whatever the sender says.
        if looks_like_document(data):
            # A page that became a picture is none for a press.
            return clean_document(
                data, filename=filename, max_bytes=self.max_bytes, as_pictures=False, spent=self.spent
            )
        return clean_picture(data, max_bytes=self.max_bytes, formats=("JPEG", "PNG"), spent=self.spent)
