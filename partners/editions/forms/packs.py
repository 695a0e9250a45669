"""Which files come together, and whom they are given to."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import PrintedTextField
from partners.artwork.models import LONGEST_LINE, TemplateVersion
from partners.artwork.rendering import Occasion
from partners.artwork.services import asked_of_any
from partners.branding.models import BrandKit
from partners.kernel.fields import FieldsByLanguage, PlainTextField
from partners.kernel.languages.names import by_name, language_name
from partners.organizations.models import Organization

from .occasions import FOCUS, OccasionFields


class PackForm(FieldsByLanguage, OccasionFields):
    """Which languages, and the lines of text in them; with `materials`, pairs of id and title, also which of these.

    Where nothing was chosen, the kit's own lines stand and the organisation's languages are ticked.
    """

    by_language: ClassVar[dict[str, Any]] = {
        "line": gettext_lazy("Your line of text (%(language)s)"),
        "place": gettext_lazy("Place (%(language)s)"),
    }

    def __init__(
        self,
        *args: Any,
        languages: Iterable[str],
        versions: Iterable[TemplateVersion],
        organization: Organization,
        kit: BrandKit | None = None,
        materials: Iterable[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.settle(asked_of_any(versions), organization)
        # One for the whole pack: a place on it is as wide as that of each format.
        for name in FOCUS:
            self.fields.pop(name, None)
        self.line_names: dict[str, str] = {}
        self.place_names: dict[str, str] = {}
        named = by_name((code, language_name(code)) for code in languages)
        if materials is not None:
            self.fields["material"] = ticks(_("Materials"), materials, missing=_("Tick one material at least."))
        self.fields["language"] = ticks(_("Languages"), named, missing=_("Tick one language at least."))
        # Of a pack over several materials the kit's own lines are taken: what fits one seldom fits all.
        for code, _name in named if materials is None else ():
            self.line_names[code] = f"line_{code}"
            self.fields[f"line_{code}"] = PrintedTextField(
                label=self.label_in("line", code),
                max_length=LONGEST_LINE,
                required=False,
                initial=kit.taglines.get(code, "") if kit else "",
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
        for code, _name in named if self.asked.place else ():
            self.place_names[code] = f"place_{code}"
            self.fields[f"place_{code}"] = PrintedTextField(
                label=self.label_in("place", code),
                max_length=self.asked.place,
                required=False,
                widget=forms.TextInput(attrs={"lang": code, "autocomplete": "off"}),
            )
        lines, places = self.line_names.values(), self.place_names.values()
        self.order_fields(["material", "language", *lines, "date", "past_is_meant", "hour", *places, "photograph"])

    @property
    def languages(self) -> list[str]:
        return list(self.cleaned_data.get("language") or [])

    @property
    def lines(self) -> dict[str, str]:
        """By language, where somebody wrote another one than the kit's."""
        told = {code: self.cleaned_data.get(name) for code, name in self.line_names.items()}
        return {
            code: line
            for code, line in told.items()
            if line is not None and line != (self.fields[self.line_names[code]].initial or "")
        }

    @property
    def places(self) -> dict[str, str]:
        """By language, where somebody wrote one."""
        told = {code: self.cleaned_data.get(name, "") for code, name in self.place_names.items()}
        return {code: place for code, place in told.items() if place}

    @property
    def occasions(self) -> dict[str, Occasion]:
        """By language. One day and one photograph for all of it."""
        photo, places = self.photo, self.places
        return {code: Occasion(date=self.moment, place=places.get(code, ""), photo=photo) for code in self.languages}

    @property
    def chosen(self) -> QueryDict:
        """As an address has it. Of a form that is valid."""
        query = QueryDict(mutable=True)
        query.setlist("language", self.languages)
        for name in (*self.line_names.values(), *self.place_names.values()):
            query[name] = self.cleaned_data[name]
        for name in ("date", "hour", "photograph", "past_is_meant"):
            if self.cleaned_data.get(name):
                query[name] = self[name].data
        return query


def ticks(label: str, choices: Iterable[tuple[str, str]], *, missing: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=list(choices),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


class LinkForm(forms.Form):
    name = PlainTextField(
        label=gettext_lazy("Whom it is for"),
        max_length=80,
        help_text=gettext_lazy("For your own list, for example “print shop”. Whoever opens the link does not see it."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("How long the link works"),
        coerce=int,
        choices=[(1, gettext_lazy("one day")), (7, gettext_lazy("7 days")), (30, gettext_lazy("30 days"))],
        initial=7,
        widget=forms.RadioSelect,
    )
