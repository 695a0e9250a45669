"""Questions that are perhaps no person's."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.models import PublicIdModel


class HeldInquiry(PublicIdModel):
    """A question that came as automats' do. It reaches nobody until its reporter or a press officer lets it in; then it
    becomes a `MediaInquiry` with the same receipt.

    `facts` are the other keywords with which it is taken in, the deadline in ISO 8601; `doubts` codes of `Doubt`.
    """

    class Doubt(models.TextChoices):
        UNPROVEN = "unproven", _("sent without the work that a browser does")
        LINKS = "links", _("full of links")
        COPIED = "copied", _("the words of another question")
        MANY = "many", _("one of very many")

    receipt_hash = models.CharField(max_length=64, unique=True)
    email = AddressColumn(_("e-mail address"))
    question = models.TextField(_("question"))
    facts = models.JSONField(_("what else was told"))
    doubts = models.JSONField(_("why it is held"), default=list)
    created_at = models.DateTimeField(_("came"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("inquiry that is held")
        verbose_name_plural = _("inquiries that are held")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["created_at"], name="held_since")]

    def __str__(self) -> str:
        # Titles of staff screens: nothing about the person.
        return str(_("Inquiry %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def deadline_at(self) -> datetime:
        return datetime.fromisoformat(self.facts["deadline_at"])

    @property
    def time_zone(self) -> str:
        return str(self.facts["time_zone"])

    @property
    def doubts_in_words(self) -> list[str]:
        return [str(self.Doubt(code).label) for code in self.doubts if code in self.Doubt.values]
