"""In which somebody who may has decided, for whoever acts on it later."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.artwork.rendering import Occasion
from partners.kernel.models import PublicIdModel, TimeStampedModel
from partners.materials.models import Material

from .editions import Edition
from .photographs import Photograph


class PrivateLink(PublicIdModel, TimeStampedModel):
    """Opens one file, or the pack of a material in some languages, without an account until it ends. `digest` is the
    SHA-256 of its secret, which is shown once; a plain hash is enough for 256 random bits.

    `lines` are the lines of text by language of a pack; a language that is not there has the brand kit's own. `places`
    are where it happens, by language, `date` when, and `photograph` what stands where a template has a place for one.
    """

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="private_links"
    )
    name = models.CharField(_("whom it is for"), max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="private_links")
    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, null=True, blank=True, related_name="private_links"
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    lines = models.JSONField(_("lines by language"), default=dict, blank=True)
    # In the database as well: what was written before there were occasions goes on writing while a server is renewed.
    date = models.CharField(_("date"), max_length=16, blank=True, default="", db_default="")
    places = models.JSONField(
        _("places by language"), default=dict, db_default=models.Value({}, models.JSONField()), blank=True
    )
    photograph = models.ForeignKey(
        Photograph, on_delete=models.PROTECT, null=True, blank=True, related_name="private_links"
    )
    # Protected, as wherever somebody decided something.
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("valid until"))
    # No hour: who opens a link is somebody else, and when they do so is not ours to keep.
    last_used_on = models.DateField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("private link")
        verbose_name_plural = _("private links")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="private_link_keeps_a_hash"),
            models.CheckConstraint(
                condition=Q(edition__isnull=False, material__isnull=True)
                | Q(edition__isnull=True, material__isnull=False),
                name="private_link_to_a_file_or_a_pack",
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("created_at")), name="private_link_ends"),
        ]

    def __str__(self) -> str:
        return self.name

    def occasion_in(self, language: str) -> Occasion:
        """What its files say of something that happens, in this language."""
        row = self.photograph
        photo = row.as_drawn() if row and row.removed_at is None else None
        return Occasion(date=self.date, place=str(self.places.get(language, "")), photo=photo)


class Renewal(models.Model):
    """Somebody has asked for all files that are replaced to be made anew; open until the last one is drawn.

    How far it has come is told by the files (`selectors.renewing`), so a worker that was killed loses nothing. Stored
    is what cannot be read off them: `refused` has, by the digest of a file that could not be made, the code that says
    why.
    """

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="renewals")
    # Protected, as wherever somebody decided something.
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked for"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # Until then one worker has it in hand, or there is nothing to draw with.
    lease_until = models.DateTimeField(null=True, blank=True)
    refused = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("renewal")
        verbose_name_plural = _("renewals")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization"], condition=Q(ended_at__isnull=True), name="one_open_renewal_per_organization"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.asked_at:%Y-%m-%d}"
