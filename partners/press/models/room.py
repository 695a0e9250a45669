"""The press room: what it says of itself, and what every line in it has in common."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.campaigns.models import Campaign, Subject
from partners.kernel.fields.phones import PhoneColumn, shown_phone
from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel


class PressRoom(PublicIdModel, TimeStampedModel):
    """One for each campaign; a campaign whose press officers have written nothing has none.

    `boilerplate` (who the campaign is, as it stands below every release) and `duty_hours` map a language to text.
    `duty_phone` is answered by the campaign; a Signal name is typed into that program, with its full stop and digits.
    """

    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="press_room")
    boilerplate = models.JSONField(_("about the campaign, by language"), default=dict, blank=True)
    duty_phone = PhoneColumn(_("telephone on duty"), blank=True)
    duty_signal = models.CharField(_("Signal"), max_length=40, blank=True)
    duty_hours = models.JSONField(_("when somebody answers, by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("press room")
        verbose_name_plural = _("press rooms")

    def __str__(self) -> str:
        return str(self.campaign)

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat() if self.pk else ""

    @property
    def about(self) -> str:
        """In the reader's language."""
        return str(in_language(self.boilerplate, get_language() or "en"))

    @property
    def hours(self) -> str:
        return str(in_language(self.duty_hours, get_language() or "en"))

    @property
    def shown_phone(self) -> str:
        """With spaces, for people; `duty_phone` is for telephones."""
        return shown_phone(self.duty_phone) if self.duty_phone else ""


class EntryQuerySet(models.QuerySet[Any]):
    def shown(self, *, at: datetime) -> Self:
        """What everybody may read then: page, kit, feeds and interfaces ask here and nowhere else."""
        return self.filter(self.model.shown_when(at=at), taken_off_at__isnull=True)


class Entry(PublicIdModel, TimeStampedModel):
    """A line of the press room. Abstract: each kind says in `shown_when` what else keeps it from being shown.

    Whatever was taken off stays, for staff: reporters quote what they read here, and ask about it later.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+", verbose_name=_("campaign"))
    subject = models.ForeignKey(
        Subject, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("topic")
    )
    taken_off_at = models.DateTimeField(_("taken off"), null=True, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def shown_when(cls, *, at: datetime) -> Q:
        return Q()

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat()
