"""Materials: what the campaign shares, each in each language a page."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms.blocks import streams
from cms.library.forms import MaterialFilter
from cms.library.querysets import MaterialManager
from cms.media.selectors import sizes_of
from cms.pages.models import PublicPage
from cms.pages.selectors.site import crumbs
from partners.artwork.models import Template
from partners.artwork.selectors import templates_available
from partners.campaigns.models import Campaign
from partners.kernel import clock
from partners.materials.models import KINDS_OF_FORMAT, Format, Kind, Material

PER_PAGE = 12


class MaterialIndexPage(PublicPage):
    """The library: every material that is available, to be searched and filtered."""

    lead = models.TextField(_("below the headline"), max_length=500, blank=True)

    template = "cms/library/material_index.html"
    content_panels = [*Page.content_panels, FieldPanel("lead")]
    subpage_types = ["library.MaterialPage"]

    class Meta:
        verbose_name = _("materials library")

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "CollectionPage"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        form = MaterialFilter(request.GET)
        materials = MaterialPage.objects.available(at=clock.now()).narrowed(**form.chosen(get_language() or "en"))
        if words := form.words():
            materials = materials.matching(words)
        pages = Paginator(materials.order_by("-first_published_at", "-pk").for_cards(), PER_PAGE)
        context.update(
            form=form,
            page_of_materials=pages.get_page(request.GET.get("page")),
            # Also by what was refused: the way back has to be offered there, too.
            is_narrowed=any(request.GET.get(name) for name in form.fields),
            reset_url=self.get_url(request),
            crumbs=crumbs(self, request),
        )
        return context


class MaterialPage(PublicPage):
    """One material in one language. Its versions in other languages share `public_id`."""

    Kind = Kind

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("campaign"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary = models.TextField(_("what it is and whom it suits"), max_length=500)
    preview = models.ForeignKey(
        "media.CampaignImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture of it"),
    )
    neutral_file = models.ForeignKey(
        "media.CampaignDocument",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file without a partner’s logo"),
    )
    body = StreamField(streams.COPY_BODY, verbose_name=_("text to take over"), blank=True)
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.TextField(_("licence"), max_length=600, blank=True)

    objects = MaterialManager()

    template = "cms/library/material.html"
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("campaign"), FieldPanel("kind"), FieldPanel("summary")], heading=_("Material")),
        MultiFieldPanel([FieldPanel("preview"), FieldPanel("neutral_file")], heading=_("Files")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("credit"), FieldPanel("licence")], heading=_("Rights")),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("body"),
        # Wagtail's search refuses to filter by what is not named here.
        index.FilterField("kind"),
        index.FilterField("campaign"),
        index.FilterField("expire_at"),
    ]
    parent_page_types = ["library.MaterialIndexPage"]
    # Nothing below: one material is one page.
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    @property
    def public_id(self) -> UUID:
        """What the API and the log call this material, in whatever language."""
        return self.translation_key

    def templates(self) -> QuerySet[Template]:
        """Those that partners can use now in this page's language."""
        return templates_available(language=self.locale.language_code).filter(material__public_id=self.translation_key)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        closed = Material.objects.closed(at=clock.now()).filter(public_id=self.translation_key)
        # Wagtail knows whether the page is online, the row whether the material is offered.
        if not getattr(request, "is_preview", False) and closed.exists():
            raise Http404
        return super().serve(request, *args, **kwargs)

    def summary_text(self) -> str:
        return self.search_description or self.summary

    def main_picture_id(self) -> int | None:
        return self.preview_id

    def kind_of_work(self) -> dict[str, Any]:
        work = {"@type": "CreativeWork", "identifier": str(self.public_id), "genre": self.kind}
        if self.credit:
            work["creditText"] = self.credit
        if self.licence:
            work["usageInfo"] = self.licence
        return work

    @property
    def kind_label(self) -> str:
        return capfirst(self.get_kind_display())

    @property
    def opening_words(self) -> str:
        """What a card shows of a material that has no picture."""
        first = next(iter(self.body), None)
        return Truncator(first.value["text"]).words(13, truncate=" …") if first else self.title

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        here = get_language() or "en"
        context.update(
            crumbs=crumbs(self, request),
            picture_file=self._picture_file(context["main_picture"]),
            other_languages=[
                link
                for link in context["language_links"]
                if link["code"] != here and link["code"] in context["versions"]
            ],
            has_templates=self.templates().exists(),
        )
        return context

    def _picture_file(self, picture: Any) -> Any:
        """The whole picture to take away; posters and leaflets have a PDF for that."""
        if picture is None or self.kind not in KINDS_OF_FORMAT[Format.PICTURE]:
            return None
        if not picture.may_be_shown(clock.now().date()):
            return None
        # Even the original is a rendition: the uploaded file itself has no URL.
        return sizes_of(picture, "original").get("original")
