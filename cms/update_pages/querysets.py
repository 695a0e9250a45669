"""Which updates there are for whom, in which order, and what a list of them needs."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from cms.media.selectors import pictures_for_cards
from partners.campaigns.models import Subject
from partners.updates.selectors import faces_shown


class UpdateQuerySet(PageQuerySet):
    def available(self, *, at: datetime) -> "UpdateQuerySet":
        """Those that everybody may read now."""
        faces = faces_shown(at=at).filter(
            update__public_id=OuterRef("translation_key"), language=OuterRef("locale__language_code")
        )
        # Not a join: it would give a page once for each row that fits.
        return self.filter(Exists(faces))

    def narrowed(self, *, language: str = "", topic: str = "", year: int | None = None) -> "UpdateQuerySet":
        """Empty arguments do not narrow. `topic` is the code of a subject."""
        found = self
        if language:
            found = found.filter(locale__language_code=language)
        if topic:
            found = found.filter(subject__code=topic)
        if year:
            found = found.filter(dated_on__year=year)
        return found

    def missing_in(self, language: str, *, at: datetime) -> "UpdateQuerySet":
        """Those that cannot be read in this language, each once: in the language in which it was there first."""
        others = faces_shown(at=at).filter(update__public_id=OuterRef("translation_key"), language=language)
        earlier = self.model.objects.available(at=at).filter(
            translation_key=OuterRef("translation_key"), pk__lt=OuterRef("pk")
        )
        return self.available(at=at).filter(~Exists(others), ~Exists(earlier))

    def topics(self) -> list[tuple[str, str]]:
        """Code and name of each topic of these updates, in the order of the campaign's list."""
        found = Subject.objects.filter(pk__in=self.order_by().values("subject")).order_by("position", "pk")
        return [(subject.code, subject.name) for subject in found]

    def years(self) -> list[int]:
        found = self.order_by("-dated_on__year").values_list("dated_on__year", flat=True)
        return list(found.distinct())

    def newest_first(self) -> "UpdateQuerySet":
        return self.order_by("-dated_on", "-first_published_at", "-pk")

    def for_cards(self) -> "UpdateQuerySet":
        """With language, topic, author and picture, in as many queries for one as for a hundred."""
        return self.select_related("locale", "subject", "author", "campaign").prefetch_related(
            Prefetch("picture", queryset=pictures_for_cards())
        )


UpdateManager = PageManager.from_queryset(UpdateQuerySet)
