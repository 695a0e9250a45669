"""The mail that waits, and what is known of the mail that left."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import DispatchedModel, PublicIdModel


class Urgency(models.IntegerChoices):
    """Which letter leaves first: a smaller number before every greater one, however long that one has waited."""

    SIGN_IN = 1, _("somebody cannot come in without it")
    PROMPT = 2, _("somebody has just done something and waits for word of it")
    ORDINARY = 3, _("news for one person")
    BULK = 4, _("the same to many")


class OutgoingMail(PublicIdModel, DispatchedModel):
    """One message to one address. `text`, `html`, `leave_url` and `reply_to` are empty once it has left.

    `reply_to` is who reads an answer; empty where nobody does, and then the letter says how to go on.
    """

    emptied = ("text", "html", "leave_url", "reply_to")

    # Of whoever it is for: an account that is older than the one form of addresses must not keep others' work back.
    to = AddressColumn(_("to"), is_checked=True)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    kind = models.CharField(_("kind"), max_length=60)
    urgency = models.PositiveSmallIntegerField(_("urgency"), choices=Urgency, default=Urgency.ORDINARY)
    reply_to = models.EmailField(_("answers to"), max_length=254, blank=True)
    # Of letters that somebody has subscribed to: where one press of a button ends them (RFC 8058).
    leave_url = models.CharField(_("where to leave"), max_length=500, blank=True, default="")

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mail")
        indexes = [models.Index(fields=["state", "urgency", "next_attempt_at"], name="mail_due_by_urgency")]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"
