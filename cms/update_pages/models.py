"""Updates: what the campaign reports, each in each language a page, and the list of them."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db import models, transaction
from django.db.models import Case, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, Revision
from wagtail.search import index

from cms.blocks import streams
from cms.blocks.passages import passages_changed
from cms.blocks.selectors import parent_of
from cms.pages.faces import FacePage
from cms.pages.models import ListPage, PublicPage
from cms.pages.selectors.site import absolute, crumbs
from cms.pages.signals.recording import who_acts
from cms.update_pages.forms import UpdateFilter, UpdatePageForm
from cms.update_pages.querysets import UpdateManager
from partners.campaigns.models import Campaign, Subject
from partners.campaigns.selectors import portal_face
from partners.kernel import clock
from partners.kernel.actors import CLOCK, actor_of
from partners.organizations.models import Organization
from partners.press.selectors import release_of
from partners.press.services.releases import note_asked_early
from partners.publications.permissions import can_decide_on_publication
from partners.updates.models import Update
from partners.updates.selectors import author_name, author_shown, corrections_in
from partners.updates.services import correct_update

PER_PAGE = 12
MOST_BLOCKS = 200
MORE = 3
# What a correction compares, besides the text.
BESIDE_THE_TEXT = ("kicker", "title", "summary", "dated_on")


def today() -> date:
    return timezone.localdate(clock.now())


class UpdateIndexPage(ListPage):
    """The archive: every update that can be read, by topic and by year, the newest first."""

    template = "cms/update_pages/update_index.html"
    subpage_types = ["update_pages.UpdatePage"]

    class Meta:
        verbose_name = _("list of updates")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        own = UpdatePage.objects.available(at=clock.now()).narrowed(language=self.locale.language_code)
        topics = own.topics()
        form = UpdateFilter(request.GET, topics=topics, years=own.years())
        chosen = form.chosen()
        pages = Paginator(own.narrowed(**chosen).newest_first().for_cards(), PER_PAGE)
        context.update(
            topic=chosen["topic"],
            topic_name=dict(topics).get(chosen["topic"], ""),
            page_of_updates=pages.get_page(request.GET.get("page")),
            # Named with their language, and never mixed in among those that can be read in this one.
            elsewhere=list(
                UpdatePage.objects.missing_in(self.locale.language_code, at=clock.now())
                .newest_first()
                .select_related("locale")[:MORE]
            ),
            **self.narrowed_by(form, request),
        )
        return context


class UpdatePage(FacePage, PublicPage):
    """One update in one language. Its versions in other languages share `public_id`."""

    rows = Update
    # What readers had until it was last saved; put here while it is published (`signals`).
    words_before: "UpdatePage | None" = None

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("campaign"))
    kicker = models.CharField(
        _("above the headline"), max_length=60, blank=True, help_text=_("Two or three words, for example a place.")
    )
    summary = models.TextField(_("in short"), max_length=300)
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    author = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
        help_text=_("The partner that reports this. Empty: the campaign."),
    )
    dated_on = models.DateField(_("date"), default=today, help_text=_("The day that readers see."))
    picture = models.ForeignKey(
        "media.CampaignImage",
        # A picture that is deleted takes no page with it.
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=300, blank=True)
    body = StreamField(streams.UPDATE_BODY, verbose_name=_("text"), blank=True, max_num=MOST_BLOCKS)
    correction_note = models.TextField(
        _("correction"),
        max_length=500,
        blank=True,
        help_text=_(
            "Only when something was wrong: what it was, and what is right. Readers see it at the foot of the page, "
            "with the day. As long as these words stay the same, nothing new is noted."
        ),
    )
    shows_changes = models.BooleanField(
        _("show the words before and after"),
        default=True,
        help_text=_("Take this away when the old words could put somebody at risk."),
    )

    objects = UpdateManager()

    prefers_card = True
    template = "cms/update_pages/update.html"
    base_form_class = UpdatePageForm
    content_panels = [
        FieldPanel("kicker"),
        *Page.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("campaign"),
                FieldRowPanel([FieldPanel("dated_on"), FieldPanel("subject")]),
                FieldPanel("author"),
            ],
            heading=_("Update"),
        ),
        MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                # Who may publish and not correct is not asked: the service would refuse the whole.
                FieldPanel("correction_note", permission="updates.change_update"),
                FieldPanel("shows_changes", permission="updates.change_update"),
            ],
            heading=_("Correction"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.AutocompleteField("summary"),
        index.SearchField("body"),
        index.FilterField("campaign"),
        index.FilterField("expire_at"),
    ]
    parent_page_types = ["update_pages.UpdateIndexPage"]
    # Nothing below: one update is one page.
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("update")
        verbose_name_plural = _("updates")

    @property
    def public_id(self) -> UUID:
        """What the log calls this update, in whatever language."""
        return self.translation_key

    @transaction.atomic
    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """As every page, or nothing of it. Raises NotAllowed, besides, for a correction of somebody who may not."""
        super().publish(revision, *args, **kwargs)

    def note_correction(self, before: "UpdatePage", revision: Revision) -> None:
        """A note that is new becomes a correction, with the words before and after. Raises NotAllowed."""
        language, note = self.locale.language_code, self.correction_note.strip()
        told = corrections_in(self.public_id, language)
        if not note or (told and told[0].note == note):
            return
        changes = {language: passages_changed(before, self, BESIDE_THE_TEXT)} if self.shows_changes else {}
        row, by = Update.objects.get(public_id=self.public_id), who_acts(revision.user)
        if get_active_log_context().user is None and not can_decide_on_publication(by, row):
            # Scheduled by somebody who has left since: the right was asked for when the hour was set.
            by = CLOCK
        correct_update(row, notes={language: note}, changes=changes, language=language, by=by)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().serve(request, *args, **kwargs)
        except Http404:
            # A release under embargo: whoever asks learns nothing, and staff learn that somebody asks.
            note_asked_early(self.public_id, by=actor_of(request))
            raise

    def summary_text(self) -> str:
        return self.search_description or self.summary

    def main_picture_id(self) -> int | None:
        return self.picture_id

    @property
    def author_name(self) -> str:
        """The partner as long as it is one, else the campaign."""
        return author_name(self.author, self.campaign, self.locale.language_code)

    @property
    def dated_at(self) -> datetime:
        """A moment, for machines: that of publication, where the page is dated by the day on which it was published."""
        published = self.first_published_at
        if published and timezone.localdate(published) == self.dated_on:
            return published
        return datetime.combine(self.dated_on, time(12), tzinfo=UTC)

    @property
    def changed_at(self) -> datetime:
        return max(self.last_published_at or self.dated_at, self.dated_at)

    @property
    def card_kicker(self) -> str:
        return self.kicker or self.topic_name

    @property
    def topic_name(self) -> str:
        return self.subject.name_in(self.locale.language_code) if self.subject else ""

    @cached_property
    def corrections(self) -> list[Any]:
        return corrections_in(self.public_id, self.locale.language_code)

    def kind_of_work(self) -> dict[str, Any]:
        publisher = {"@type": "Organization", "name": portal_face().name_in(self.locale.language_code)}
        partner = author_shown(self.author)
        author = {"@type": "Organization", "name": self.author_name}
        if partner and partner.website:
            author["url"] = partner.website
        work: dict[str, Any] = {
            "@type": "NewsArticle",
            "headline": self.title,
            "identifier": str(self.public_id),
            "datePublished": self.dated_at.isoformat(timespec="seconds"),
            "author": author,
            "publisher": {**publisher, "url": absolute(f"/{self.locale.language_code}/")},
        }
        if self.subject:
            work["articleSection"] = self.topic_name
        if told := self.corrections:
            work["correction"] = [{"@type": "CorrectionComment", "text": row.note} for row in told]
        return work

    def _more(self) -> list["UpdatePage"]:
        """The newest others, those on the same topic first."""
        others = UpdatePage.objects.available(at=clock.now()).narrowed(language=self.locale.language_code)
        same = Case(When(subject=self.subject_id, then=0), default=1) if self.subject_id else Value(0)
        ordered = others.exclude(pk=self.pk).order_by(same, "-dated_on", "-first_published_at", "-pk")
        return list(ordered[:MORE])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        here = get_language() or "en"
        context.update(
            og_type="article",
            crumbs=crumbs(self, request),
            index_url=parent_of(self).get_url(request),
            corrections=self.corrections,
            release=release_of(self.public_id),
            more=self._more(),
            other_languages=[
                link
                for link in context["language_links"]
                if link["code"] != here and link["code"] in context["versions"]
            ],
        )
        return context
