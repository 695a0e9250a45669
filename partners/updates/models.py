"""An update, what its published pages say of it, and each of its corrections."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.campaigns.models import Campaign, Subject
from partners.kernel.models import UnchangingModel
from partners.organizations.models import Organization
from partners.publications.models import Publication, PublicationFace


class Update(Publication):
    """`author` is the partner that reports it, or empty: then the campaign does. `dated_on` is the day readers see."""

    is_read = True

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="updates", verbose_name=_("campaign"))
    # Subjects are never deleted, only no longer offered: an update keeps what it was filed under.
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="updates", verbose_name=_("topic")
    )
    author = models.ForeignKey(
        Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="updates", verbose_name=_("author")
    )
    dated_on = models.DateField(_("date"))
    corrected_by = models.ForeignKey(
        # Protected: readers are sent from the wrong one to the right one.
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrects",
        verbose_name=_("corrected by the update"),
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("to be used instead"),
    )

    class Meta(Publication.Meta):
        verbose_name = _("update")
        verbose_name_plural = _("updates")


class Face(PublicationFace):
    of = "update"

    update = models.ForeignKey(Update, on_delete=models.CASCADE, related_name="faces")

    class Meta:
        verbose_name = _("face of an update")
        verbose_name_plural = _("faces of updates")
        ordering = ["update", "language"]
        constraints = [models.UniqueConstraint(fields=["update", "language"], name="one_update_face_per_language")]


class Correction(UnchangingModel):
    """One time that something in it was put right. Readers see all of them, the newest first.

    `notes` holds a sentence by language. `changes` holds, by language, a list of `{"place", "before", "after"}`: the
    words of each passage that is another one now; before or after is empty where a passage was added or removed.
    """

    update = models.ForeignKey(Update, on_delete=models.PROTECT, related_name="corrections")
    made_at = models.DateTimeField(_("corrected"))
    # Nobody, where the clock published what somebody had scheduled who has left since.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    notes = models.JSONField(_("what changed, by language"))
    changes = models.JSONField(_("words before and after, by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("correction of an update")
        verbose_name_plural = _("corrections of updates")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.update} {self.made_at:%Y-%m-%d}"
