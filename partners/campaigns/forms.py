"""Signing the statement."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EndorsementForm(forms.Form):
    # Which version was read: a page that was left open must not sign a text that nobody saw.
    version = forms.UUIDField(widget=forms.HiddenInput)
    is_meant = forms.BooleanField(
        label=_("We stand behind this statement as an organisation, and our name may be shown under it."),
        error_messages={"required": _("Tick the box if your organisation stands behind the statement.")},
    )
