"""The library, and the collections in it."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page

from cms.blocks import streams
from cms.library.forms import CollectionPageForm, MaterialFilter
from cms.library.querysets import CollectionManager
from cms.media.selectors import give_pictures
from cms.pages.models import ListPage, PublicPage
from cms.pages.selectors.site import crumbs
from partners.kernel import clock
from partners.materials.models import Material

from .materials import MaterialPage

PER_PAGE = 12
MOST_ENTRIES = 60


class MaterialIndexPage(ListPage):
    """The library: every material that is available, to be searched and filtered."""

    template = "cms/library/material_index.html"
    subpage_types = ["library.MaterialPage", "library.CollectionPage"]

    class Meta:
        verbose_name = _("materials library")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        now, language = clock.now(), get_language() or "en"
        form = MaterialFilter(request.GET)
        materials = MaterialPage.objects.available(at=now).narrowed(**form.chosen(language), at=now)
        if words := form.words():
            materials = materials.matching(words)
        pages = Paginator(materials.with_words().in_order(form.chosen_order()), PER_PAGE)
        pages.count, elsewhere = materials.counted(missing_in=language, at=now)
        listed = pages.get_page(request.GET.get("page"))
        listed.object_list = list(listed.object_list)
        collections = [] if request.GET else list(CollectionPage.objects.shown(language=language, at=now))
        give_pictures([("preview", listed.object_list), ("picture", collections)])
        context.update(
            # What is there in other languages alone is said, and never mixed in under another language's name.
            elsewhere=0 if form.cleaned_data.get("language") else elsewhere,
            page_of_materials=listed,
            **self.narrowed_by(form, request),
        )
        if not request.GET:
            context["collections"] = collections
        return context


class CollectionPage(PublicPage):
    """Materials that belong together, in an order that somebody chose."""

    dated_on = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The day that it is about, if there is one.")
    )
    lead = models.TextField(_("below the headline"), max_length=500)
    picture = models.ForeignKey(
        "media.CampaignImage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    body = StreamField(streams.TEXT_BODY, verbose_name=_("text"), blank=True)

    objects = CollectionManager()

    is_shared = True
    template = "cms/library/collection.html"
    base_form_class = CollectionPageForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("dated_on"), FieldPanel("picture")])], heading=_("Collection")),
        FieldPanel("body"),
        InlinePanel(
            "entries",
            heading=_("Materials, in this order"),
            label=_("Material"),
            max_num=MOST_ENTRIES,
            help_text=_("Chosen once for all languages. What readers of a language do not have is left out there."),
        ),
    ]
    parent_page_types = ["library.MaterialIndexPage"]
    # Nothing below: materials stand in the library itself, and may be in several collections.
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("collection of materials")
        verbose_name_plural = _("collections of materials")

    def summary_text(self) -> str:
        return self.search_description or self.lead

    def main_picture_id(self) -> int | None:
        return self.picture_id

    def kind_of_work(self) -> dict[str, Any]:
        return {"@type": "CollectionPage"}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        materials = MaterialPage.objects.available(at=clock.now()).narrowed(language=self.locale.language_code)
        if getattr(request, "is_preview", False):
            # As it is being written: these entries are no rows yet.
            chosen = [entry.material.public_id for entry in self.entries.all()]
            found = {page.public_id: page for page in materials.filter(translation_key__in=chosen).for_cards()}
            listed = [found[public_id] for public_id in dict.fromkeys(chosen) if public_id in found]
        else:
            listed = list(materials.collected_in(self).for_cards())
        context.update(crumbs=crumbs(self, request), materials=listed)
        return context


class CollectionEntry(Orderable):
    """One material in a collection: the row and no page, so that the same entry holds in every language."""

    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="entries")
    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="+", verbose_name=_("material"))

    panels = [FieldPanel("material")]

    class Meta(Orderable.Meta):
        verbose_name = _("entry of a collection")
        verbose_name_plural = _("entries of collections")

    def __str__(self) -> str:
        return str(self.material)
