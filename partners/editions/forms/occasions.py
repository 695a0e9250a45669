"""When and where something happens, and the photograph that goes with it."""

from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.artwork.rendering import Photo
from partners.artwork.services import Asked
from partners.editions.models import LONGEST_ALT, LONGEST_CREDIT
from partners.editions.selectors import photograph_of, photographs_to_choose
from partners.kernel import clock
from partners.kernel.fields import CleanPictureField, FileForm, PlainTextField
from partners.kernel.uploads.cleaning import MEGABYTE

# A slip of the finger in the year is not written onto a poster.
YEARS = date(2000, 1, 1), date(2100, 12, 31)
NO_SUCH_YEAR = gettext_lazy("Look at the year once more.")


def per_cent(label: Any, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=100, required=False, **kwargs)


class OccasionFields(forms.Form):
    """For a form over files: `settle` leaves only what their templates have a place for."""

    date = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(YEARS[0], NO_SUCH_YEAR), MaxValueValidator(YEARS[1], NO_SUCH_YEAR)],
        help_text=gettext_lazy("Stands on the file with its weekday, in the language of the file."),
    )
    hour = forms.TimeField(
        label=gettext_lazy("Hour"),
        required=False,
        widget=forms.TimeInput({"type": "time"}, format="%H:%M"),
        help_text=gettext_lazy("By the clock of wherever it is. Leave it empty to name the day alone."),
    )
    past_is_meant = forms.BooleanField(label=gettext_lazy("Yes, this day is past, and it is meant"), required=False)
    photograph = forms.ChoiceField(label=gettext_lazy("Photograph"), required=False, choices=[])
    focus_x = per_cent(
        gettext_lazy("What matters on it, from the left, %"),
        help_text=gettext_lazy("What stays whatever is cut off. Leave both empty to take what the photograph has."),
    )
    focus_y = per_cent(gettext_lazy("What matters on it, from the top, %"))

    def settle(self, asked: Asked, organization: Any) -> None:
        self.asked, self.organization = asked, organization
        unasked = [] if asked.date else ["date", "hour", "past_is_meant"]
        unasked += [] if asked.photo else ["photograph", "focus_x", "focus_y"]
        # Only whoever has named such a day is asked about it.
        if asked.date and not self._is_past():
            unasked.append("past_is_meant")
        for name in unasked:
            self.fields.pop(name, None)
        for name, kind in (("date", "date"), ("photograph", "photo")):
            if kind in asked.required and name in self.fields:
                # The service insists on it: who only looks at the picture has not chosen yet.
                self.fields[name].is_wanted = True  # type: ignore[attr-defined]
        if asked.photo:
            none = ("", _("none"))
            cast(forms.ChoiceField, self.fields["photograph"]).choices = [none, *photographs_to_choose(organization)]
            self.fields["photograph"].error_messages["invalid_choice"] = _(
                "This photograph is not there any more. Choose another one."
            )

    def _is_past(self) -> bool:
        try:
            day = self.fields["date"].to_python(self.data.get(self.add_prefix("date")))
        except ValidationError:
            return False
        return day is not None and day < timezone.localdate(clock.now())

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        data = self.cleaned_data
        if data.get("hour") and not data.get("date") and not self.errors.get("date"):
            self.add_error("date", _("Name the day as well."))
        return cleaned

    @property
    def moment(self) -> str:
        """As `artwork.rendering.Occasion` has it."""
        data = self.cleaned_data
        day, hour = data.get("date"), data.get("hour")
        return (f"{day.isoformat()}T{hour:%H:%M}" if hour else day.isoformat()) if day else ""

    @property
    def photo(self) -> Photo | None:
        data = self.cleaned_data
        row = photograph_of(self.organization, data["photograph"]) if data.get("photograph") else None
        if row is None:
            return None
        own = row.focus_x, row.focus_y
        across, down = (each if (each := data.get(name)) is not None else own[at] for at, name in enumerate(FOCUS))
        return row.as_drawn((across / 100, down / 100))

    @property
    def past_was_meant(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get("past_is_meant"))


FOCUS = ("focus_x", "focus_y")


class PhotographForm(FileForm):
    """A photograph, and what is said of it and of whoever is seen on it."""

    picture = CleanPictureField(
        label=gettext_lazy("Photograph"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, up to 20 MB. We take out where and with what it was taken, before anything is kept."
        ),
        max_bytes=20 * MEGABYTE,
    )
    alt = PlainTextField(
        label=gettext_lazy("What it shows"),
        help_text=gettext_lazy("For people who cannot see it. Name nobody who could be harmed by it."),
        max_length=LONGEST_ALT,
    )
    credit = PlainTextField(
        label=gettext_lazy("Who took it"),
        help_text=gettext_lazy("As they want to be named, or your organisation. It is written into the files."),
        max_length=LONGEST_CREDIT,
    )
    focus_x = per_cent(
        gettext_lazy("What matters on it, from the left, %"),
        initial=50,
        help_text=gettext_lazy("A face, for example: it stays whatever a format cuts off. 50 and 50 is the middle."),
    )
    focus_y = per_cent(gettext_lazy("What matters on it, from the top, %"), initial=50)
    is_ours = forms.BooleanField(
        label=gettext_lazy("We took it ourselves, or may use it for this campaign."),
        error_messages={"required": gettext_lazy("Use a photograph only if you have the right to.")},
    )
    is_agreed = forms.BooleanField(
        label=gettext_lazy(
            "Everybody who can be recognised on it knows that they will be seen with this campaign, and agreed; for a "
            "child, a parent did. Nobody is put in danger by it."
        ),
        error_messages={
            "required": gettext_lazy(
                "Ask everybody who can be recognised on it first. Without their word it cannot be used."
            )
        },
    )

    @property
    def facts(self) -> dict[str, Any]:
        """Keywords of `add_photograph`, but for the file."""
        data = self.cleaned_data
        focus = tuple(50 if data[name] is None else data[name] for name in FOCUS)
        return {"alt": data["alt"], "credit": data["credit"], "is_agreed": data["is_agreed"], "focus": focus}
