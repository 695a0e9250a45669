"""As what contacts are taken out."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class FileKind(TextChoices):
    VCARD_4 = "vcard4", _("vCard 4.0: address books of today")
    VCARD_3 = "vcard3", _("vCard 3.0: Outlook and older address books")
    XLSX = "xlsx", _("XLSX: a table for Excel, LibreOffice and others")
    CSV = "csv", _("CSV: a table as plain text, in UTF-8")


class TakeForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("As what?"), choices=FileKind.choices, initial=FileKind.VCARD_4, widget=forms.RadioSelect
    )
