"""Updates that are written for the press, and what reporters are told about each."""

from datetime import datetime

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel
from partners.updates.models import Update

from .room import PressRoom


class Release(PublicIdModel, TimeStampedModel):
    """Makes an update a release. Its embargo is the update's own `opens_at`: one moment, that every surface asks.

    `is_announced` lets everybody know that something comes, and when; what it is nobody is told before.
    `time_zone` is the clock by which the embargo was given. `contacts` maps a language to whom to ask about it, where
    that is not the press room's. `told_in` holds the languages in which subscribers have had their letter.
    """

    update = models.OneToOneField(Update, on_delete=models.CASCADE, related_name="release", verbose_name=_("update"))
    time_zone = models.CharField(_("time zone"), max_length=60)
    contacts = models.JSONField(_("whom to ask, by language"), default=dict, blank=True)
    told_in = models.JSONField(_("languages told to subscribers"), default=list, blank=True)
    # In the database as well: what was written before goes on writing while a server is renewed.
    is_announced = models.BooleanField(_("announced"), default=False, db_default=False)

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.update)

    @property
    def contact(self) -> str:
        """Whom to ask, in the reader's language; empty where it is the press room."""
        return str(in_language(self.contacts, get_language() or "en"))

    @property
    def room(self) -> PressRoom | None:
        """What the press room says of itself; None where nobody has written anything."""
        return getattr(self.update.campaign, "press_room", None)

    def is_held_back(self, *, at: datetime) -> bool:
        """Whether its embargo lies ahead."""
        return self.update.opens_at is not None and self.update.opens_at > at

    @property
    def stamp(self) -> str:
        """Another after every save of it or of the update, whose moment is its embargo."""
        return f"{self.updated_at.timestamp():.6f} {self.update.updated_at.timestamp():.6f}"
