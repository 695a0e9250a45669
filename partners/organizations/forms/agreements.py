"""Accepting the agreement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.doors.seen_forms import ReadForm
from partners.kernel.fields import UnseenNumber


class AcceptanceForm(ReadForm):
    # Which version was read: a page that was left open must not accept a text that nobody saw.
    version = UnseenNumber(min_value=1, max_value=32767)
    is_read = forms.BooleanField(
        label=_("I have read the agreement and accept it on behalf of the organisation."),
        error_messages={"required": _("Tick the box if your organisation accepts the agreement.")},
    )
