"""A paper for the reviewers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import CleanDocumentField, FileForm, PlainTextField


class DocumentForm(FileForm):
    title = PlainTextField(
        label=_("What is it?"),
        max_length=120,
        help_text=_("For example “Extract from the register” or “Report of last year”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    file = CleanDocumentField(
        label=_("File"),
        help_text=_(
            "A PDF of at most 10 MB. We keep what its pages show and nothing else: no names of authors, places of "
            "photographs, attached files, links or notes, and no electronic signature except what it looks like. "
            "Only you and the reviewers can read it."
        ),
    )
