"""What reviewers write."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields import ParagraphField, PlainTextField, UnseenText
from partners.users.models import User

NOTE_HELP = _("For colleagues only. The organisation never sees it.")


# What a message can begin with, by the move: what it is about, and the words in the language of whoever reads it.
BEGINNINGS: dict[str, list[tuple[Any, Any]]] = {
    "ask_for_information": [
        (
            _("Who runs it"),
            _(
                "Thank you for applying. Before we decide, please tell us who runs your organisation and who "
                "would work with us, and add a document that shows it, such as the statute."
            ),
        ),
        (
            _("Registration"),
            _(
                "Thank you for applying. We could not find your organisation in the register. Please tell us "
                "where it is registered and under which number; if it works without registration, tell us how and "
                "since when."
            ),
        ),
        (
            _("Website"),
            _(
                "Thank you for applying. The website that you gave does not open for us. Please check its "
                "address, or tell us where else we can read about your work."
            ),
        ),
        (
            _("Plans"),
            _(
                "Thank you for applying. Please tell us more about what you would do for the campaign: where, "
                "with whom, and from when."
            ),
        ),
    ],
    "decline": [
        (
            _("Here already"),
            _(
                "Your organisation is in the campaign already, or another application of yours waits. Please ask "
                "your colleagues to invite you to their team; then you can work on everything together."
            ),
        ),
        (
            _("Another purpose"),
            _(
                "We have read about your work with respect, but we do not see how it and this campaign belong "
                "together. All materials are open to you, and you may share them as anybody may."
            ),
        ),
        (
            _("No answer"),
            _(
                "We asked you a question and have had no answer, so we cannot decide in your favour now. You can "
                "apply again whenever you are ready."
            ),
        ),
    ],
    "suspend": [
        (
            _("Changed materials"),
            _(
                "Something was published in the campaign’s name and with your logo that is not ours. Until we "
                "have talked about it, we suspend the partnership. Please write to us what happened."
            ),
        ),
    ],
}
NOTE = ParagraphField(
    label=_("Internal note"),
    help_text=NOTE_HELP,
    required=False,
    max_length=5000,
    widget=forms.Textarea(attrs={"rows": 3}),
)


class NoteForm(forms.Form):
    """A note of its own."""

    text = ParagraphField(
        label=_("New note"), help_text=NOTE_HELP, max_length=5000, widget=forms.Textarea(attrs={"rows": 3})
    )


class StrikeForm(forms.Form):
    because = PlainTextField(label=_("Why it is crossed out"), max_length=300)


class DecisionForm(forms.Form):
    """The names are the services' keywords. `seen` is the stamp of what the reviewer was looking at."""

    seen = UnseenText(max_length=60, required=False)
    note = NOTE


class MessageForm(DecisionForm):
    """Words to the organisation, and words to colleagues."""

    reason = ParagraphField(
        label=_("Message to the organisation"),
        help_text=_("It is sent by mail and shown to them, word for word. Be kind and concrete."),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    field_order = ("seen", "reason", "note")


class FinalMessageForm(MessageForm):
    """For what hurts or cannot be taken back: meant by a tick, and not by one press of a button."""

    is_meant = forms.BooleanField(label=_("I have read it and want to do this."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        # A tick is no keyword of any service.
        cleaned.pop("is_meant", None)
        return cleaned


class HandOverForm(forms.Form):
    reviewer = forms.ModelChoiceField(
        label=_("Hand over to"), queryset=User.objects.none(), to_field_name="public_id", empty_label=None
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reviewer: Any = self.fields["reviewer"]
        reviewer.queryset = colleagues


class SlugForm(forms.Form):
    """What may stand there is said by the service."""

    slug = PlainTextField(
        label=_("Name in the address"),
        max_length=60,
        help_text=_("Small Latin letters, digits and hyphens. The earlier address goes on leading there."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
