"""When somebody is on duty for the press, and when they are away."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.models import PublicIdModel, TimeStampedModel

from .contacts import MediaContact


class DutyShift(PublicIdModel, TimeStampedModel):
    """From one moment to another; `time_zone` is the clock by which it was told. It ends by itself, as time does."""

    contact = models.ForeignKey(MediaContact, on_delete=models.CASCADE, related_name="shifts")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    time_zone = models.CharField(_("time zone"), max_length=60)

    class Meta:
        verbose_name = _("shift on duty")
        verbose_name_plural = _("shifts on duty")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["ends_at"], name="shift_ends")]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_shift_lasts"),
            models.UniqueConstraint("contact", "starts_at", "ends_at", name="one_shift_of_a_time"),
        ]

    def __str__(self) -> str:
        return str(self.public_id)[:8]


class Absence(PublicIdModel, TimeStampedModel):
    """Whole days by the person's own clock. Why is nobody's business, so there is no column for it.

    `stand_in` is on duty on those days, and no longer.
    """

    contact = models.ForeignKey(MediaContact, on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    stand_in = models.ForeignKey(
        MediaContact,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stands_in",
        verbose_name=_("who stands in"),
    )

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["first_day", "pk"]
        indexes = [models.Index(fields=["last_day"], name="absence_ends")]
        constraints = [
            models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name="an_absence_lasts"),
            models.UniqueConstraint("contact", "first_day", "last_day", name="one_absence_of_a_time"),
            models.CheckConstraint(
                condition=models.Q(stand_in__isnull=True) | ~models.Q(stand_in=models.F("contact")),
                name="nobody_stands_in_for_themselves",
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)[:8]
