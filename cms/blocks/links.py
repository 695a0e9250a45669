"""Links to pages, and to places of the portal that are no pages."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from cms.blocks.selectors import in_language_of_reader, near_page, open_ids
from partners.kernel import clock
from partners.kernel.fields import LinkField

# Key → name of the URL. A part that this portal does not have is left out instead of leading nowhere.
DESTINATIONS = {
    "join": "organizations:join",
    "partner_area": "dashboard:start",
    "ask": "press:inquiry",
    "verify": "verify",
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


class PageBlock(blocks.PageChooserBlock):
    """A page, without a query where the request knows it."""

    def to_python(self, value: Any) -> Any:
        return near_page(value) or super().to_python(value)

    def bulk_to_python(self, values: Any) -> list[Any]:
        known = [near_page(value) for value in values]
        unknown = [value for value, page in zip(values, known, strict=True) if page is None]
        # In the same order; a number that is given twice gets two copies, as of Wagtail's.
        others = iter(super().bulk_to_python(unknown) if any(value is not None for value in unknown) else unknown)
        return [page if page is not None else next(others) for page in known]

    def deconstruct(self) -> Any:
        # What is stored is what Wagtail's own block stores, so no page's table changes.
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.PageChooserBlock", args, kwargs


class LinkValue(blocks.StructValue):
    # Both set by `look_up` for all links of a page at once; else each asks for itself.
    leads_on: bool | None = None
    leads_to: Page | None = None

    @property
    def url(self) -> str:
        """Where it leads now, or nothing: a page may have been taken offline or restricted since the link was made,
        and its URL is made of its title."""
        page, destination = self.get("page"), self.get("destination")
        if elsewhere := self.get("elsewhere"):
            return str(elsewhere)
        if page is not None and self.leads_on is None:
            look_up(self)
        if page is not None and self.leads_on:
            page = self.leads_to or page
            return f"{page.url}{'#' + self['anchor'] if self.get('anchor') else ''}"
        if destination:
            try:
                return reverse(DESTINATIONS[destination])
            # Old text may name a place that is gone; the link disappears instead of the page.
            except (KeyError, NoReverseMatch):
                return ""
        return ""


def look_up(*values: Any, request: Any = None) -> None:
    """Find out which links in these blocks lead to a page that everybody may read, and to which: in the reader's
    language where it can be read in that, as links in text do. One query for all of them."""
    links = [link for value in values for link in links_in(value) if link.get("page") is not None]
    unknown = [link for link in links if link.leads_on is None]
    found = in_language_of_reader([link["page"] for link in unknown], at=clock.now())
    for link in unknown:
        link.leads_to = found.get(link["page"].pk)
        link.leads_on = link.leads_to is not None
    share_roots([link.leads_to for link in unknown if link.leads_to], request)


def share_roots(pages: list[Page], request: Any = None) -> None:
    """Look up once for all of them where the sites begin: a page that is asked for its URL asks the cache by itself."""
    if pages:
        roots = pages[0]._get_site_root_paths(request)
        for page in pages:
            page._wagtail_cached_site_root_paths = roots


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
        share_roots([page for page in shown if page])
        return [f'<a href="{escape(page.url)}">' if page else "<a>" for page in shown]


class LinkBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=_("Words"), max_length=80)
    page = PageBlock(label=_("Page"), required=False)
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
            ("verify", _("Look up a file")),
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


class MenuLinkBlock(LinkBlock):
    """In menus and at the foot: also to another site, and always to something."""

    elsewhere = LinkURLBlock(
        label=_("Or another site"), required=False, help_text=_("The whole address, with https://."), max_length=500
    )

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        chosen = [name for name in ("page", "destination", "elsewhere") if cleaned.get(name)]
        if len(chosen) != 1:
            error = ValidationError(_("Choose a page, a place in the portal or another site: one of the three."))
            raise blocks.StructBlockValidationError(block_errors={chosen[-1] if chosen else "page": error})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue


class LinkColumnBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links"), max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")
