"""Who is behind a campaign: organisers, addresses, where its money goes; and the texts that others share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from partners.kernel.fields import AddressField

from .links import LinkURLBlock

# What fits into a post. X counts every link as 23 signs, and Bluesky what a reader takes for one sign.
NETWORKS = {
    "any": (_("all networks"), 500),
    "x": ("X", 256),
    "bluesky": ("Bluesky", 260),
    "mastodon": ("Mastodon", 440),
    "instagram": ("Instagram", 2200),
}


class MailBlock(blocks.EmailBlock):
    """An e-mail address in the one form."""

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = AddressField(required=required, help_text=help_text)

    def deconstruct(self) -> Any:
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.EmailBlock", args, kwargs


class OrganiserBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    text = blocks.TextBlock(label=_("What it does"), max_length=500)
    url = LinkURLBlock(label=_("Website"), required=False)

    class Meta:
        icon = "group"
        label = _("Organiser")
        template = "cms/blocks/organiser.html"
        description = _("An organisation that runs the campaign.")
        preview_value = {"name": "Lantern", "text": "Helps people to leave occupied places.", "url": ""}


class ContactBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Who writes here"), max_length=80)
    email = MailBlock(label=_("E-mail address"))
    note = blocks.CharBlock(label=_("Note"), max_length=240, required=False)

    class Meta:
        icon = "mail"
        label = _("Address")
        template = "cms/blocks/contact.html"
        description = _("Where to write, and what to know before.")
        preview_value = {"label": "Organisations", "email": "partners@example.org", "note": ""}


class ProceedsBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Where the money goes"), max_length=300)
    label = blocks.CharBlock(label=_("Words of the link"), max_length=80, required=False)
    url = LinkURLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "tick-inverse"
        label = _("Proceeds")
        template = "cms/blocks/proceeds.html"
        description = _("What happens with what the campaign earns, and a link to it.")
        preview_value = {"text": "All proceeds go to people who had to leave.", "label": "", "url": ""}


class PostBlock(blocks.StructBlock):
    """A text for others to post. The address and the hashtag are added by us, and counted in the limit."""

    network = blocks.ChoiceBlock(
        label=_("For"), choices=[(key, name) for key, (name, _most) in NETWORKS.items()], default="any"
    )
    text = blocks.TextBlock(label=_("Text"), help_text=_("Without the address of the page: it is added."))

    class Meta:
        icon = "comment"
        label = _("Text to share")
        description = _("A text that readers take over with one press.")
        template = "cms/blocks/post.html"
        preview_value = {"network": "any", "text": "Territories are people."}

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        name, most = NETWORKS[cleaned["network"]]
        if len(cleaned["text"]) > most:
            message = _("%(network)s takes %(most)s characters; this text has %(found)s.")
            error = ValidationError(message, params={"network": name, "most": most, "found": len(cleaned["text"])})
            raise blocks.StructBlockValidationError(block_errors={"text": error})
        return cleaned
