"""The mail that waits, and what is known of the mail that left."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import DispatchedModel, PublicIdModel


class OutgoingMail(PublicIdModel, DispatchedModel):
    """One message to one address. `text` and `html` are empty once it has left."""

    emptied = ("text", "html")

    # Of whoever it is for: an account that is older than the one form of addresses must not keep others' work back.
    to = AddressColumn(_("to"), is_checked=True)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    kind = models.CharField(_("kind"), max_length=60)

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="mail_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
