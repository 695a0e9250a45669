"""What may be printed, and what staff change about a template."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.errors import in_words
from partners.artwork.rendering import Undrawable, slots_from_json, slots_to_json, unprintable
from partners.kernel.fields import CleanFileField, FileForm, PlainTextField
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


class SlotsField(forms.CharField):
    """JSON of slots, checked field by field; the error names the slot and what is wrong with it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return []
        try:
            slots = json.loads(text)
        # The second is what the parser raises for thousands of nested brackets.
        except (ValueError, RecursionError) as broken:
            raise ValidationError(_("This is not valid JSON: %(reason)s") % {"reason": broken}) from broken
        if isinstance(slots, dict):
            # The designers' description of a piece carries its slots among other things.
            slots = slots.get("slots")
        try:
            return slots_to_json(slots_from_json(slots))
        except Undrawable as undrawable:
            raise ValidationError(in_words(undrawable), code=undrawable.code) from undrawable


class TemplateVersionForm(FileForm):
    """What staff change about a template: each saving is a new version."""

    artwork = ArtworkField(
        label=gettext_lazy("Artwork"),
        required=False,
        max_bytes=ARTWORK_BYTES,
        help_text=gettext_lazy("PDF for print, PNG or JPEG for screens. Leave it empty to keep the present artwork."),
    )
    slots = SlotsField(
        label=gettext_lazy("Slots"),
        max_length=20_000,
        help_text=gettext_lazy(
            "A JSON list. Each slot has kind (logo, name, line, link, qr, code) and x, y, width, height as shares of "
            "the artwork from its top left corner; also align, valign (start, center, end), colour, background, size, "
            "weight (regular, bold), max_lines, page."
        ),
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false"}),
    )
    credit = PlainTextField(label=gettext_lazy("Credit"), max_length=200, required=False)
    licence = PlainTextField(label=gettext_lazy("Licence"), max_length=500, required=False)
