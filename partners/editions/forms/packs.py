"""Which files come together, and whom they are given to."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.forms import PrintedTextField
from partners.artwork.models import LONGEST_LINE
from partners.branding.models import BrandKit
from partners.kernel.fields import FieldsByLanguage, PlainTextField
from partners.kernel.languages.names import by_name, language_name


class PackForm(FieldsByLanguage, forms.Form):
    """Which languages, and the lines of text in them; with `materials`, pairs of id and title, also which of these.

    Where nothing was chosen, the kit's own lines stand and the organisation's languages are ticked.
    """

    by_language: ClassVar[dict[str, Any]] = {"line": gettext_lazy("Your line of text (%(language)s)")}

    def __init__(
        self,
        *args: Any,
        languages: Iterable[str],
        kit: BrandKit | None = None,
        materials: Iterable[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.line_names: dict[str, str] = {}
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
