"""Who wants to be told of releases by e-mail."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import PublicIdModel, TimeStampedModel


class Subscription(PublicIdModel, TimeStampedModel):
    """One address, one language, and topics by their codes; no topic means all of them.

    Nothing is sent before the address has answered. Whoever leaves is deleted: there is nothing to keep. `ask_hash` is
    of the code in the letter that asks; the link that ends it is made from `public_id` and the site's secret.
    """

    email = AddressColumn(_("e-mail address"))
    language = models.CharField(_("language"), max_length=12)
    topics = models.JSONField(_("topics"), default=list, blank=True)
    ask_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    # What was asked for while the old choice still holds.
    wanted = models.JSONField(_("asked for"), default=dict, blank=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["email"], name="one_subscription_per_address")]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Subscription %(number)s") % {"number": str(self.public_id)[:8]})
