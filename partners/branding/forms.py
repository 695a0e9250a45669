"""What a partner types about how it appears, and for one file."""

import json
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from partners.branding.models import LONGEST_LINE, LONGEST_LINK, BrandKit, Edition, TemplateVersion, check_link
from partners.branding.rendering import slots_from_json, slots_to_json, unprintable
from partners.kernel.fields import CleanFileField, CleanLogoField, FileForm, PlainTextField
from partners.kernel.uploads import CleanFile, clean_document, clean_picture
from partners.organizations.models import Organization

DEFAULT_COLOUR = "#1d2f6f"
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


class KitForm(FileForm):
    """One name and one line per language of the campaign; `kept_logo` is one that arrived with an earlier attempt."""

    colour = forms.RegexField(
        re.compile(r"^#[0-9a-fA-F]{6}\Z"),
        label=gettext_lazy("Your colour"),
        widget=forms.ColorInput,
        error_messages={"invalid": gettext_lazy("A colour looks like #0057b7.")},
    )
    link = forms.URLField(
        label=gettext_lazy("Link on the materials"),
        help_text=gettext_lazy("People reach it through the QR code, so it should say what you do for the campaign."),
        max_length=LONGEST_LINK,
        assume_scheme="https",
        validators=[check_link, check_printable],
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    logo = CleanLogoField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("SVG is best, then PNG with a transparent background, then JPEG. Up to 10 MB."),
    )
    remove_logo = forms.BooleanField(label=gettext_lazy("Use no logo; show the name instead"), required=False)
    kept_logo = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, languages: list[str], has_logo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        hint = _("One name is needed; it stands in for the languages you leave out.")
        for code in languages:
            words = {"language": get_language_info(code)["name_translated"]}
            self.fields[f"name_{code}"] = PrintedTextField(
                label=_("Name in %(language)s") % words,
                help_text=hint if code == languages[0] else "",
                max_length=90,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
            # One of them is needed, so none is called optional.
            self.fields[f"name_{code}"].is_wanted = True  # type: ignore[attr-defined]
            self.fields[f"tagline_{code}"] = PrintedTextField(
                label=_("Line of text in %(language)s") % words,
                help_text=_("Stands below your name until you write another one for a file."),
                max_length=LONGEST_LINE,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
        if not has_logo:
            del self.fields["remove_logo"]
        self.order_fields(
            [*(f"{part}_{code}" for code in languages for part in ("name", "tagline")), "logo", "remove_logo"]
        )

    def clean_colour(self) -> str:
        return str(self.cleaned_data["colour"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        fields = [f"name_{code}" for code in self.languages]
        if not any(cleaned.get(field) or field in self.errors for field in fields):
            self.add_error(fields[0], _("Give your name in one language at least."))
        return cleaned

    def texts(self, part: str) -> dict[str, str]:
        """What was typed as `name` or as `tagline`, by language."""
        return {code: self.cleaned_data[f"{part}_{code}"] for code in self.languages}


def kit_initial(organization: Organization, kit: BrandKit | None, languages: list[str]) -> dict[str, Any]:
    """What the form begins with: the kit, or what the application said."""
    if kit is None:
        link = organization.website if organization.website.startswith("https://") else ""
        names = {f"name_{code}": organization.name for code in languages}
        return {**names, "colour": DEFAULT_COLOUR, "link": link}
    texts = {f"name_{code}": kit.names.get(code, "") for code in languages}
    texts |= {f"tagline_{code}": kit.taglines.get(code, "") for code in languages}
    return {**texts, "colour": kit.colour, "link": kit.link}


class StudioForm(forms.Form):
    """The choices for one file. No `output` asks for the preview only."""

    line = PrintedTextField(
        label=gettext_lazy("Your line of text"),
        help_text=gettext_lazy("One sentence below your name; leave it empty if you need none."),
        max_length=LONGEST_LINE,
        required=False,
    )
    output = forms.ChoiceField(required=False, choices=[], widget=forms.HiddenInput)

    def __init__(self, *args: Any, version: TemplateVersion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].widget.attrs.update(
            {"lang": version.template.language, "autocomplete": "off", "data-count": "#line-count"}
        )
        choices = [(output.value, output.label) for output in version.outputs]
        self.fields["output"].choices = choices  # type: ignore[attr-defined]


class ArtworkField(CleanFileField):
    """A picture or a print PDF; its cleaned value is a CleanFile."""

    accept = "application/pdf,image/png,image/jpeg"

    def cleaned(self, data: bytes, filename: str) -> CleanFile:
        if data.startswith(b"%PDF-"):
            return clean_document(data, filename=filename, max_bytes=self.max_bytes, spent=self.spent)
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
        except (ValueError, RecursionError) as broken:
            raise ValidationError(_("This is not valid JSON: %(reason)s") % {"reason": broken}) from broken
        if isinstance(slots, dict):
            # The designers' description of a piece carries its slots among other things.
            slots = slots.get("slots")
        try:
            return slots_to_json(slots_from_json(slots))
        except ValueError as refused:
            raise ValidationError(str(refused)) from refused


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


class EditionFilterForm(forms.Form):
    state = forms.ChoiceField(
        label=gettext_lazy("State"),
        required=False,
        choices=[("", gettext_lazy("all")), *Edition.State.choices],
    )
