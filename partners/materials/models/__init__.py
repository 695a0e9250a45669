"""A material, and what its published pages say of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.campaigns.models import Campaign
from partners.publications.models import Publication, PublicationFace

from .rights import Licence, WithRights, licence_in_words, licence_written_in, validate_countries

__all__ = [
    "KINDS_OF_FORMAT", "Face", "Format", "Kind", "Licence", "Material", "WithRights", "licence_in_words",
    "licence_written_in", "validate_countries",
]  # fmt: skip


class Kind(models.TextChoices):
    POSTER = "poster", _("poster")
    SOCIAL_CARD = "social_card", _("social card")
    SHARE_CARD = "share_card", _("share card")
    LEAFLET = "leaflet", _("leaflet")
    TEXT = "text", _("text")
    POSTS = "posts", _("posts")
    QUESTIONS = "questions", _("questions and answers")
    PHOTO_SET = "photo_set", _("photo set")
    VIDEO = "video", _("video")


class Format(models.TextChoices):
    PRINT = "print", _("to print")
    PICTURE = "picture", _("picture")
    TEXT = "text", _("text")
    FILM = "film", _("to watch")


# A leaflet is in two: there are some to print and some to copy from.
KINDS_OF_FORMAT = {
    Format.PRINT: (Kind.POSTER, Kind.LEAFLET),
    Format.PICTURE: (Kind.SOCIAL_CARD, Kind.SHARE_CARD, Kind.PHOTO_SET),
    Format.TEXT: (Kind.LEAFLET, Kind.TEXT, Kind.POSTS, Kind.QUESTIONS),
    Format.FILM: (Kind.VIDEO,),
}


class Material(Publication):
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, related_name="materials", verbose_name=_("campaign")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    corrected_by = models.ForeignKey(
        # Protected: readers are sent from the wrong one to the right one.
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrects",
        verbose_name=_("corrected by the material"),
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("to be used instead"),
    )

    class Meta(Publication.Meta):
        verbose_name = _("material")
        verbose_name_plural = _("materials")


class Face(PublicationFace):
    of = "material"

    material = models.ForeignKey(Material, on_delete=models.CASCADE, related_name="faces")
    credit = models.CharField(_("credit"), max_length=200, blank=True, default="")
    licence = models.TextField(_("licence"), blank=True, default="")

    class Meta:
        verbose_name = _("face of a material")
        verbose_name_plural = _("faces of materials")
        ordering = ["material", "language"]
        constraints = [models.UniqueConstraint(fields=["material", "language"], name="one_face_per_language")]
