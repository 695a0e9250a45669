"""Films that somebody waits for."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FilmOrder(models.Model):
    """Somebody has ordered an edition that is a film; open until it is made, given up, or cannot be made (`failed` has
    the code that says why).

    The film itself is kept whole or not at all, and `percent` only says how far a worker has come. One that was killed
    leaves a lease that runs out, and a number of `attempts` that ends what kills every worker.
    """

    edition = models.ForeignKey("editions.Edition", on_delete=models.PROTECT, related_name="orders")
    # Protected, as wherever somebody decided something; empty for a key and for the clock.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("ordered"))
    percent = models.PositiveSmallIntegerField(_("per cent done"), default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Until then one worker has it in hand, or there is nothing to make it with.
    lease_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    failed = models.CharField(_("why there is no film"), max_length=40, blank=True, default="")

    class Meta:
        verbose_name = _("order of a film")
        verbose_name_plural = _("orders of films")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["asked_at"], condition=Q(ended_at__isnull=True), name="film_order_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(ended_at__isnull=True), name="one_open_order_per_film"
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="film_order_in_per_cent"),
            models.CheckConstraint(condition=Q(failed="") | Q(ended_at__isnull=False), name="film_order_failed_at_end"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.asked_at:%Y-%m-%d}"
