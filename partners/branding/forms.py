"""What a partner types about how it appears."""

import re
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import PrintedTextField, check_printable
from partners.artwork.models import LONGEST_LINE
from partners.artwork.rendering import printable_form
from partners.branding.models import (
    LONGEST_BOILERPLATE,
    LONGEST_HANDLE,
    LONGEST_LINK,
    LONGEST_SHORT_NAME,
    MOST_HANDLES,
    SHORT_OF_NOTHING,
    TOO_MANY_HANDLES,
    BrandKit,
    check_link,
)
from partners.kernel.fields import (
    CleanLogoField,
    FieldsByLanguage,
    FileForm,
    LinkField,
    ParagraphField,
    UnseenId,
    shown_link,
)
from partners.kernel.fields.colours import ColourInput
from partners.kernel.fields.lines import one_line
from partners.organizations.models import LONGEST_NAME, Organization

DEFAULT_COLOUR = "#1d2f6f"
# What is typed once per language, in the order of the form.
PARTS = ("name", "short_name", "tagline", "boilerplate")


def check_printable_link(link: str) -> None:
    """As it will be printed. Raises ValidationError."""
    check_printable(shown_link(link))


class KitForm(FieldsByLanguage, FileForm):
    """A name, a short one and a line per language of the campaign; `kept_logo` is one of an earlier attempt."""

    keeps_files = False
    by_language: ClassVar[dict[str, Any]] = {
        "name": gettext_lazy("Name in %(language)s"),
        "short_name": gettext_lazy("Short name in %(language)s"),
        "tagline": gettext_lazy("Line of text in %(language)s"),
        "boilerplate": gettext_lazy("About you in %(language)s"),
    }

    colour = forms.RegexField(
        # `$` would also let a line end through.
        re.compile(r"^#[0-9a-fA-F]{6}\Z"),
        label=gettext_lazy("Your colour"),
        widget=ColourInput,
        error_messages={"invalid": gettext_lazy("A colour looks like #0057b7.")},
    )
    link = LinkField(
        label=gettext_lazy("Link on the materials"),
        help_text=gettext_lazy(
            "The QR code leads to a page of the portal that says whose file this is, and from there to this link. It "
            "should say what you do for the campaign."
        ),
        max_length=LONGEST_LINK,
        validators=[check_link, check_printable_link],
        widget=forms.URLInput(attrs={"autocomplete": "url"}),
    )
    handles = ParagraphField(
        label=gettext_lazy("Your accounts on networks"),
        help_text=gettext_lazy(
            "One on each line, as people look for you there: @lantern@example.social, or https://example.org/lantern. "
            "They stand in signatures and texts."
        ),
        max_length=(LONGEST_HANDLE + 1) * MOST_HANDLES,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    logo = CleanLogoField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("SVG or PDF is best, then PNG with a transparent background, then JPEG. Up to 10 MB."),
    )
    remove_logo = forms.BooleanField(label=gettext_lazy("Use no logo; show the name instead"), required=False)
    dark_logo = CleanLogoField(
        label=gettext_lazy("Logo for dark grounds"),
        required=False,
        help_text=gettext_lazy("If you have one. It stands wherever the other would not be seen."),
    )
    white_logo = forms.BooleanField(
        label=gettext_lazy("Make one of our logo, all in white"),
        help_text=gettext_lazy("As it looks beside, on the dark ground. Leave it if colours belong to your logo."),
        required=False,
    )
    remove_dark_logo = forms.BooleanField(label=gettext_lazy("Use no logo for dark grounds"), required=False)
    one_colour_logo = forms.BooleanField(
        label=gettext_lazy("Let our logo stand in one colour where it would not be seen otherwise"),
        help_text=gettext_lazy(
            "In your colour, in black or in white, as the ground asks for. Leave it if your logo must keep its "
            "colours: then the plate behind it takes another one."
        ),
        required=False,
    )
    # The view looks for it among this organisation's logos, so that somebody else's id finds nothing.
    kept_logo = UnseenId()
    kept_dark_logo = UnseenId()

    def __init__(self, *args: Any, languages: list[str], has_logo: bool, has_dark_logo: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        hint = _("One name is needed; it stands in for the languages you leave out.")
        for code in languages:
            self.fields[f"name_{code}"] = PrintedTextField(
                label=self.label_in("name", code),
                help_text=hint if code == languages[0] else "",
                max_length=LONGEST_NAME,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
            # One of them is needed, so none is called optional.
            self.fields[f"name_{code}"].is_wanted = True  # type: ignore[attr-defined]
            self.fields[f"short_name_{code}"] = PrintedTextField(
                label=self.label_in("short_name", code),
                help_text=_("An abbreviation, or the part that people know you by. Stands where the name has no room."),
                max_length=LONGEST_SHORT_NAME,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
            self.fields[f"tagline_{code}"] = PrintedTextField(
                label=self.label_in("tagline", code),
                help_text=_("Stands below your name until you write another one for a file."),
                max_length=LONGEST_LINE,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
            self.fields[f"boilerplate_{code}"] = ParagraphField(
                label=self.label_in("boilerplate", code),
                help_text=_(
                    "Who you are and what you do: what the press calls a boilerplate. Stands below letters "
                    "and press texts."
                ),
                max_length=LONGEST_BOILERPLATE,
                required=False,
                widget=forms.Textarea(attrs={"lang": code, "rows": 4}),
            )
        if not has_logo:
            del self.fields["remove_logo"]
        if not has_dark_logo:
            del self.fields["remove_dark_logo"]
        logos = ("logo", "remove_logo", "dark_logo", "white_logo", "remove_dark_logo", "one_colour_logo")
        self.order_fields([*(f"{part}_{code}" for code in languages for part in PARTS), *logos])

    def clean_colour(self) -> str:
        return str(self.cleaned_data["colour"]).lower()

    def clean_handles(self) -> list[str]:
        lines = [one_line(line) for line in self.cleaned_data["handles"].splitlines()]
        handles = list(dict.fromkeys(filter(None, lines)))
        if len(handles) > MOST_HANDLES:
            raise forms.ValidationError(TOO_MANY_HANDLES)
        for handle in handles:
            if len(handle) > LONGEST_HANDLE or " " in handle or not handle.startswith(("@", "https://")):
                raise forms.ValidationError(
                    _("“%(handle)s” is neither a name with @ nor an address with https://."),
                    params={"handle": handle[:LONGEST_HANDLE]},
                )
        return handles

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        fields = [f"name_{code}" for code in self.languages]
        # One that was refused counts as given: it has its own sentence already.
        if not any(cleaned.get(field) or field in self.errors for field in fields):
            self.add_error(fields[0], _("Give your name in one language at least."))
        for code in self.languages:
            name = f"name_{code}"
            if cleaned.get(f"short_{name}") and not cleaned.get(name) and name not in self.errors:
                self.add_error(name, SHORT_OF_NOTHING)
        return cleaned

    def texts(self, part: str) -> dict[str, str]:
        """What was typed as one of PARTS, by language."""
        return {code: self.cleaned_data[f"{part}_{code}"] for code in self.languages}


def kit_initial(organization: Organization, kit: BrandKit | None, languages: list[str]) -> dict[str, Any]:
    """What the form begins with: the kit, or what the application said."""
    if kit is None:
        # A URL without https is left to the person: nobody else knows whether the site answers there.
        link = organization.website if organization.website.startswith("https://") else ""
        # In letters that print, as the preview shows it: what the form brings along, it must not refuse.
        names = {f"name_{code}": printable_form(organization.name) for code in languages}
        return {**names, "colour": DEFAULT_COLOUR, "link": shown_link(link)}
    texts = {f"name_{code}": kit.names.get(code, "") for code in languages}
    texts |= {f"short_name_{code}": kit.short_names.get(code, "") for code in languages}
    texts |= {f"tagline_{code}": kit.taglines.get(code, "") for code in languages}
    texts |= {f"boilerplate_{code}": kit.boilerplates.get(code, "") for code in languages}
    return {
        **texts,
        "handles": "\n".join(kit.handles),
        "colour": kit.colour,
        "link": shown_link(kit.link),
        "one_colour_logo": kit.mono_logo_id is not None,
    }
