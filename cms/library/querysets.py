"""Which materials there are for whom, and what a list of them needs."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.media.models import CampaignImage
from cms.media.selectors import CARD
from partners.kernel.languages.searching import words_in
from partners.materials.models import KINDS_OF_FORMAT, Format
from partners.materials.selectors import faces_shown

MAX_WORDS = 8


class MaterialQuerySet(PageQuerySet):
    def available(self, *, at: datetime) -> "MaterialQuerySet":
        """Those whose material is offered, and that are themselves a face of it now."""
        faces = faces_shown(at=at).filter(
            material__public_id=OuterRef("translation_key"), language=OuterRef("locale__language_code")
        )
        # Not a join: it would give a page once for each row that fits.
        return self.filter(Exists(faces))

    def narrowed(
        self, *, language: str = "", kind: str = "", use: str = "", campaign: Any = None
    ) -> "MaterialQuerySet":
        found = self
        if language:
            found = found.filter(locale__language_code=language)
        if kind:
            found = found.filter(kind=kind)
        if use:
            found = found.filter(kind__in=KINDS_OF_FORMAT[Format(use)])
        if campaign is not None:
            found = found.filter(campaign=campaign)
        return found

    def for_cards(self) -> "MaterialQuerySet":
        """With language and picture, in as many queries for one as for a hundred."""
        pictures = CampaignImage.objects.prefetch_renditions(CARD)
        return self.select_related("locale").prefetch_related(Prefetch("preview", queryset=pictures))

    def matching(self, words: str) -> "MaterialQuerySet":
        """Those that hold the words, or words that begin so: the search of SQLite knows no word forms."""
        # As the index has them, which is asked with the first of them only.
        plain = " ".join(words_in(words).split()[:MAX_WORDS])
        if not plain:
            return self.none()
        # Asked of all materials and narrowed by the database: the search knows only some of the filters.
        everywhere = self.model.objects.all()
        ids = {page.pk for page in everywhere.search(plain, order_by_relevance=False)}
        # Both, because the first finds whole words in all fields, the second beginnings in a few.
        ids |= {page.pk for page in everywhere.autocomplete(plain, order_by_relevance=False)}
        return self.filter(pk__in=ids)


MaterialManager = PageManager.from_queryset(MaterialQuerySet)
