"""Forms that anybody may send without an account: no script, no puzzle, nothing that a person would notice."""

import secrets
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.fields.unseen import UnseenText
from partners.kernel.limits.counting import count_use

# No person reads and fills in the form faster.
QUICKEST = timedelta(seconds=3)
OPEN_FOR = timedelta(days=2)
TRAP = "x7q3k"


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

    # Named like nothing that a person has: browsers and password keepers fill in whatever they know by its name, and
    # do so in a field that asks them not to. The last four speak to those that ask for an attribute of their own.
    x7q3k = UnseenText(
        label=_("Leave this field empty"),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off", "tabindex": "-1", "data-1p-ignore": "", "data-bwignore": "",
                "data-lpignore": "true", "data-form-type": "other",
            }
        ),
    )  # fmt: skip
    # Asked only when that was filled in all the same.
    is_person = forms.BooleanField(label=_("I am a person, and I send this form myself"), required=False)
    token = UnseenText(max_length=500)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        initial = {"token": self.new_token(), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        if self.is_caught:
            self.fields[TRAP].widget.attrs.pop("tabindex")

    @classmethod
    def new_token(cls) -> str:
        """Signed, with the moment in which the form was shown and the random part."""
        return signing.dumps([secrets.token_urlsafe(16), int(clock.now().timestamp())], salt=cls.salt)

    @property
    def is_caught(self) -> bool:
        """Whether something filled in the trap. From then on it is a field like the others, with a way past it."""
        return self.is_bound and any(self.data.get(self.add_prefix(name)) for name in (TRAP, "is_person"))

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        hidden = () if self.is_caught else (TRAP, "is_person")
        return [field for field in self.visible_fields() if field.name not in hidden]

    @property
    def trap(self) -> forms.BoundField | None:
        """For the page to draw where nobody looks; None once it stands among the shown fields."""
        return None if self.is_caught else self[TRAP]

    def clean_is_person(self) -> bool:
        # Behind the trap in the order of fields, so what that holds is known.
        if self.cleaned_data.get(TRAP) and not self.cleaned_data["is_person"]:
            self.add_error(
                TRAP,
                ValidationError(
                    _(
                        "Something filled in this field, often the browser by itself. Empty it, or tick the box "
                        "below it; your text is still here."
                    ),
                    code="machine",
                ),
            )
        return bool(self.cleaned_data.get("is_person"))

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
