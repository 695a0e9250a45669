"""Links to pages, and to places of the portal that are no pages."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text.pages import PageLinkHandler

from cms.blocks.selectors import open_ids
from partners.kernel import clock
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
    # Set by `look_up` for all links of a page at once; else each asks for itself.
    leads_on: bool | None = None

    @property
    def url(self) -> str:
        """Where it leads now, or nothing: a page may have been taken offline or restricted since the link was made,
        and its URL is made of its title."""
        page, destination = self.get("page"), self.get("destination")
        if page is not None and self.leads_on is None:
            look_up(self)
        if page is not None and self.leads_on:
            return f"{page.url}{'#' + self['anchor'] if self.get('anchor') else ''}"
        if destination:
            try:
                return reverse(DESTINATIONS[destination])
            # Old text may name a place that is gone; the link disappears instead of the page.
            except (KeyError, NoReverseMatch):
                return ""
        return ""


def look_up(*values: Any) -> None:
    """Find out which links in these blocks lead to a page that everybody may read: one query for all of them."""
    links = [link for value in values for link in links_in(value) if link.get("page") is not None]
    found = open_ids((link["page"].pk for link in links), at=clock.now())
    for link in links:
        link.leads_on = link["page"].pk in found


def links_in(value: Any) -> Iterator[LinkValue]:
    """Every link inside of a block or a body, however deep."""
    if isinstance(value, LinkValue):
        yield value
    elif isinstance(value, blocks.StructValue):
        for part in value.values():
            yield from links_in(part)
    elif isinstance(value, blocks.StreamValue | blocks.list_block.ListValue):
        for part in value:
            yield from links_in(part.value if isinstance(value, blocks.StreamValue) else part)


class OpenPageLink(PageLinkHandler):
    """Links in text: what leads to a page that is not open stays as words, without the URL."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        # In the reader's language where that can be read, else where the editor pointed.
        choices = [[page.localized, page] if page else [] for page in cls.get_many(attrs_list)]
        found = open_ids({page.pk for pages in choices for page in pages}, at=clock.now())
        shown = [next((page for page in pages if page.pk in found), None) for pages in choices]
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in shown]


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
