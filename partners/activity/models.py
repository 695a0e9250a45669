"""The append-only log."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.activity.verbs import WORDS, Word, actor_kinds, audiences, nouns, verbs
from partners.kernel.models import PublicIdModel


class AppendOnlyError(TypeError):
    """Somebody tried to alter history. A programming error, never a person's."""


# The database refuses the same by a trigger; here it is refused where the mistake is made, and with a name.
class EntryQuerySet(models.QuerySet["ActivityEntry"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Entries of the log are not changed.")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("Entries of the log are not deleted.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Entries of the log are not changed.")


class ActivityEntry(PublicIdModel):
    """One thing that happened. `data` holds identifiers and numbers, never names, addresses or text.

    The row number is the public order: `record()` hands it out under a lock that is held until commit, so a reader
    who has seen number N will never find a lower one appear later.
    """

    verb = models.CharField(_("what"), max_length=40, choices=verbs)
    # Stored, although the verb says it: feeds filter by it in the database.
    audience = models.CharField(_("read by"), max_length=10, choices=audiences)
    actor_kind = models.CharField(_("who acted"), max_length=12, choices=actor_kinds)
    actor_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    # The only references upwards on the ladder, as strings: everything records, so the log lies below everything.
    actor_key = models.ForeignKey(
        "organizations.AccessKey",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("access key"),
    )
    organization = models.ForeignKey(
        "organizations.Organization",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("campaign"),
    )
    subject_type = models.CharField(_("kind of thing"), max_length=40, blank=True, choices=nouns)
    # No foreign key: things of many kinds, and an entry outlives a membership or a document.
    subject_id = models.UUIDField(_("thing"), null=True, blank=True)
    data = models.JSONField(_("details"), default=dict, blank=True)
    happened_at = models.DateTimeField(_("when"))

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity entry")
        verbose_name_plural = _("activity")
        ordering = ["-id"]
        # In the order of reading: what all partners read, what one organisation reads of itself, some verbs.
        indexes = [
            models.Index(fields=["audience", "-id"], name="entry_audience"),
            models.Index(fields=["organization", "audience", "-id"], name="entry_organization"),
            models.Index(fields=["verb", "-id"], name="entry_verb"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.public_id}"

    @property
    def word(self) -> Word:
        return WORDS[self.verb]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("Entries of the log are not changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("Entries of the log are not deleted.")
