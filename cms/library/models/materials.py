"""Materials: what the campaign shares, each in each language a page."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import Truncator, capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from cms.blocks import streams
from cms.blocks.selectors import open_pages
from cms.library.forms import MaterialPageForm
from cms.library.querysets import NEW_FOR, MaterialManager
from cms.pages.faces import FacePage
from cms.pages.models import PublicPage
from cms.pages.selectors.site import crumbs, seen_around
from partners.artwork.models import Template
from partners.artwork.selectors import material_with_templates, templates_available
from partners.campaigns.models import Campaign, Subject
from partners.kernel import clock
from partners.kernel.fields.links import LinkColumn
from partners.materials.models import KINDS_OF_FORMAT, Format, Kind, Material, WithRights
from partners.publications.selectors import change_of, told_in

from .files import TAKEN, files_to_take
from .photos import photos_shown, told_of

MOST_PHOTOS = 20
RELATED = 4


class MaterialPage(FacePage, PublicPage, WithRights):
    """One material in one language. Its versions in other languages share `public_id`."""

    Kind = Kind
    rows = Material

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("campaign"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    summary = models.TextField(_("what it is and whom it suits"), max_length=500)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    warning = models.CharField(
        _("content warning"),
        max_length=120,
        blank=True,
        default="",
        help_text=_(
            "For what nobody should meet unprepared, such as “shows destroyed homes”. Readers then see its pictures "
            "blurred until they ask for them, and no shared link shows them."
        ),
    )
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
    photos = StreamField(
        streams.PHOTOS,
        verbose_name=_("pictures of the set"),
        blank=True,
        max_num=MOST_PHOTOS,
        help_text=_("For a photo set. Each is shown with its own credit and licence, as long as we hold rights in it."),
    )
    film_url = LinkColumn(
        _("address of the film"),
        max_length=500,
        blank=True,
        default="",
        help_text=_("For a video. Readers go there by a link; nothing is asked of that site before."),
    )
    film_length = models.CharField(_("length"), max_length=20, blank=True, default="", help_text=_("For example 4:30."))
    body = StreamField(
        streams.COPY_BODY,
        verbose_name=_("text to take over"),
        blank=True,
        help_text=_("Of a video: what is said in it, for who cannot hear it."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.TextField(
        _("further words on the licence"),
        max_length=600,
        blank=True,
        help_text=_("What the licence does not say by itself."),
    )
    rights_until = models.DateField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("The last day on which we may share it. Afterwards it is offered nowhere, in no language."),
    )

    # The stubs lose Wagtail's manager as soon as there is a second base of models.
    objects = MaterialManager()  # type: ignore[django-manager-missing]

    is_shared = True
    template = "cms/library/material.html"
    base_form_class = MaterialPageForm
    # Codes are the same in every language, and so is what a clock says.
    override_translatable_fields = [SynchronizedField("territory"), SynchronizedField("film_length")]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("campaign"),
                FieldRowPanel([FieldPanel("kind"), FieldPanel("subject")]),
                FieldPanel("summary"),
                FieldPanel("warning"),
            ],
            heading=_("Material"),
        ),
        MultiFieldPanel([FieldPanel("preview"), FieldPanel("neutral_file")], heading=_("Files"), help_text=TAKEN),
        FieldPanel("photos"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("film_url"), FieldPanel("film_length")])], heading=_("Film")),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("credit"),
                FieldPanel("licence_code"),
                FieldPanel("licence"),
                FieldRowPanel([FieldPanel("territory"), FieldPanel("rights_until")]),
            ],
            heading=_("Rights"),
        ),
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

    def summary_text(self) -> str:
        return self.search_description or self.summary

    def main_picture_id(self) -> int | None:
        return self.preview_id

    def hashtag(self) -> str:
        return self.campaign.hashtag

    def kind_of_work(self) -> dict[str, Any]:
        work: dict[str, Any] = {"@type": "CreativeWork", "identifier": str(self.public_id), "genre": self.kind}
        if self.kind == Kind.VIDEO:
            work["@type"] = "VideoObject"
            work["transcript"] = "\n\n".join(block.value["text"] for block in self.body)
            if self.first_published_at:
                work["uploadDate"] = self.first_published_at.isoformat(timespec="seconds")
        if self.credit:
            work["creditText"] = self.credit
        if self.licence_url:
            work["license"] = self.licence_url
        if self.licence:
            work["usageInfo"] = self.licence
        if self.rights_until:
            work["expires"] = self.rights_until.isoformat()
        return work

    @property
    def kind_label(self) -> str:
        return capfirst(self.get_kind_display())

    @property
    def is_text(self) -> bool:
        """Whether it can be taken over word for word; of a video, `body` is what others say in it."""
        return bool(self.body) and self.kind in KINDS_OF_FORMAT[Format.TEXT]

    @property
    def film_host(self) -> str:
        """The site that the link leads to, as readers are told before they go there."""
        return (urlsplit(self.film_url).hostname or "").removeprefix("www.")

    @property
    def is_new(self) -> bool:
        """By days, so that what is kept of a page knows when it changes: with the day."""
        today = datetime.combine(clock.now().astimezone(UTC).date(), time(), UTC)
        return self.first_published_at is not None and self.first_published_at >= today - timedelta(days=NEW_FOR)

    @property
    def correction(self) -> tuple[str, str]:
        """Of one that was listed with `for_cards`: the language and the words; empty where nothing was wrong."""
        notes = getattr(self, "change_notes", None) or {}
        return told_in(notes, get_language() or "en") if getattr(self, "corrected_at", None) else ("", "")

    @property
    def opening_words(self) -> str:
        """What a card shows of a material that has no picture."""
        first = next(iter(self.body), None)
        return Truncator(first.value["text"]).words(13, truncate=" …") if first else self.title

    @cached_property
    def related(self) -> list["MaterialPage"]:
        """What else suits whoever takes this one, the closest first."""
        found = MaterialPage.objects.available(at=clock.now()).related_to(self)
        return list(found.with_words()[:RELATED])

    def further_pictures(self) -> list[int | None]:
        photos = [block.value["picture"] for block in self.photos]
        return [*(page.preview_id for page in self.related), *(picture.pk for picture in photos if picture)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        here, now, pictures = get_language() or "en", clock.now(), context["pictures"]
        photos, is_preview = self.photos_shown(pictures), getattr(request, "is_preview", False)
        for page in self.related:
            picture = pictures.get(page.preview_id)
            page.preview = picture if picture and picture.is_shown else None
        row, templates = material_with_templates(self.public_id, language=self.locale.language_code)
        context.update(
            crumbs=crumbs(self, request),
            files_to_take=files_to_take(self, context["main_picture"], templates),
            other_languages=[
                link
                for link in context["language_links"]
                if link["code"] != here and link["code"] in context["versions"]
            ],
            has_templates=bool(templates),
            change=change_of(row, here, at=now) if row and row.corrected_at else None,
            photos=photos,
            # An editor learns why a picture is not there; readers never knew of it.
            photos_ended=len(self.photos) - len(photos) if is_preview else 0,
            collections=self._collections(request, at=now),
            related=self.related,
        )
        if photos:
            context["structured_data"]["associatedMedia"] = [told_of(photo) for photo in photos]
        return context

    def pages_named(self) -> Any:
        """Collections in its language that hold it, by number: found with all else that stands around the page."""
        # By its name: a collection knows materials.
        pages = apps.get_model("library", "CollectionPage")._default_manager
        own = pages.filter(locale=self.locale_id, entries__material__public_id=self.translation_key)
        return own.values("pk")

    def _collections(self, request: HttpRequest, *, at: datetime) -> list[Page]:
        """Those that readers can open."""
        if around := seen_around(request):
            kind = ContentType.objects.get_for_model(apps.get_model("library", "CollectionPage"))
            return [page for page in around.pages if page.content_type_id == kind.pk]
        return list(open_pages(Page.objects.filter(pk__in=self.pages_named()), at=at).order_by("path"))

    def photos_shown(self, pictures: Mapping[int, Any] | None = None) -> list[dict[str, Any]]:
        """Of a set, what readers and programs are given; `pictures` where they are at hand already."""
        return photos_shown([block.value for block in self.photos], pictures)
