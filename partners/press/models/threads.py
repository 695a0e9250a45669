"""What is written about a question after it has come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.models import PublicIdModel, TimeStampedModel

from .inquiries import MediaInquiry
from .offers import InquiryOffer


class InquiryMessage(PublicIdModel, TimeStampedModel):
    """One text of a thread. A note is private: to the press officers, or with an offer to that partner's editors.

    `offer` says which partner wrote; without one, the reporter wrote a question and a press officer all else.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("of a reporter", "question")
        ANSWER = "answer", _("answer")
        CORRECTION = "correction", _("correction")
        NOTE = "note", _("private note")

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for the press officers")
        SENT = "sent", _("sent")
        RETURNED = "returned", _("given back")

    inquiry = models.ForeignKey(MediaInquiry, on_delete=models.CASCADE, related_name="messages")
    offer = models.ForeignKey(InquiryOffer, on_delete=models.SET_NULL, null=True, blank=True, related_name="messages")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.SENT)
    text = models.TextField(_("text"))
    # Null: the reporter, who has no account, or somebody whose account is gone.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    written_at = models.DateTimeField(_("written"))
    # When the reporter could read it.
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    corrects = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="corrections")
    why = models.TextField(_("why it was given back"), blank=True)

    class Meta:
        verbose_name = _("message about an inquiry")
        verbose_name_plural = _("messages about inquiries")
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent") | Q(kind__in=["answer", "correction"]), name="only_answers_wait"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["answer", "correction"], state="sent") | Q(sent_at__isnull=False),
                name="sent_answers_have_a_time",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(kind="correction"), name="only_corrections_correct"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)[:8]
