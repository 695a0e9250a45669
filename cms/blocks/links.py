"""Links to pages, and to places of the portal that are no pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from partners.kernel.fields import LinkField

# Key → name of the URL. A part that this portal does not have is left out instead of leading nowhere.
DESTINATIONS = {
    "join": "organizations:join",
    "partner_area": "dashboard:start",
    "ask": "press:inquiry",
}


class LinkURLBlock(blocks.URLBlock):
    """A link to another site, in the one form."""

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = LinkField(required=required, help_text=help_text)

    def deconstruct(self) -> Any:
        # What is stored is what Wagtail's own block stores, so no page's table changes.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.URLBlock", args, kwargs


class LinkValue(blocks.StructValue):
    @property
    def url(self) -> str:
        """Where it leads now, or nothing: a page may have been taken offline since the link was made."""
        page, destination = self.get("page"), self.get("destination")
        # What the page says now, not what was true when the link was made.
        if page is not None and page.live:
            return f"{page.url}{'#' + self['anchor'] if self.get('anchor') else ''}"
        if destination:
            try:
                return reverse(DESTINATIONS[destination])
            # Old text may name a place that is gone; the link disappears instead of the page.
            except (KeyError, NoReverseMatch):
                return ""
        return ""


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Words"), max_length=80)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    anchor = blocks.RegexBlock(
        regex=r"^[a-z0-9_-]{1,60}$", label=_("Part of the page"), required=False, help_text=_("Its name after the #.")
    )
    destination = blocks.ChoiceBlock(
        label=_("Or a place in the portal"),
        required=False,
        # Stored with each link, as the names of blocks are: another key here would take links away.
        choices=[
            ("join", _("Apply as a partner")),
            ("partner_area", _("Partner area")),
            ("ask", _("Ask as a journalist")),
        ],
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.get("page") and cleaned.get("destination"):
            error = ValidationError(_("Choose a page or a place in the portal, not both."))
            raise blocks.StructBlockValidationError(block_errors={"destination": error})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue


class LinkColumnBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")
