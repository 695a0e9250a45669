"""Asking what is held of oneself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.doors.open_forms import OpenForm
from partners.kernel.fields import AddressField
from partners.press.models import PersonRequest


class PersonForm(OpenForm):
    salt = "partners.press.person-form"

    email = AddressField(
        label=_("Your e-mail address"),
        help_text=_("The one that you gave us. We write to it first, so that nobody asks in your name."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wants = forms.ChoiceField(
        label=_("What do you want?"), choices=PersonRequest.Wants.choices, widget=forms.RadioSelect, initial="export"
    )
