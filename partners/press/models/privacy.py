"""A person who asks what is held of them, or wants it erased."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import PublicIdModel, TimeStampedModel


class PersonRequest(PublicIdModel, TimeStampedModel):
    """Waits for its mailbox to say that it is theirs. Of the code in the letter only the hash is kept."""

    class Wants(models.TextChoices):
        EXPORT = "export", _("A copy of everything that you hold about me")
        ERASE = "erase", _("That you erase it")

    email = AddressColumn(_("e-mail address"))
    wants = models.CharField(_("what is asked"), max_length=8, choices=Wants)
    language = models.CharField(_("language"), max_length=12, default="en")
    code_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(_("asked"))

    class Meta:
        verbose_name = _("request about one’s data")
        verbose_name_plural = _("requests about one’s data")
        ordering = ["pk"]
        indexes = [models.Index(fields=["asked_at"], name="person_request_asked")]

    def __str__(self) -> str:
        # Titles of the framework: nothing about the person.
        return str(self.public_id)[:8]
