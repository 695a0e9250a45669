"""Accepting the agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class AcceptanceForm(forms.Form):
    # Which version was read: a page that was left open must not accept a text that nobody saw.
    version = forms.IntegerField(min_value=1, max_value=32767, widget=forms.HiddenInput)
    is_read = forms.BooleanField(
        label=_("I have read the agreement and accept it on behalf of the organisation."),
        error_messages={"required": _("Tick the box if your organisation accepts the agreement.")},
    )
