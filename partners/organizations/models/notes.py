"""What reviewers tell each other about an organisation."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.models import PublicIdModel, UnchangingError, UnchangingModel


class VettingNote(PublicIdModel, UnchangingModel):
    """One entry of the reviewers' thread. Nobody changes or deletes one; its author may strike it, and says why.

    The organisation never reads it: it stands in no letter, no export and no answer of the API.
    """

    organization = models.ForeignKey("organizations.Organization", on_delete=models.CASCADE, related_name="notes")
    # Empty only where an older note did not say who wrote it.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("internal note"))
    written_at = models.DateTimeField(_("written"), default=clock.now, editable=False)
    struck_at = models.DateTimeField(_("struck"), null=True, blank=True)
    struck_because = models.CharField(_("why it was struck"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["organization", "written_at"], name="notes_of_an_organization")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(struck_at__isnull=True, struck_because="")
                | (models.Q(struck_at__isnull=False) & ~models.Q(struck_because="")),
                name="a_struck_note_says_why",
            )
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise UnchangingError("A note is struck, and stays.")
