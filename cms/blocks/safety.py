"""How to tell something safely: advice, and the ways to the campaign with what each of them gives away."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .links import LinkURLBlock

# From what nobody on the way can read to what many can; stored with each page.
PROTECTIONS = [
    ("strong", _("Only you and we can read it")),
    ("partial", _("Others can see that you write, not what")),
    ("weak", _("Can be read on its way")),
]
RANK = {key: rank for rank, (key, _label) in enumerate(PROTECTIONS, start=1)}


class AdviceBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), max_length=120)
    text = blocks.TextBlock(label=_("Why and how"), max_length=600)

    class Meta:
        icon = "warning"
        label = _("Advice")
        template = "cms/blocks/advice.html"


class ChannelValue(blocks.StructValue):
    @property
    def leads_to(self) -> str:
        """Where the address leads: what was given, else a letter to it when it is one for mail."""
        if self["url"]:
            return str(self["url"])
        try:
            validate_email(self["address"])
        except ValidationError:
            return ""
        return f"mailto:{self['address']}"

    @property
    def rank(self) -> int:
        return RANK.get(self["protection"], len(RANK))

    @property
    def protection_label(self) -> Any:
        return dict(PROTECTIONS).get(self["protection"], "")


class ChannelBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=80)
    address = blocks.CharBlock(
        label=_("Address"), max_length=200, help_text=_("As people type it: a mail address, a number, a user name.")
    )
    url = LinkURLBlock(label=_("Link"), required=False, help_text=_("Only where the address can be opened by a link."))
    protection = blocks.ChoiceBlock(label=_("How safe it is"), choices=PROTECTIONS)
    hidden = blocks.TextBlock(label=_("What nobody else learns"), max_length=400, required=False)
    visible = blocks.TextBlock(label=_("What others can still see"), max_length=400)
    steps = blocks.ListBlock(blocks.CharBlock(max_length=300, label=_("Step")), label=_("How to do it"), max_num=6)

    class Meta:
        icon = "key"
        label = _("Way to reach us")
        template = "cms/blocks/channel.html"
        value_class = ChannelValue
