"""What press officers say of a release: until when it is held back, and whom to ask about it."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.campaigns.forms.side_by_side import ByLanguage, SideBySideForm
from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.press.forms.moments import ClockField
from partners.press.forms.room import MomentsForm, there


class ReleaseForm(MomentsForm, SideBySideForm):
    moments = ("embargo",)
    texts: ClassVar[dict[str, ByLanguage]] = {
        "contacts": ByLanguage(
            _("Whom to ask"),
            200,
            _("Only where it is not the press room’s own telephone. Everybody can read it."),
        )
    }
    order: ClassVar[list[str]] = ["embargo", "time_zone", "is_announced", "contacts"]

    embargo = ClockField(
        label=_("Embargo until"),
        required=False,
        help_text=_("Before this moment no page, list, feed or search shows it. Empty: no embargo."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, widget=ZoneSelect(), help_text=_("The city whose clock you mean.")
    )

    is_announced = forms.BooleanField(
        label=_("Announce that something comes"),
        required=False,
        help_text=_(
            "The press room then says that a release comes, and when, and reporters can ask to read it early. What it "
            "is about stays unsaid."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initial": {"time_zone": usual_zone(), **(kwargs.get("initial") or {})}})

    @classmethod
    def values_of(cls, saved: Any) -> dict[str, Any]:
        zone, embargo = saved.time_zone, there(saved.update.opens_at, saved.time_zone)
        own = {"time_zone": zone, "embargo": embargo, "is_announced": saved.is_announced}
        return {**super().values_of(saved), **own}

    def facts_for(self, saved: Any) -> dict[str, Any]:
        """Keywords of the services."""
        return {
            "contacts": self.in_languages("contacts", saved.contacts if saved else {}),
            "time_zone": self.cleaned_data["time_zone"],
            "embargo": self.cleaned_data.get("embargo_at"),
            "is_announced": self.cleaned_data["is_announced"],
        }
