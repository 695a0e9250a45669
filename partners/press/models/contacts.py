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

from .consent import ContactConsent
from .facts import Facts, Kind, Safety, Surface


def reporters_alone() -> list[str]:
    return [Surface.REPORTERS.value]


class MediaContact(PublicIdModel, TimeStampedModel):
    """A person whom an organisation names to the press. Listed only after they themselves agreed, and not for ever.

    The columns hold what the organisation proposes; listed is what the person agreed to (`ContactConsent`), whoever
    wrote the columns. Of the codes in the person's links only hashes are kept: `code_hash` of the question,
    `personal_hash` of the link with which they change or end everything.
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
        CHANGED = "changed", _("listed; a change waits for the person")
        EXPIRED = "expired", _("consent has run out")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    # Personal data goes with the organisation that brought it.
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="media_contacts"
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.PERSON)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    position = models.CharField(_("position"), max_length=160, blank=True)
    email = AddressColumn(_("e-mail address"))
    phone = PhoneColumn(_("telephone"), blank=True)
    language = models.CharField(_("language of our messages"), max_length=12, default="en")
    languages = models.JSONField(_("speaks"), default=list)
    # How well, by language; of some nothing is said.
    levels = models.JSONField(_("how well"), default=dict, blank=True)
    topics = models.JSONField(_("topics"), default=list)
    countries = models.JSONField(_("countries"), default=list, blank=True)
    formats = models.JSONField(_("media"), default=list, blank=True)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    days = models.JSONField(_("days of the week"), default=list, blank=True)
    opens = models.CharField(_("from"), max_length=5, blank=True)
    closes = models.CharField(_("until"), max_length=5, blank=True)
    hours = models.CharField(_("when to reach them"), max_length=200, blank=True)
    safety = models.CharField(_("safety"), max_length=10, choices=Safety, default=Safety.OPEN)
    notes = models.CharField(_("for the press officers"), max_length=500, blank=True)
    surfaces = models.JSONField(_("where they may appear"), default=reporters_alone, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SUBMITTED)
    asked_at = models.DateTimeField(_("asked"))
    # Null and not empty, as in `personal_hash`: two empty ones would be the same code to the constraint.
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    code_expires_at = models.DateTimeField(_("question open until"), null=True, blank=True)
    personal_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    ended_at = models.DateTimeField(_("declined or withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["pk"]
        indexes = [models.Index(fields=["standing"], name="contact_standing")]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                # Only of live ones: whoever withdrew can be suggested again, in a row of its own.
                condition=models.Q(standing__in=["submitted", "confirmed"]),
                name="one_live_contact_per_address",
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
    def consent(self) -> ContactConsent | None:
        """The newest, in force or not. Lists ask for `consents` beforehand."""
        return next(iter(self.consents.all()), None)

    @property
    def confirmed_at(self) -> datetime | None:
        return self.consent.agreed_at if self.consent else None

    @property
    def listed_until(self) -> datetime | None:
        """None also where it was ended before its time."""
        return self.consent.until if self.consent and self.consent.ended_at is None else None

    @property
    def agreed_facts(self) -> Facts | None:
        """What the person read when they agreed; None where they never did, or where somebody wrote into it since."""
        return self.consent.kept_facts if self.consent else None

    @property
    def earlier_facts(self) -> Facts | None:
        """What was agreed to at today's address. Another address may be another person, whom it does not concern."""
        agreed = self.agreed_facts
        return agreed if agreed and agreed.in_one_form.email == self.facts.in_one_form.email else None

    @property
    def is_as_agreed(self) -> bool:
        agreed = self.agreed_facts
        return agreed is not None and not agreed.differs_in(self.facts)

    @property
    def is_live(self) -> bool:
        return self.standing in (self.Standing.SUBMITTED, self.Standing.CONFIRMED)

    def is_open(self, *, at: datetime) -> bool:
        """A question lies with the person and can be answered."""
        return self.code_expires_at is not None and self.code_expires_at > at

    def state(self, *, at: datetime) -> State:
        """Where the person is for a reader; a partner that is not approved lists nobody, whatever this says."""
        if self.standing == self.Standing.SUBMITTED:
            # Without a question the clock asks, once a letter may be sent.
            return self.State.ASKED if self.code_hash is None or self.is_open(at=at) else self.State.UNANSWERED
        if self.standing == self.Standing.CONFIRMED:
            if self.listed_until is None or self.listed_until <= at:
                return self.State.EXPIRED
            return self.State.LISTED if self.is_as_agreed else self.State.CHANGED
        return self.State(self.standing)

    def listing(self, *, at: datetime) -> Facts | None:
        """What may be told about the person now, whatever is proposed since. None: not a word."""
        consent = self.consent
        is_listed = self.organization.is_approved and self.standing == self.Standing.CONFIRMED
        return consent.kept_facts if is_listed and consent and consent.is_in_force(at=at) else None

    @property
    def stamp(self) -> str:
        """Another after every save, and after every change of a fact, the organisation's name among them.

        Who changes something, or agrees, says with it what they had before them.
        """
        return hashlib.sha256(f"{self.updated_at.isoformat()} {self.facts.sha256}".encode()).hexdigest()
