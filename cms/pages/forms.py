"""What a page asks of its readers."""

from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _

from partners.kernel.codes import digest_of
from partners.kernel.fields.unseen import UnseenText


class SharedPasswordForm(forms.Form):
    """`return_url` is where somebody was going; whether it may be followed is asked where it is."""

    password = forms.CharField(
        label=_("Password"), max_length=255, widget=forms.PasswordInput(attrs={"autocomplete": "off"})
    )
    return_url = UnseenText(max_length=2000)
    use_required_attribute = False

    def opens(self, secret: str) -> bool:
        # Digests, because the time of a comparison tells how long the other side is.
        return constant_time_compare(digest_of(self.cleaned_data["password"]), digest_of(secret))
