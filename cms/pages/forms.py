"""The form in which editors write a page, and what a page asks of its readers."""

from typing import Any

from django import forms
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from partners.campaigns.selectors import campaign_presented
from partners.kernel import clock
from partners.kernel.codes import digest_of
from partners.kernel.fields import PlainTextField
from partners.kernel.fields.hosts import canonical_host
from partners.kernel.fields.unseen import UnseenText


class PublicPageForm(WagtailAdminPageForm):
    """A page of a campaign begins as one of the campaign that runs: there is rarely another to choose."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail leaves out fields that the person may not see.
        if "campaign" in self.fields and self.instance.campaign_id is None:
            self.initial["campaign"] = campaign_presented(at=clock.now())


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


class InstanceForm(forms.Form):
    """`host` names somebody's server, however it was pasted: with https://, a path, or as the end of their name."""

    host = PlainTextField(
        label=_("Your server"),
        max_length=300,
        help_text=_("Such as mastodon.social. It is the end of your name there."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "inputmode": "url"}),
        error_messages={"required": _("Write the name of your server.")},
    )
    use_required_attribute = False

    def clean_host(self) -> str:
        typed = str(self.cleaned_data["host"]).strip()
        # Not a link with a path of somebody's choice: a name, and the rest is ours.
        name = typed.removeprefix("https://").removeprefix("http://").split("/")[0].rpartition("@")[2]
        try:
            return canonical_host(name)
        except ValueError:
            raise forms.ValidationError(_("This is no name of a server. It looks like mastodon.social.")) from None


class OEmbedForm(forms.Form):
    """As the specification names them. Which formats there are is said by the view, with a status of its own."""

    url = PlainTextField(max_length=2000)
    format = PlainTextField(max_length=20, required=False)
    maxwidth = forms.IntegerField(min_value=1, max_value=100_000, required=False)
    maxheight = forms.IntegerField(min_value=1, max_value=100_000, required=False)
