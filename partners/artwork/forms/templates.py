"""A new template, its drafts, and the word of whoever has looked at one."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy

from partners.artwork.models import Template
from partners.artwork.selectors import materials_to_draw
from partners.kernel.fields import FileForm, PlainTextField, UnseenText
from partners.kernel.languages.names import by_name, language_name

from .films import FIELDS, FilmFields
from .printed import ARTWORK_BYTES, ArtworkField
from .slots import SlotsField

TITLE: dict[str, Any] = {"label": gettext_lazy("Title"), "max_length": 120}
DESCRIPTION: dict[str, Any] = {
    "label": gettext_lazy("What it shows"),
    "max_length": 300,
    "help_text": gettext_lazy("For people who cannot see it, in the language of the template."),
}
CREDIT: dict[str, Any] = {"label": gettext_lazy("Credit"), "max_length": 200, "required": False}
LICENCE: dict[str, Any] = {"label": gettext_lazy("Licence"), "max_length": 500, "required": False}
KEPT = gettext_lazy("PDF for print, PNG or JPEG for screens. Leave it empty to keep the present artwork.")


class TemplateVersionForm(FileForm):
    """What the next version begins with."""

    artwork = ArtworkField(
        label=gettext_lazy("Artwork"), required=False, max_bytes=ARTWORK_BYTES, help_text=KEPT
    )  # fmt: skip
    credit = PlainTextField(**CREDIT)
    licence = PlainTextField(**LICENCE)
    slots = SlotsField(
        label=gettext_lazy("Slots as a designer’s file has them"),
        max_length=20_000,
        required=False,
        help_text=gettext_lazy(
            "Leave it empty to keep the present slots: you can draw them on the next page. Else a JSON list. Each slot "
            "has kind (logo, name, line, link, qr, code, date, place, photo) and x, y, width, height as shares of the "
            "artwork from its top left corner; also align, valign (start, center, end), colour, background, size, "
            "least, weight (regular, bold), max_lines, page, text, longest, required."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )


class NewTemplateForm(FileForm):
    """For a material that is there."""

    material = forms.ChoiceField(label=gettext_lazy("Material"), choices=[])
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=[],
        help_text=gettext_lazy("A material in two languages has two templates; partners choose between them."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Template.Kind.choices)
    title = PlainTextField(**TITLE)
    description = PlainTextField(**DESCRIPTION)
    credit = PlainTextField(**CREDIT)
    licence = PlainTextField(**LICENCE)
    artwork = ArtworkField(
        label=gettext_lazy("Artwork"),
        max_bytes=ARTWORK_BYTES,
        help_text=gettext_lazy(
            "PDF for print, PNG or JPEG for screens, without anybody’s logo. Where logo, name and QR code go you say "
            "on the next page."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reading = (get_language() or "en").partition("-")[0]
        self.fields["material"].choices = materials_to_draw(reading)  # type: ignore[attr-defined]
        codes = [code for code, _name in settings.LANGUAGES]
        self.fields["language"].choices = by_name((code, language_name(code)) for code in codes)  # type: ignore[attr-defined]


class TemplateDraftForm(FilmFields):
    """All of a draft but its slots."""

    field_order = ("seen", "title", "description", "credit", "licence", "artwork", "needs_approval", *FIELDS)

    seen = UnseenText(max_length=20)
    title = PlainTextField(**TITLE)
    description = PlainTextField(**DESCRIPTION)
    credit = PlainTextField(**CREDIT)
    licence = PlainTextField(**LICENCE)
    artwork = ArtworkField(
        label=gettext_lazy("Other artwork"), required=False, max_bytes=ARTWORK_BYTES, help_text=KEPT
    )  # fmt: skip
    needs_approval = forms.BooleanField(
        label=gettext_lazy("Staff see each file before it leaves"),
        required=False,
        help_text=gettext_lazy(
            "Partners then get a file only once somebody of the campaign has approved it. Files that were made "
            "before this was ticked count as replaced."
        ),
    )


class LookedForm(forms.Form):
    """That somebody has looked at the sheet, and at which one."""

    look = UnseenText(max_length=64)
    has_looked = forms.BooleanField(
        label=gettext_lazy("I have looked at it: with each of these partners it may go out as it is."),
        error_messages={
            "required": gettext_lazy(
                "Look at the sheet first, and say so. Partners get this as soon as it is published."
            )
        },
    )
