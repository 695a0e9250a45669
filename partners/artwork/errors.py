"""What artwork and slots are refused with, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.artwork.rendering.undrawable import Undrawable
from partners.kernel.errors import DomainError

# A field's name stays as it is in every language: the designer looks for it in a file.
SENTENCES: dict[str, Any] = {
    "no_list": _("Slots have to be a list."),
    "too_many_slots": _("There are {number} slots; the most is {most}."),
    "no_object": _("Slot {slot} has to be an object."),
    "no_size": _("Slot {slot}: width and height have to be more than 0."),
    "over_the_edge": _("Slot {slot} reaches over the edge of the artwork."),
    "size_range": _("Slot {slot}: size has to be between 0.005 and 0.5."),
    "least_range": _("Slot {slot}: least has to be between 0.005 and the size, or 0."),
    "no_words": _("Slot {slot}: text has to be one line of {most} characters at most."),
    "no_length": _("Slot {slot}: longest has to be a whole number from 0 to {most}."),
    "no_date": _("Slot {slot}: text of a date has to look like 2026-12-01 or 2026-12-01T18:00."),
    "no_yes_or_no": _("Slot {slot}: {field} has to be true or false."),
    "no_whole_number": _("Slot {slot}: {field} has to be a whole number from 1 to {most}."),
    "unknown_field": _("Slot {slot} has an unknown field: {field}."),
    "missing_field": _("Slot {slot} lacks the field {field}."),
    "no_such_choice": _("Slot {slot}: {field} has to be one of {allowed}."),
    "no_number": _("Slot {slot}: {field} has to be a number."),
    "no_share": _("Slot {slot}: {field} has to be between 0 and 1."),
    "no_colour": _("Slot {slot}: {field} has to look like #0057b7, or be “brand”."),
    "pdf_unreadable": _("This PDF cannot be read."),
    "pdf_rotated": _("The pages of this PDF are rotated. Export it upright."),
    "pdf_page_size": _("The page of this PDF is too small or too large."),
    "slot_no_page": _("Slot {slot}: the artwork has no page {page}."),
    "pdf_no_page": _("This PDF has no page {page}."),
    "no_pdf": _("A PDF can be composed on a PDF only."),
    "no_artwork": _("Artwork has to be a JPEG, a PNG or a PDF."),
    "not_see_through": _(
        "A lower third has to be a PNG that is see-through where the film is to be seen. Export it once more with a "
        "transparent ground."
    ),
    "film_other_shape": _(
        "The artwork has {width} × {height}, and the film {film_width} × {film_height}: they have to have the same "
        "shape. Export one of them anew."
    ),
    "film_time": _("Say for how many seconds it is seen: one at the least, and {most} at the most."),
    "film_too_short": _("The film has {seconds} seconds, and what you ask for goes on longer than that."),
    "cannot_be_drawn": _("This artwork cannot be drawn. Export it once more and try again."),
    "too_many_pixels": _("{width} × {height} pixels cannot be drawn."),
}


class ArtworkRefused(DomainError):  # noqa: N818  (named like the other answers of a rule)
    """The artwork or its slots cannot be drawn; the message says which slot and field."""

    code = "artwork_refused"

    @classmethod
    def because(cls, undrawable: Undrawable) -> "ArtworkRefused":
        return cls(in_words(undrawable))


def in_words(undrawable: Undrawable) -> str:
    """In the language that is active."""
    return str(SENTENCES[undrawable.code]).format(**undrawable.facts)
