"""Inviting somebody, and their role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import AddressField
from partners.organizations.models import Role

ROLE_CHOICES = [
    (Role.VIEWER, _("Viewer – sees everything of the organisation, changes nothing")),
    (Role.EDITOR, _("Editor – makes materials, looks after the brand kit and the media contacts")),
    (Role.OWNER, _("Owner – speaks for the organisation: signs, invites, makes access keys")),
]


class InvitationForm(forms.Form):
    email = AddressField(
        label=_("E-mail address of your colleague"),
        help_text=_("They get a message with a link that works for 14 days, for this address only."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=ROLE_CHOICES, initial=Role.EDITOR, widget=forms.RadioSelect)


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
