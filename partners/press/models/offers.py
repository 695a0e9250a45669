"""Whom a question was offered to, and how a campaign wants that done."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.models import PublicIdModel, TimeStampedModel

from .contacts import MediaContact
from .inquiries import MediaInquiry


class InquiryOffer(PublicIdModel, TimeStampedModel):
    """One question, offered to one organisation for one of its voices, for a stated time.

    `reasons` are codes with values, as the ranking gave them: `[["speaks", "native"], ["awake", 300]]`; empty where a
    press officer chose. `why` is what the partner or the press officer said when they passed it on or took it back.
    """

    class State(models.TextChoices):
        OFFERED = "offered", pgettext_lazy("of a question", "offered")
        ACCEPTED = "accepted", pgettext_lazy("of a question", "accepted")
        PASSED = "passed", pgettext_lazy("of a question", "passed on")
        LAPSED = "lapsed", pgettext_lazy("of a question", "time ran out")
        TAKEN_BACK = "taken_back", pgettext_lazy("of a question", "taken back")

    inquiry = models.ForeignKey(MediaInquiry, on_delete=models.CASCADE, related_name="offers")
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="inquiry_offers"
    )
    # Null once the person is deleted: the organisation still knows that it was asked.
    contact = models.ForeignKey(MediaContact, on_delete=models.SET_NULL, null=True, related_name="offers")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OFFERED)
    offered_at = models.DateTimeField(_("offered"))
    until = models.DateTimeField(_("open until"))
    reasons = models.JSONField(_("reasons"), default=list)
    # Null: the portal itself, by the clock.
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    why = models.TextField(_("why"), blank=True)

    class Meta:
        verbose_name = _("offer of an inquiry")
        verbose_name_plural = _("offers of inquiries")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "until"], name="offer_open_until"),
            models.Index(fields=["organization", "state"], name="offer_of_partner"),
            # Who was asked longest ago, of thousands.
            models.Index(fields=["contact", "offered_at"], name="offer_last_of_contact"),
        ]
        constraints = [
            # The last wall: before it, services take turns at the inquiry.
            models.UniqueConstraint(fields=["inquiry"], condition=Q(state="accepted"), name="one_voice_answers"),
            models.UniqueConstraint(
                fields=["inquiry", "organization"], condition=Q(state="offered"), name="one_open_offer_per_partner"
            ),
            models.CheckConstraint(
                condition=Q(state="offered") | Q(settled_at__isnull=False), name="settled_offers_have_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)[:8]

    def is_open(self, *, at: datetime) -> bool:
        """Whether it can be accepted: the tick that ends it may come a little later."""
        return self.state == self.State.OFFERED and self.until > at


class PressRules(models.Model):
    """How one campaign deals with questions of reporters. Without a row: as the defaults say."""

    campaign = models.OneToOneField("campaigns.Campaign", on_delete=models.CASCADE, related_name="press_rules")
    offers_by_itself = models.BooleanField(_("offer questions to partners at once"), default=True)
    approves_answers = models.BooleanField(_("read partners’ answers before they leave"), default=True)

    class Meta:
        verbose_name = _("rules of the press")
        verbose_name_plural = _("rules of the press")

    def __str__(self) -> str:
        return str(self.campaign_id)
