"""What reviewers write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import ParagraphField

NOTE_HELP = _("For colleagues only. The organisation never sees it.")


class NoteForm(forms.Form):
    note = ParagraphField(
        label=_("Internal note"),
        help_text=NOTE_HELP,
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class MessageForm(forms.Form):
    """Words to the organisation, and words to colleagues. The names are the services' keywords."""

    reason = ParagraphField(
        label=_("Message to the organisation"),
        help_text=_("It is sent by mail and shown to them, word for word. Be kind and concrete."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    # The same field as alone, so that one length and one promise hold in both places.
    note = NoteForm.base_fields["note"]
