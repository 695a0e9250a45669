"""What a person says about themselves."""

from typing import Any, Self

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.fields import NameField, PlainTextField
from partners.kernel.languages.zones import ZoneSelect, zone_choices
from partners.kernel.limits.guesses import guess_at
from partners.users.models import User

KEY_NAME = pgettext_lazy("of a passkey", "Name")
KEY_NAME_HELP = _("So that you can tell your keys apart.")


class NameForm(forms.Form):
    name = NameField(
        label=pgettext_lazy("of a person", "Name"),
        required=False,
        help_text=_("Your team and the campaign team see it instead of your address. It may be a pseudonym."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class NamedForm(NameForm):
    """What allauth asks beside address and password."""

    field_order = ("name", "email", "password1")

    def signup(self, request: HttpRequest, user: User) -> None:
        """allauth wants it; our adapter has kept the name by then."""


class PersonForm(NameForm):
    """The names are the keywords of `change_person`."""

    language = forms.ChoiceField(label=_("Language of our letters to you"), choices=settings.INTERFACE_LANGUAGES)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        # As a function: the cities are named, and ordered, in the language of each request.
        choices=zone_choices,
        widget=ZoneSelect,
        help_text=_("The city whose clock shows your time. All times on your pages follow it."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if user.is_staff:
            self.fields["language"].help_text = _("The back office speaks it, too.")

    @classmethod
    def showing(cls, user: User, **kwargs: Any) -> Self:
        """The form with what is saved; what else the form wants is handed on."""
        return cls(initial={name: getattr(user, name) for name in cls.base_fields}, user=user, **kwargs)


class AddKeyForm(AddWebAuthnForm):
    """allauth gives the field no label, so that readers of every language would see its English name."""

    name = PlainTextField(label=KEY_NAME, required=False, help_text=KEY_NAME_HELP)


class RenameKeyForm(EditWebAuthnForm):
    name = PlainTextField(label=KEY_NAME, help_text=KEY_NAME_HELP)


class FactorForm(AuthenticateForm):
    """Limits guesses: whoever has somebody's password must not be able to use up the owner's tries as well."""

    def clean_code(self) -> str:
        guess = guess_at(context.request, "factor", self.user.email)
        if not guess.take():
            raise ValidationError(
                _("These were too many wrong codes for now. Wait a few minutes, or set a new password."), code="often"
            )
        code = str(super().clean_code())
        guess.give_back()
        return code


class FactorAgainForm(FactorForm, ReauthenticateForm):
    """`save` has to say that it was once more, so allauth's second form has the last word about that."""

    def save(self) -> None:
        ReauthenticateForm.save(self)
