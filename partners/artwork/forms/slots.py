"""Slots as numbers that anybody can type, and as the JSON that designers hand over."""

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from partners.artwork.errors import in_words
from partners.artwork.models import LONGEST_LINE
from partners.artwork.rendering import Undrawable, moment_of, slots_from_json, slots_to_json
from partners.kernel.fields.colours import ColourField

from .printed import PrintedTextField, check_printable

MOST_SLOTS = 40
BRAND, OWN, NONE = "brand", "own", "none"
SHARES = ("x", "y", "width", "height")
# Decimals of a share of the artwork: a hundredth of a point on a poster.
DECIMALS = 6
KINDS = [
    ("logo", gettext_lazy("Logo")),
    ("name", gettext_lazy("Name")),
    ("line", gettext_lazy("Line of text")),
    ("link", gettext_lazy("Web address")),
    ("qr", gettext_lazy("QR code")),
    ("code", gettext_lazy("Code of the file")),
    ("date", gettext_lazy("Date and hour")),
    ("place", gettext_lazy("Place where it happens")),
    ("photo", gettext_lazy("Photograph of the partner")),
]
# What may be fixed for everybody, what has a length, and what partners are asked for.
WRITTEN, COUNTED, ASKED = ("line", "place", "date"), ("line", "place"), ("line", "place", "date", "photo")
ACROSS = [
    ("start", pgettext_lazy("alignment", "where reading begins")),
    ("center", pgettext_lazy("alignment", "in the middle")),
    ("end", pgettext_lazy("alignment", "where reading ends")),
]
DOWN = [
    ("start", pgettext_lazy("alignment", "at the top")),
    ("center", pgettext_lazy("alignment", "in the middle")),
    ("end", pgettext_lazy("alignment", "at the bottom")),
]
WEIGHTS = [("regular", pgettext_lazy("type", "regular")), ("bold", pgettext_lazy("type", "bold"))]


class SlotsField(forms.CharField):
    """JSON of slots, checked field by field; the error names the slot and what is wrong with it. None when empty."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return None
        try:
            slots = json.loads(text)
        # The second is what the parser raises for thousands of nested brackets.
        except (ValueError, RecursionError) as broken:
            raise ValidationError(_("This is not valid JSON: %(reason)s") % {"reason": broken}) from broken
        if isinstance(slots, dict):
            # The designers' description of a piece carries its slots among other things.
            slots = slots.get("slots")
        try:
            read = slots_from_json(slots)
        except Undrawable as undrawable:
            raise ValidationError(in_words(undrawable), code=undrawable.code) from undrawable
        for slot in read:
            check_printable(slot.text)
        return slots_to_json(read)


class Percent(forms.FloatField):
    """Of the artwork's width or height."""

    def __init__(self, label: Any, *, least: float = 0, most: float = 100, **kwargs: Any) -> None:
        widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label=label, min_value=least, max_value=most, widget=widget, **kwargs)


class Whole(forms.IntegerField):
    def __init__(self, label: Any, *, most: int, least: int = 1, **kwargs: Any) -> None:
        super().__init__(label=label, min_value=least, max_value=most, **kwargs)


class SlotForm(forms.Form):
    """One slot. All measures are per cent of the artwork's width or height, from its top left corner."""

    kind = forms.ChoiceField(label=gettext_lazy("What stands there"), choices=KINDS)
    x = Percent(gettext_lazy("From the left, %"))
    y = Percent(gettext_lazy("From the top, %"))
    width = Percent(gettext_lazy("Width, %"), least=0.1)
    height = Percent(gettext_lazy("Height, %"), least=0.1)
    page = Whole(gettext_lazy("Page"), most=100, initial=1)
    align = forms.ChoiceField(label=gettext_lazy("Across"), choices=ACROSS, initial="center")
    valign = forms.ChoiceField(label=gettext_lazy("Up and down"), choices=DOWN, initial="center")
    size = Percent(gettext_lazy("Size of the letters at most, %"), least=0.5, most=50, initial=3)
    least = Percent(gettext_lazy("At least, %"), most=50, required=False)
    weight = forms.ChoiceField(label=gettext_lazy("Letters"), choices=WEIGHTS, initial="regular")
    max_lines = Whole(gettext_lazy("Lines at most"), most=12, initial=1)
    colour_of = forms.ChoiceField(
        label=gettext_lazy("Colour"),
        choices=[(OWN, gettext_lazy("this one:")), (BRAND, gettext_lazy("the partner’s"))],
        initial=OWN,
    )
    colour = ColourField(label=gettext_lazy("Colour, if not the partner’s"), required=False, initial="#1b1b1b")
    plate = forms.ChoiceField(
        label=gettext_lazy("Plate behind it"),
        choices=[
            (NONE, gettext_lazy("none")),
            (OWN, gettext_lazy("in this colour:")),
            (BRAND, gettext_lazy("in the partner’s colour")),
        ],
        initial=NONE,
    )
    plate_colour = ColourField(label=gettext_lazy("Colour of the plate"), required=False, initial="#ffffff")
    text = PrintedTextField(
        label=gettext_lazy("Words that nobody may change"),
        help_text=gettext_lazy(
            "Leave it empty to let partners write their own. A date looks like 2026-12-01 or 2026-12-01T18:00; files "
            "show it in their own language."
        ),
        max_length=LONGEST_LINE,
        required=False,
    )
    longest = Whole(
        gettext_lazy("Characters that a partner may write"), least=1, most=LONGEST_LINE, required=False
    )  # fmt: skip
    required = forms.BooleanField(
        label=gettext_lazy("Needed"),
        help_text=gettext_lazy("Without it partners get no file."),
        required=False,
    )

    def __init__(self, *args: Any, pages: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = pages

    @property
    def kind_label(self) -> Any:
        return dict(KINDS).get(self["kind"].value(), "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for edge, side in (("x", "width"), ("y", "height")):
            # Per cent are rounded decimals: their sum may be a hair over the edge.
            if edge in cleaned and side in cleaned and cleaned[edge] + cleaned[side] > 100 + 1e-4:
                self.add_error(side, _("It reaches over the edge of the artwork."))
        if cleaned.get("least") and cleaned["least"] > cleaned.get("size", 50):
            self.add_error("least", _("This is more than the size at most."))
        if cleaned.get("least") and cleaned["least"] < 0.5:
            self.add_error("least", _("Letters need half a per cent at least; leave it empty for our own limit."))
        if cleaned.get("page", 1) > self.pages:
            self.add_error("page", _("The artwork has no such page."))
        for choice, colour in (("colour_of", "colour"), ("plate", "plate_colour")):
            if cleaned.get(choice) == OWN and colour in cleaned and not cleaned[colour]:
                self.add_error(colour, _("Choose a colour."))
        if cleaned.get("kind") == "date" and cleaned.get("text") and moment_of(cleaned["text"]) is None:
            self.add_error("text", _("A date looks like 2026-12-01, or with its hour like 2026-12-01T18:00."))
        return cleaned

    @property
    def slot(self) -> dict[str, Any]:
        """As `slots_from_json` reads it. Of a form that is valid."""
        cleaned = self.cleaned_data
        kind = cleaned["kind"]
        text = cleaned["text"] if kind in WRITTEN else ""
        plates = {NONE: "", BRAND: BRAND, OWN: cleaned["plate_colour"]}
        return {
            "kind": kind,
            **{name: round(cleaned[name] / 100, DECIMALS) for name in SHARES},
            **{name: cleaned[name] for name in ("align", "valign", "weight", "max_lines", "page")},
            "size": round(cleaned["size"] / 100, DECIMALS),
            "least": round((cleaned["least"] or 0) / 100, DECIMALS),
            "colour": BRAND if cleaned["colour_of"] == BRAND else cleaned["colour"],
            "background": plates[cleaned["plate"]],
            "text": text,
            "longest": (cleaned["longest"] or 0) if kind in COUNTED and not text else 0,
            "required": cleaned["required"] and kind in ASKED and not text,
        }


def values_of(slot: dict[str, Any]) -> dict[str, Any]:
    """What the form of a slot that is saved begins with."""
    whole = slots_to_json(slots_from_json([slot]))[0]
    colour, plate = whole["colour"], whole["background"]
    return {
        **{name: whole[name] for name in ("kind", "align", "valign", "weight", "max_lines", "page")},
        **{name: round(whole[name] * 100, DECIMALS - 2) for name in (*SHARES, "size")},
        "least": round(whole["least"] * 100, DECIMALS - 2) if whole.get("least") else None,
        "colour_of": BRAND if colour == BRAND else OWN,
        "colour": "#1b1b1b" if colour == BRAND else colour.lower(),
        "plate": BRAND if plate == BRAND else OWN if plate else NONE,
        "plate_colour": plate.lower() if plate and plate != BRAND else "#ffffff",
        "text": whole.get("text", ""),
        "longest": whole.get("longest") or None,
        "required": whole.get("required", False),
    }


class BaseSlotFormSet(forms.BaseFormSet):
    """In the order in which they lie on one another, the lowest first."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Layer, from below")
        form.fields["DELETE"].label = _("Remove this slot")

    def clean(self) -> None:
        # Fewer than were announced: what was left out would be taken away.
        if self.management_form.cleaned_data["TOTAL_FORMS"] != len(self.forms):
            raise ValidationError(_("The page did not arrive whole. Please send it once more."), code="incomplete")

    @property
    def slots(self) -> list[dict[str, Any]]:
        """Of a set that is valid."""
        return [form.slot for form in self.ordered_forms if form.cleaned_data.get("kind")]


SlotFormSet: Any = forms.formset_factory(
    SlotForm, formset=BaseSlotFormSet, extra=0, max_num=MOST_SLOTS, absolute_max=MOST_SLOTS, validate_max=True,
    can_order=True, can_delete=True,
)  # fmt: skip
