"""What a partner says about itself, once it is one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from partners.kernel.doors.seen_forms import SeenForm
from partners.organizations.forms.joining import ApplicationForm
from partners.organizations.models import Organization
from partners.organizations.selectors import REQUIRED_ANSWERS


class ProfileForm(SeenForm):
    """Of the application what others read. Name, country and registration were vetted, so they stay."""

    use_required_attribute = False

    website = ApplicationForm.base_fields["website"]
    email = ApplicationForm.base_fields["email"]
    languages = ApplicationForm.base_fields["languages"]
    mission = ApplicationForm.base_fields["mission"]
    reach = ApplicationForm.base_fields["reach"]
    shown_as = forms.ChoiceField(
        label=_("What the public site shows of us"),
        choices=Organization.ShownAs,
        help_text=_("Once you have signed the statement, on the page of partners. You can change it at any time."),
        widget=forms.RadioSelect,
    )
    has_page = forms.BooleanField(
        label=_("We have a page of our own about the campaign"),
        required=False,
        help_text=_("With your logo or name, in your colour, for everybody. It shows no more than you chose above."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in REQUIRED_ANSWERS:
            # A draft may lack it, a partner not.
            if name in self.fields:
                self.fields[name].required = True
