"""Keys with which an organisation's programs read the API."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.models import PublicIdModel, TimeStampedModel


class AccessKey(PublicIdModel, TimeStampedModel):
    """An organisation's key to the API. The key itself is shown once; `digest` is its SHA-256.

    A plain hash is enough because the secret is 256 random bits, not something a person chose.
    """

    class Scope(models.TextChoices):
        CAMPAIGN_READ = "campaign:read", _("read organisations, campaigns and materials")
        ACTIVITY_READ = "activity:read", _("read the activity")
        BRAND_READ = "brand:read", _("read the brand kit")
        EDITIONS_READ = "editions:read", _("read and fetch the files with your name")
        EDITIONS_WRITE = "editions:write", _("make files and packs with your name")
        CONTACTS_READ = "contacts:read", _("read media contacts")
        CONTACTS_WRITE = "contacts:write", _("add and change media contacts")

    organization = models.ForeignKey("organizations.Organization", on_delete=models.CASCADE, related_name="access_keys")
    name = models.CharField(_("what it is for"), max_length=80)
    # Stored in clear, so that a list of keys and a log can name one without opening anything.
    prefix = models.CharField(_("begins with"), max_length=16, unique=True)
    # Unique for the index: each request to the API looks its key up by this.
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(pgettext_lazy("of an access key", "may"), default=list)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(_("valid until"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        verbose_name = _("access key")
        verbose_name_plural = _("access keys")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.prefix
