"""On which sites a partner's frame stands, and where it was seen."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.hosts import LONGEST_HOST, shown_host
from partners.kernel.models import TimeStampedModel

MOST_HOSTS = 10


class Embedding(TimeStampedModel):
    """On which sites besides its own the organisation lets the campaign's frame stand. `hosts` as `canonical_host`
    leaves them."""

    organization = models.OneToOneField(
        "organizations.Organization", on_delete=models.CASCADE, related_name="embedding"
    )
    hosts = models.JSONField(_("further sites"), default=list, blank=True)

    class Meta:
        verbose_name = _("sites of a frame")
        verbose_name_plural = _("sites of frames")

    def __str__(self) -> str:
        return str(self.organization_id)


class Sighting(models.Model):
    """That a page of this host has asked for the organisation's frame or card; nothing of who looked at it.

    `host` is what a browser said, and anybody can make a program say it.
    """

    organization = models.ForeignKey("organizations.Organization", on_delete=models.CASCADE, related_name="sightings")
    host = models.CharField(_("host"), max_length=LONGEST_HOST)
    first_on = models.DateField(_("first seen"))
    last_on = models.DateField(_("last seen"))

    class Meta:
        verbose_name = _("site where a frame was seen")
        verbose_name_plural = _("sites where frames were seen")
        ordering = ["-last_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["organization", "host"], name="one_sighting_per_host")]

    def __str__(self) -> str:
        """As people read it."""
        return shown_host(self.host)
