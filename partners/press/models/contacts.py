"""People who speak to the press."""

import hashlib
from datetime import datetime

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.fields.addresses import AddressColumn
from partners.kernel.fields.phones import PhoneColumn
from partners.kernel.models import PublicIdModel, TimeStampedModel

from .consent import Facts


class MediaContact(PublicIdModel, TimeStampedModel):
    """A person whom an organisation names to the press. Listed only after they themselves agreed, and not for ever.

    The columns hold what the organisation proposes, `agreed` what the person read when they agreed. Only where both
    are the same is anybody listed, whoever wrote the columns. Of the codes in the person's links only hashes are kept:
    `code_hash` of the question, `personal_hash` of the link with which they end everything.
    """

    class Standing(models.TextChoices):
        SUBMITTED = "submitted", _("waits for the person")
        CONFIRMED = "confirmed", _("agreed")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class State(models.TextChoices):
        """What standing and time make together; never stored."""

        ASKED = "asked", _("waits for the person")
        UNANSWERED = "unanswered", _("did not answer in time")
        LISTED = "listed", _("listed")
        CHANGED = "changed", _("waits for agreement to changed details")
        EXPIRED = "expired", _("consent has run out")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    # Personal data goes with the organisation that brought it.
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="media_contacts"
    )
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    position = models.CharField(_("position"), max_length=160, blank=True)
    email = AddressColumn(_("e-mail address"))
    phone = PhoneColumn(_("telephone"), blank=True)
    language = models.CharField(_("language of our messages"), max_length=12, default="en")
    languages = models.JSONField(_("speaks"), default=list)
    topics = models.JSONField(_("topics"), default=list)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    hours = models.CharField(_("when to reach them"), max_length=200, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SUBMITTED)
    asked_at = models.DateTimeField(_("asked"))
    # Null and not empty, as in `personal_hash`: two empty ones would be the same code to the constraint.
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    code_expires_at = models.DateTimeField(_("question open until"), null=True, blank=True)
    personal_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    consent_version = models.PositiveSmallIntegerField(_("version of the consent text"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    listed_until = models.DateTimeField(_("listed until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("declined or withdrawn"), null=True, blank=True)
    agreed = models.JSONField(_("what they agreed to"), null=True, blank=True)
    agreed_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["pk"]
        indexes = [models.Index(fields=["standing", "listed_until"], name="contact_listed")]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                # Only of live ones: whoever withdrew can be suggested again, in a row of its own.
                condition=models.Q(standing__in=["submitted", "confirmed"]),
                name="one_live_contact_per_address",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="confirmed")
                | models.Q(consent_version__isnull=False, confirmed_at__isnull=False, listed_until__isnull=False),
                name="nobody_listed_without_consent",
            ),
            # That it is the same as the columns no constraint can say: a part of it is the organisation's name.
            models.CheckConstraint(
                condition=~models.Q(standing="confirmed")
                | models.Q(agreed__isnull=False) & ~models.Q(agreed_sha256=""),
                name="consent_says_to_what",
            ),
        ]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Media contact %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def facts(self) -> Facts:
        """What the organisation proposes; for itself and for the person, never for anybody else."""
        return Facts.of(self)

    @property
    def agreed_facts(self) -> Facts | None:
        """What the person read when they agreed; None where they never did, or where somebody wrote into it since."""
        kept = Facts.kept(self.agreed)
        return kept if kept and kept.sha256 == self.agreed_sha256 else None

    @property
    def earlier_facts(self) -> Facts | None:
        """What was agreed to at today's address. Another address may be another person, whom it does not concern."""
        agreed = self.agreed_facts
        return agreed if agreed and agreed.in_one_form.email == self.facts.in_one_form.email else None

    @property
    def is_as_agreed(self) -> bool:
        agreed = self.agreed_facts
        return agreed is not None and agreed.in_one_form.sha256 == self.facts.in_one_form.sha256

    def state(self, *, at: datetime) -> State:
        """Where the person is for a reader; a partner that is not approved lists nobody, whatever this says."""
        if self.standing == self.Standing.SUBMITTED:
            is_open = self.code_expires_at is not None and self.code_expires_at > at
            asked = self.State.CHANGED if self.agreed else self.State.ASKED
            return asked if is_open else self.State.UNANSWERED
        if self.standing == self.Standing.CONFIRMED:
            if self.listed_until is None or self.listed_until <= at:
                return self.State.EXPIRED
            return self.State.LISTED if self.is_as_agreed else self.State.CHANGED
        return self.State(self.standing)

    def listing(self, *, at: datetime) -> Facts | None:
        """What may be told about the person now. None: not a word."""
        if self.organization.is_approved and self.state(at=at) == self.State.LISTED:
            return self.agreed_facts
        return None

    @property
    def stamp(self) -> str:
        """Another after every save, and after every change of a fact, the organisation's name among them.

        Who changes something, or agrees, says with it what they had before them.
        """
        return hashlib.sha256(f"{self.updated_at.isoformat()} {self.facts.sha256}".encode()).hexdigest()
