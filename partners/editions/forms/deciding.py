"""What staff say of a partner's file: that it may leave, why it may not, and why it is taken back."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partners.kernel.fields import ParagraphField, UnseenText


class DecisionForm(forms.Form):
    """Approve, or refuse with a reason: the button says which."""

    decision = UnseenText(max_length=20)
    reason = ParagraphField(
        label=gettext_lazy("Why it is refused"),
        max_length=500,
        required=False,
        help_text=gettext_lazy(
            "The partner reads it in the letter and beside the file, word for word. Not needed to approve."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @property
    def approves(self) -> bool:
        return bool(self.cleaned_data.get("decision") == "approve")

    def clean(self) -> dict[str, Any] | None:
        data = self.cleaned_data
        if data.get("decision") not in ("approve", "refuse"):
            raise forms.ValidationError(_("Nothing was decided. Press one of the two buttons."))
        if data.get("decision") == "refuse" and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Write down why: the partner changes the text by it."))
        return super().clean()


class EditionWithdrawalForm(forms.Form):
    reason = ParagraphField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("Everybody who looks the file up reads it, and so does the partner, as you write it."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
