"""Which materials there are for whom, and what a list of them needs."""

import re
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.library.kinds import KINDS_OF_FORMAT, Format
from cms.media.models import CampaignImage
from cms.media.selectors import CARD

WORD = re.compile(r"\w+")
MAX_WORDS = 8


class MaterialQuerySet(PageQuerySet):
    def available(self, *, at: datetime) -> "MaterialQuerySet":
        """Published, not ended and open to everybody. What is scheduled or withdrawn is not among them."""
        return self.live().public().filter(Q(expire_at__isnull=True) | Q(expire_at__gt=at))

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

    def with_templates(self) -> "MaterialQuerySet":
        """Those that can be used now, as `links_in_use`."""
        links = self.model._meta.get_field("template_links").related_model
        in_use = links.objects.filter(template__retired_at__isnull=True).select_related("template")
        return self.prefetch_related(Prefetch("template_links", queryset=in_use, to_attr="links_in_use"))

    def matching(self, words: str) -> "MaterialQuerySet":
        """Those that hold the words, or words that begin so: the search of SQLite knows no word forms."""
        # Letters and digits only, in small letters: SQLite reads signs and capital words as operators, and fails.
        plain = " ".join(WORD.findall(words.lower())[:MAX_WORDS])
        if not plain:
            return self.none()
        # Asked of all materials and narrowed by the database: the search knows only some of the filters.
        everywhere = self.model.objects.all()
        ids = {page.pk for page in everywhere.search(plain, order_by_relevance=False)}
        ids |= {page.pk for page in everywhere.autocomplete(plain, order_by_relevance=False)}
        return self.filter(pk__in=ids)


MaterialManager = PageManager.from_queryset(MaterialQuerySet)
