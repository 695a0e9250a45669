"""What a partner offers: the words of one published thing in another language, passage by passage."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.models import PublicIdModel, TimeStampedModel
from partners.organizations.models import Organization


class Kind(models.TextChoices):
    MATERIAL = "material", _("material")
    UPDATE = "update", _("update")


class Standing(models.TextChoices):
    WRITING = "writing", pgettext_lazy("of a translation", "being written")
    SENT = "sent", pgettext_lazy("of a translation", "waits for an answer")
    RETURNED = "returned", pgettext_lazy("of a translation", "changes asked for")
    ACCEPTED = "accepted", pgettext_lazy("of a translation", "accepted")
    DECLINED = "declined", pgettext_lazy("of a translation", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("of a translation", "withdrawn")


OPEN = (Standing.WRITING, Standing.SENT, Standing.RETURNED)


class Offer(PublicIdModel, TimeStampedModel):
    """`thing_id` is the public id of the material or the update; of its pages this room knows nothing.

    `source` is the original as its translators had it before them, a list of `{"key", "name", "text"}`, and `texts`
    holds their words by key. `revision` counts what was saved, as in a draft of a text.
    """

    Standing = Standing
    Kind = Kind

    organization = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="offers", verbose_name=_("organisation")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    thing_id = models.UUIDField(_("what is translated"))
    # What it was called when it was written last: it may be deleted, and the offer still has a name.
    title = models.CharField(_("title"), max_length=255)
    source_language = models.CharField(_("from"), max_length=12)
    language = models.CharField(_("language"), max_length=12)
    source = models.JSONField(_("original"), default=list)
    texts = models.JSONField(_("translation"), default=dict, blank=True)
    wants_credit = models.BooleanField(_("wants to be named"), default=False)
    standing = models.CharField(
        pgettext_lazy("where something stands", "Status"), max_length=10, choices=Standing, default=Standing.WRITING
    )
    # Of the reviewer, with what was asked for or why it was declined.
    note = models.TextField(_("answer"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        verbose_name = _("offered translation")
        verbose_name_plural = _("offered translations")
        ordering = ["-written_at", "-pk"]
        constraints = [
            # Of one organisation: what two offer in the same language is kept side by side.
            models.UniqueConstraint(
                fields=["organization", "kind", "thing_id", "language"],
                condition=Q(standing__in=["writing", "sent", "returned"]),
                name="one_open_offer_per_language",
            ),
            models.CheckConstraint(
                condition=~Q(standing="sent") | Q(sent_at__isnull=False), name="offer_sent_with_a_moment"
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=["accepted", "declined"])
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="offer_decided_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"

    @property
    def stamp(self) -> str:
        return str(self.revision)

    @property
    def is_open(self) -> bool:
        return self.standing in OPEN

    @property
    def is_written(self) -> bool:
        """Whether its translators have it in hand."""
        return self.standing in {Standing.WRITING, Standing.RETURNED}

    @property
    def done(self) -> int:
        return sum(1 for each in self.source if self.texts.get(each["key"], "").strip())

    def rows(self) -> list[dict[str, Any]]:
        return [{**each, "words": self.texts.get(each["key"], "")} for each in self.source]
