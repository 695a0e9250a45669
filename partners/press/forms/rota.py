"""When somebody is on duty, and when they are away."""

from typing import Any, ClassVar, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages.zones import ZoneSelect, usual_zone, zone_choices
from partners.press.models import MediaContact

from .moments import ClockField
from .room import DAY, MomentsForm

People = dict[str, tuple[MediaContact, str]]


class PersonField(forms.ChoiceField):
    """One of `people`, whom the form sets, by the id that is sent. The cleaned value is the contact, or None."""

    people: People

    def clean(self, value: Any) -> MediaContact | None:
        key = super().clean(value)
        return self.people[key][0] if key else None


class OfPeople(forms.Form):
    """`people` are those who can be chosen, with what they are called."""

    def __init__(self, *args: Any, people: People, **kwargs: Any) -> None:
        # Two of them stand on one page, and both ask for a person.
        kwargs["auto_id"] = f"{type(self).__name__.lower()}_%s"
        super().__init__(*args, **kwargs)
        for name, label in (("contact", _("Choose")), ("stand_in", _("nobody")), ("to", _("Choose"))):
            if name in self.fields:
                field = cast(PersonField, self.fields[name])
                field.people = people
                field.choices = [("", label), *((key, called) for key, (_row, called) in people.items())]


class ShiftForm(OfPeople, MomentsForm):
    """`starts_at` and `ends_at` of what is cleaned are in UTC."""

    moments: ClassVar[tuple[str, ...]] = ("starts", "ends")

    contact = PersonField(label=_("Who is on duty?"))
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=zone_choices, widget=ZoneSelect(), help_text=_("The city whose clock you mean.")
    )
    starts = ClockField(label=_("From"))
    ends = ClockField(label=_("Until"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"time_zone": usual_zone(), **kwargs.pop("initial", {})}, **kwargs)

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("contact", "starts_at", "ends_at", "time_zone")}


class AbsenceForm(OfPeople):
    contact = PersonField(label=_("Who is away?"))
    first_day = forms.DateField(label=_("First day"), widget=DAY)
    last_day = forms.DateField(label=_("Last day"), widget=DAY)
    stand_in = PersonField(
        label=_("Who stands in?"),
        required=False,
        help_text=_("They are on duty on those days. Why somebody is away is asked nowhere."),
    )

    @property
    def answers(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class HandOverShiftForm(OfPeople):
    to = PersonField(label=_("To whom?"))
