"""Making an access key."""

from datetime import datetime, timedelta

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import PlainTextField
from partners.organizations.models import AccessKey

LIFETIMES = [("90", _("90 days")), ("365", _("one year")), ("never", _("until it is revoked"))]
# Lazy, because the module is loaded before any reader's language is known.
SCOPE_CHOICES = [(scope.value, format_lazy("{} – {}", scope.value, scope.label)) for scope in AccessKey.Scope]


class AccessKeyForm(forms.Form):
    name = PlainTextField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("A name by which you will know it later, for example “our website”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=SCOPE_CHOICES,
        initial=[AccessKey.Scope.CAMPAIGN_READ, AccessKey.Scope.ACTIVITY_READ],
        help_text=_("Give it what the program needs and nothing more; another key is made in a minute."),
        widget=forms.CheckboxSelectMultiple,
    )
    lifetime = forms.ChoiceField(
        label=_("How long it works"), choices=LIFETIMES, initial="365", widget=forms.RadioSelect
    )

    def expires_at(self, *, at: datetime) -> datetime | None:
        """When the key that was asked for ends; None for one that ends only by hand."""
        lifetime = self.cleaned_data["lifetime"]
        return None if lifetime == "never" else at + timedelta(days=int(lifetime))
