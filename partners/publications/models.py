"""Something published in several languages under one name. Abstract: each room below its own table has the columns."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel

# Of a reason, or of what was wrong, in each language: it has to be read, and fits the column of older rows.
LONGEST_TEXT = 500


class PublicationQuerySet(models.QuerySet[Any]):
    def available(self, *, at: datetime) -> Self:
        """Neither withdrawn nor out of its window, and open to everybody in one language at least.

        Pages, templates, files, API and feeds ask here and nowhere else.
        """
        faces: Any = self.model._meta.get_field("faces")
        open_faces = faces.related_model.objects.live(at=at).filter(**{faces.field.name: OuterRef("pk")})
        return self.closed(at=at, is_closed=False).filter(Exists(open_faces))

    def closed(self, *, at: datetime, is_closed: bool = True) -> Self:
        """Withdrawn or out of its window, whatever its pages say; or those that are not."""
        # Written once and negated for the others, so that nothing is in both lists or in neither.
        shut = Q(withdrawn_at__isnull=False) | Q(opens_at__gt=at) | Q(closes_at__lte=at)
        return self.filter(shut) if is_closed else self.exclude(shut)


class Publication(PublicIdModel, TimeStampedModel):
    """One thing in all its languages; its pages have `public_id` as their translation key.

    Each kind names its own `campaign`; `corrected_by`, the one that stands in its place; and `replaced_by`, the one to
    use instead once it is withdrawn.
    """

    class Standing(models.TextChoices):
        OFFERED = "offered", pgettext_lazy("of a publication", "offered")
        WITHDRAWN = "withdrawn", pgettext_lazy("of a publication", "withdrawn")

    campaign: Any
    corrected_by: Any
    replaced_by: Any
    faces: Any
    # Whether people read it, where others are hung on walls and handed out.
    is_read: ClassVar[bool] = False
    # What a page of it is called that nobody has read yet; staff's screens put it here, for below nobody knows pages.
    title_of_draft = ""

    key = models.SlugField(_("short name"), max_length=255, allow_unicode=True)
    # The window of the whole; the hours of each language's page are its face's.
    opens_at = models.DateTimeField(_("offered from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("offered until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    # Protected, as wherever somebody decided something: who it was must stay known.
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The first of `withdrawn_reasons`: rows that are older than reasons by language have no other.
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True, default="")
    withdrawn_reasons = models.JSONField(_("why it was withdrawn, by language"), default=dict, blank=True)
    # What everybody knew it by. Kept, because its pages may be renamed or deleted afterwards, and the old addresses
    # have to go on saying what stood there.
    withdrawn_titles = models.JSONField(_("what it was called, by language"), default=dict, blank=True)
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)
    change_notes = models.JSONField(_("what changed, by language"), default=dict, blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["campaign", "key"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="one_%(class)s_per_key"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_by__isnull=True, withdrawn_reason=""),
                name="%(class)s_withdrawn_with_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(replaced_by__isnull=True),
                name="%(class)s_replaced_once_withdrawn",
            ),
            models.CheckConstraint(condition=~Q(replaced_by=models.F("pk")), name="%(class)s_not_in_its_own_place"),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(opens_at__lt=models.F("closes_at")),
                name="%(class)s_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def title_in(self, language: str) -> str:
        """For staff: what readers are shown now, else what they were shown last, else that of the draft, else the short
        name."""
        faces = {face.language: face.title for face in self.faces.all()}
        known = in_language(faces, language) or in_language(self.withdrawn_titles, language)
        return str(known or self.title_of_draft or self.key)

    @property
    def title(self) -> str:
        """In the reader's language."""
        return self.title_in((get_language() or "en").partition("-")[0])

    @property
    def standing(self) -> str:
        """No column: follows from the moment. What was corrected is offered all the same."""
        return self.Standing.WITHDRAWN if self.withdrawn_at else self.Standing.OFFERED

    def get_standing_display(self) -> str:
        return str(self.Standing(self.standing).label)


def offered_through(last_day: date | None) -> dict[str, Any]:
    """For the columns of a row: offered to the end of this day, by UTC as rights in pictures are; None for no end."""
    return {"closes_at": datetime.combine(last_day + timedelta(days=1), time(), UTC) if last_day else None}


def rows_of(kind: type[Publication]) -> Any:
    """The rows of one kind. Untyped, because only the kinds have a campaign."""
    return kind._default_manager.all()


class FaceQuerySet(models.QuerySet[Any]):
    def live(self, *, at: datetime) -> Self:
        """Open by what the page says alone; whether the whole is offered is `available`."""
        return self.filter(
            Q(live_from__isnull=True) | Q(live_from__lte=at), Q(live_until__isnull=True) | Q(live_until__gt=at)
        )

    def shown(self, *, at: datetime) -> Self:
        """Those that everybody may see, of what is offered."""
        whole: Any = self.model._meta.get_field(self.model.of)
        return self.live(at=at).filter(**{f"{self.model.of}__in": whole.related_model.objects.available(at=at)})


class PublicationFace(models.Model):
    """What one language's page says, there as long as everybody may read that page.

    A copy on purpose: so the domain knows without pages what may be seen, and asks the database one question.
    """

    # The name of the key to the whole, whose faces are called `faces`.
    of: ClassVar[str]

    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=255)
    live_from = models.DateTimeField(_("online from"), null=True, blank=True)
    live_until = models.DateTimeField(_("online until"), null=True, blank=True)

    objects = FaceQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title
