"""A material, and what its published pages say of it."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from partners.campaigns.models import Campaign
from partners.kernel.models import PublicIdModel, TimeStampedModel


class Kind(models.TextChoices):
    POSTER = "poster", _("poster")
    SOCIAL_CARD = "social_card", _("social card")
    SHARE_CARD = "share_card", _("share card")
    LEAFLET = "leaflet", _("leaflet")
    TEXT = "text", _("text")
    POSTS = "posts", _("posts")
    QUESTIONS = "questions", _("questions and answers")


class Format(models.TextChoices):
    PRINT = "print", _("to print")
    PICTURE = "picture", _("picture")
    TEXT = "text", _("text")


# A leaflet is in two: there are some to print and some to copy from.
KINDS_OF_FORMAT = {
    Format.PRINT: (Kind.POSTER, Kind.LEAFLET),
    Format.PICTURE: (Kind.SOCIAL_CARD, Kind.SHARE_CARD),
    Format.TEXT: (Kind.LEAFLET, Kind.TEXT, Kind.POSTS, Kind.QUESTIONS),
}


class MaterialQuerySet(models.QuerySet["Material"]):
    def available(self, *, at: datetime) -> "MaterialQuerySet":
        """Neither withdrawn nor out of its window, and open to everybody in one language at least.

        Pages, templates, files, API and feeds ask here and nowhere else.
        """
        faces = Face.objects.live(at=at).filter(material=OuterRef("pk"))
        return self.closed(at=at, is_closed=False).filter(Exists(faces))

    def closed(self, *, at: datetime, is_closed: bool = True) -> "MaterialQuerySet":
        """Withdrawn or out of its window, whatever its pages say; or those that are not."""
        # Written once and negated for the others, so that no material is in both lists or in neither.
        shut = Q(withdrawn_at__isnull=False) | Q(opens_at__gt=at) | Q(closes_at__lte=at)
        return self.filter(shut) if is_closed else self.exclude(shut)


class Material(PublicIdModel, TimeStampedModel):
    """One material in all its languages. Its pages have `public_id` as their translation key."""

    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="materials", verbose_name=_("campaign")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    key = models.SlugField(_("short name"), max_length=255, allow_unicode=True)
    # The window of the material as a whole; the hours of each language's page are its face's.
    opens_at = models.DateTimeField(_("offered from"), null=True, blank=True)
    closes_at = models.DateTimeField(_("offered until"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    # Protected, as wherever somebody decided something: who it was must stay known.
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True, default="")
    corrected_at = models.DateTimeField(_("corrected"), null=True, blank=True)
    corrected_by = models.ForeignKey(
        # Protected: readers are sent from the wrong one to the right one.
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrects",
        verbose_name=_("corrected by the material"),
    )
    change_notes = models.JSONField(_("what changed, by language"), default=dict, blank=True)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")
        ordering = ["campaign", "key"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "key"], name="one_material_per_key"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_by__isnull=True, withdrawn_reason=""),
                name="material_withdrawn_with_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(opens_at__lt=models.F("closes_at")),
                name="material_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.key


class FaceQuerySet(models.QuerySet["Face"]):
    def live(self, *, at: datetime) -> "FaceQuerySet":
        """Open by what the page says alone; whether the material is offered is `Material.objects.available`."""
        return self.filter(
            Q(live_from__isnull=True) | Q(live_from__lte=at), Q(live_until__isnull=True) | Q(live_until__gt=at)
        )


class Face(models.Model):
    """What one language's page says, there as long as everybody may read that page.

    A copy on purpose: so the domain knows without pages what may be seen, and asks the database one question.
    """

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="faces")
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=255)
    credit = models.CharField(_("credit"), max_length=200, blank=True, default="")
    licence = models.TextField(_("licence"), blank=True, default="")
    live_from = models.DateTimeField(_("online from"), null=True, blank=True)
    live_until = models.DateTimeField(_("online until"), null=True, blank=True)

    objects = FaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("face of a material")
        verbose_name_plural = _("faces of materials")
        ordering = ["material", "language"]
        constraints = [models.UniqueConstraint(fields=["material", "language"], name="one_face_per_language")]

    def __str__(self) -> str:
        return self.title
