"""allauth's forms with our field for addresses. Apart, because allauth's module reads that of people while it loads."""

from typing import Any

from allauth.account import forms as allauth
from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from partners.kernel.fields.addresses import AddressField
from partners.users.doors import SIGN_UP, SignUp
from partners.users.models import User
from partners.users.selectors import ask_in_vain, unproven_account


class AddressesInOneForm(forms.Form):
    """Every field for an address, whoever declared it and whenever, is ours."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.EmailField):
                field.widget.attrs.pop("maxlength", None)
                self.fields[name] = AddressField(label=field.label, required=field.required, widget=field.widget)


class LoginForm(AddressesInOneForm, allauth.LoginForm):
    pass


class SignupForm(AddressesInOneForm, allauth.SignupForm):
    """An account that nobody has shown to be theirs keeps nobody from opening one with the same address.

    Whoever comes later gets a code as the first did, and the account is whose code comes back first: with the password
    and the name that they gave, and nothing of what anybody else gave (`services.settle_account`).
    """

    unproven: User | None = None

    def validate_unique_email(self, value: str) -> str:
        email: str = super().validate_unique_email(value)
        if self.account_already_exists:
            self.unproven = unproven_account(email)
        return email

    def try_save(self, request: HttpRequest) -> Any:
        if self.unproven is None:
            return super().try_save(request)
        secret = make_password(self.cleaned_data["password1"])
        given = SignUp.by(self.unproven, secret, name=self.cleaned_data.get("name", ""))
        request.session[SIGN_UP] = given.as_session()
        # As much as an account that is new: what is told to nobody must not be told by the time it takes.
        get_adapter(request).wait_for_the_disk(self.unproven.email)
        ask_in_vain(2 if getattr(self.unproven, "has_row", False) else 0)
        return self.unproven, None


class AddEmailForm(AddressesInOneForm, allauth.AddEmailForm):
    pass


class ChangeEmailForm(AddressesInOneForm, allauth.ChangeEmailForm):
    pass


class ResetPasswordForm(AddressesInOneForm, allauth.ResetPasswordForm):
    pass


class RequestLoginCodeForm(AddressesInOneForm, allauth.RequestLoginCodeForm):
    pass
