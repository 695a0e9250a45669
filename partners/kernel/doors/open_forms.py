"""Forms that anybody may send without an account: no script, no puzzle, nothing that a person would notice."""

import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.limits.counting import count_use

# No person reads and fills in the form faster.
QUICKEST = timedelta(seconds=3)
OPEN_FOR = timedelta(days=2)


def is_first_use(token: str) -> bool:
    """Count one more use of a form that was shown, by its cleaned `token`.

    In the transaction of what the form does: of two presses at once the second waits here for the first, and a use
    that came to nothing is taken back.
    """
    # For as long as the token itself can be sent; it is older than its first use.
    return count_use("open-form", token, within=OPEN_FOR).number == 1


class OpenForm(forms.Form):
    """A field that people do not see and a clock keep the crudest machines out. Each kind of form has its own `salt`.

    The cleaned `token` is the random part, one of a kind for each form that was shown. It serves once: a service asks
    `is_first_use`, and a view that hears no shows the form again by `show_again`.
    """

    salt: str

    fax = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        max_length=1000,
        # A browser that fills it in by itself, or the tab key that leads there, would make a machine of a person.
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    # Not required: the error would stand at a field that nobody sees, and `clean_token` would never be asked.
    token = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        initial = {"token": self.new_token(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)

    @classmethod
    def new_token(cls) -> str:
        """Signed, with the moment in which the form was shown and the random part."""
        return signing.dumps([secrets.token_urlsafe(16), int(clock.now().timestamp())], salt=cls.salt)

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name != "fax"]

    def clean_fax(self) -> str:
        if self.cleaned_data["fax"]:
            raise ValidationError(_("Please empty the field that says so, and send again."), code="machine")
        return ""

    def clean_token(self) -> str:
        """A form that was open for too long gets a fresh token and keeps its text."""
        now = clock.now()
        try:
            random, shown = signing.loads(self.cleaned_data["token"], salt=self.salt)
            age = now.timestamp() - shown
        except (signing.BadSignature, TypeError, ValueError):
            age = None
        if age is None or age > OPEN_FOR.total_seconds():
            self._renew_token()
            raise ValidationError(
                _("This page had been open for a long time. Your text is still here: please send it once more."),
                code="stale",
            )
        # The token stays: sent once more, the same form is old enough.
        if age < QUICKEST.total_seconds():
            raise ValidationError(
                _("That was very quick. Your text is still here: please look it over and send it once more."),
                code="too_quick",
            )
        return str(random)

    def show_again(self, sentence: Any) -> None:
        """All that was typed, with a token that serves once more."""
        self._renew_token()
        self.add_error(None, ValidationError(sentence, code="used"))

    def _renew_token(self) -> None:
        # A bound form draws its fields from `data`, and that of a request refuses to be changed.
        fresh: Any = self.data
        self.data = fresh = fresh.copy()
        fresh["token"] = self.new_token()
