"""“About you” inside the Wagtail admin: the form of the partner area, and the same service."""

from typing import Any

from partners.kernel.actors import Actor
from partners.users.forms.people import PersonForm
from partners.users.services import change_person


class AboutYouForm(PersonForm):
    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by

    def save(self) -> None:
        """Wagtail's account page calls it for each of its forms, once all are valid."""
        change_person(**self.cleaned_data, by=self.by)
