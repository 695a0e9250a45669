"""What the campaign is, and how its portal looks: every text side by side in all languages that are open."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.campaigns.models import PALETTE, Campaign
from partners.campaigns.rendering import (
    GROUNDS,
    SHAPES,
    WORDS,
    Palette,
    keep_mark_picture,
    palette_of,
    readable_like,
    weakest,
)
from partners.kernel.fields import (
    AddressField,
    CleanFileField,
    FileForm,
    LinkField,
    PlainTextField,
)
from partners.kernel.fields.colours import ColourField
from partners.kernel.uploads import CleanFile, clean_mark, clean_picture
from partners.kernel.uploads.files import refusal

from .side_by_side import ByLanguage, SideBySideForm

LONGEST_NAME = 120
LONGEST_FOOT = 300
LONGEST_TEXT = 2000
# Both in pixels. Nobody shows a mark larger than this; what is larger would be fetched with every page.
LARGEST_MARK = 1200
MOST_MARK_BYTES = 300_000


class CampaignForm(SideBySideForm):
    texts: ClassVar[dict[str, ByLanguage]] = {
        "names": ByLanguage(gettext_lazy("Name of the campaign"), LONGEST_NAME, needed=True),
        "organizers": ByLanguage(
            gettext_lazy("Who organises it"),
            LONGEST_TEXT,
            gettext_lazy("Shown on the campaign’s page and to the press. Leave it empty to say nothing."),
            several_lines=True,
            rows=5,
        ),
        "proceeds": ByLanguage(
            gettext_lazy("Where proceeds go"),
            400,
            gettext_lazy("One sentence, for example: All proceeds go to the families of those who are held."),
            rows=2,
        ),
    }
    order: ClassVar[list[str]] = [
        "names", "hashtag", "starts_on", "ends_on", "address_partnerships", "address_press", "address_safe",
        "organizers", "proceeds", "proceeds_url",
    ]  # fmt: skip
    desks: ClassVar[tuple[str, ...]] = ("partnerships", "press", "safe")

    hashtag = PlainTextField(
        label=gettext_lazy("Hashtag"), max_length=60, help_text=gettext_lazy("With the #, without spaces.")
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("Empty while nobody knows it."),
    )
    address_partnerships = AddressField(
        label=gettext_lazy("Address for partners"),
        help_text=gettext_lazy("Where replies to our letters go, and where partners ask questions."),
    )
    address_press = AddressField(
        label=gettext_lazy("Address for the press"),
        required=False,
        help_text=gettext_lazy("Empty: reporters reach the address for partners."),
    )
    address_safe = AddressField(
        label=gettext_lazy("Address for people in danger"),
        required=False,
        help_text=gettext_lazy("A mailbox that only those read who protect people. Empty: it is not mentioned."),
    )
    proceeds_url = LinkField(label=gettext_lazy("Link about the proceeds"), max_length=500, required=False)

    @classmethod
    def values_of(cls, saved: Campaign) -> dict[str, Any]:
        addresses = {f"address_{desk}": saved.addresses.get(desk, "") for desk in cls.desks}
        own = {name: getattr(saved, name) for name in ("hashtag", "starts_on", "ends_on", "proceeds_url")}
        return {**super().values_of(saved), **addresses, **own}

    def clean_hashtag(self) -> str:
        hashtag: str = self.cleaned_data["hashtag"]
        # As networks read it: they end it at the first sign that is no letter, digit or underscore.
        if not hashtag.startswith("#") or not hashtag[1:].replace("_", "a").isalnum():
            raise ValidationError(
                _("A hashtag begins with # and goes on with letters and digits only, as in #athousandwindows."),
                code="no_hashtag",
            )
        return hashtag

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The campaign ends before it begins."))
        return cleaned

    def facts_for(self, saved: Campaign) -> dict[str, Any]:
        """Keywords of `change_campaign`."""
        data = self.cleaned_data
        return {
            **{key: self.in_languages(key, getattr(saved, key)) for key in self.texts},
            **{name: data[name] for name in ("hashtag", "starts_on", "ends_on", "proceeds_url")},
            "addresses": {desk: data[f"address_{desk}"] for desk in self.desks},
        }


class MarkField(CleanFileField):
    """SVG of plain shapes, or a picture; the cleaned value is SVG text that pages may show as it is."""

    accept = "image/svg+xml,image/png,image/webp"

    def cleaned(self, data: bytes, filename: str) -> Any:
        if b"<svg" in data[:2000] or filename.lower().endswith(".svg"):
            return clean_mark(data)
        file: CleanFile = clean_picture(data, spent=self.spent)
        if max(file.width, file.height) > LARGEST_MARK:
            raise refusal("too_long_a_side", width=file.width, height=file.height, limit=LARGEST_MARK)
        if len(file.data) > MOST_MARK_BYTES:
            raise refusal("too_large_cleaned")
        return keep_mark_picture(file)


class FaceForm(SideBySideForm, FileForm):
    # The mark is small, and what is kept of it is no file: whoever mends another field chooses it again.
    keeps_files = False

    texts: ClassVar[dict[str, ByLanguage]] = {
        "portal_names": ByLanguage(
            gettext_lazy("Name of the portal"),
            LONGEST_NAME,
            gettext_lazy("At the top of every page and letter. Empty: the campaign’s name."),
        ),
        "foot": ByLanguage(
            gettext_lazy("Text at the foot of pages"),
            LONGEST_FOOT,
            gettext_lazy("One sentence on whose site this is. Empty: nothing is said."),
            rows=2,
        ),
    }
    order: ClassVar[list[str]] = [
        "portal_names", "foot", "main", "second", "mark_file", "remove_mark", "address_support",
    ]  # fmt: skip

    main = ColourField(
        label=gettext_lazy("Main colour"),
        help_text=gettext_lazy("Links, buttons and the dark band. Its shades for the dark theme are made by us."),
    )
    second = ColourField(
        label=gettext_lazy("Second colour"),
        help_text=gettext_lazy("Lines and small signs; never text."),
    )
    mark_file = MarkField(
        label=gettext_lazy("Mark"),
        required=False,
        help_text=gettext_lazy(
            "Stands beside the portal’s name. SVG of plain shapes, up to 16 kB, or PNG up to 1200 pixels and 300 kB."
        ),
    )
    remove_mark = forms.BooleanField(label=gettext_lazy("Use no mark; show the name alone"), required=False)
    address_support = AddressField(
        label=gettext_lazy("Address for help with the portal"),
        required=False,
        help_text=gettext_lazy("Empty: the address for partners."),
    )

    @classmethod
    def values_of(cls, saved: Campaign) -> dict[str, Any]:
        main, second = chosen_colours(saved)
        own = {"main": main, "second": second, "address_support": saved.addresses.get("support", "")}
        return {**super().values_of(saved), **own, "mark_file": None, "remove_mark": False}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        main, second = cleaned.get("main"), cleaned.get("second")
        if main and second:
            palette = palette_of(main, second)
            self._check("main", main, (*GROUNDS["light"], palette["accent_soft"]["light"]), WORDS)
            self._check("second", second, GROUNDS["light"], SHAPES)
        return cleaned

    def _check(self, name: str, colour: str, grounds: tuple[str, ...], least: float) -> None:
        ground, ratio = weakest(colour, grounds)
        if ratio >= least:
            return
        facts = {
            "colour": colour,
            "ground": ground,
            # Down, so that a ratio just below is not told as the one that is asked for.
            "ratio": f"{int(ratio * 10) / 10:.1f}",
            "least": f"{least:.1f}",
            "like": readable_like(colour, grounds, least, darker=True),
        }
        message = _(
            "%(colour)s is hard to see on %(ground)s: the contrast is %(ratio)s to 1, and at least %(least)s to 1 is "
            "needed. The nearest shade that works is %(like)s."
        )
        self.add_error(name, ValidationError(message, code="faint", params=facts))

    def facts_for(self, saved: Campaign) -> dict[str, Any]:
        """Keywords of `change_face`."""
        data = self.cleaned_data
        facts: dict[str, Any] = {key: self.in_languages(key, getattr(saved, key)) for key in self.texts}
        facts["addresses"] = {"support": data["address_support"]}
        # Colours that the founding chose one by one stay until another one is chosen here.
        if (data["main"], data["second"]) != chosen_colours(saved):
            facts["colours"] = palette_of(data["main"], data["second"])
        if data.get("mark_file") or data["remove_mark"]:
            facts["mark"] = data.get("mark_file") or ""
        return facts


def chosen_colours(campaign: Campaign) -> tuple[str, str]:
    """The two of which the others are made."""
    colours: Palette = campaign.colours
    return tuple(colours.get(name, PALETTE[name])["light"] for name in ("accent", "thread"))  # type: ignore[return-value]
