"""People who speak to the press, the text they agree to, and what reporters ask."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from partners.kernel.fields.names import language_name
from partners.kernel.models import PublicIdModel, TimeStampedModel


class Topic(models.TextChoices):
    """The nine subjects of the campaign, and everything else."""

    PROFILING = "profiling", _("Abductions")
    DETENTION = "detention", _("Detention without trial")
    AID = "aid", _("Aid and medicine")
    COMMUNICATIONS = "communications", _("Communications")
    CHILDREN = "children", _("Children and schools")
    PROPERTY = "property", _("Property and money")
    FILTRATION = "filtration", _("Movement and ‘filtration’")
    LABOUR = "labour", _("Forced labour")
    IDENTITY = "identity", _("Identity and Crimean Tatars")
    GENERAL = "general", _("The campaign in general")


class ConsentText(PublicIdModel):
    """What a media contact agrees to. Never changed: a change of meaning is a new version.

    `texts` maps a language to `{"title", "intro", "sections": [{"heading", "paragraphs": []}], "acceptance"}`.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    texts = models.JSONField(_("texts by language"))
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["-version"]

    def __str__(self) -> str:
        return str(self.version)

    def text_in(self, language: str) -> dict[str, Any]:
        return dict(self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values())))


class MediaContact(PublicIdModel, TimeStampedModel):
    """A person whom an organisation names to the press. Public only after they themselves agreed, and not for ever.

    The address and the telephone number are never shown outside the organisation and the campaign's press officers.
    Of the codes in the person's links only hashes are kept: `code_hash` of the question, `personal_hash` of the link
    with which a listed person withdraws.
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
        EXPIRED = "expired", _("consent has run out")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    # Personal data goes with the organisation that brought it.
    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.CASCADE, related_name="media_contacts"
    )
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    position = models.CharField(_("position"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(_("language of our messages"), max_length=12, default="en")
    languages = models.JSONField(_("speaks"), default=list)
    topics = models.JSONField(_("topics"), default=list)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    hours = models.CharField(_("when to reach them"), max_length=200, blank=True)
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.SUBMITTED)
    asked_at = models.DateTimeField(_("asked"))
    code_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    code_expires_at = models.DateTimeField(_("question open until"), null=True, blank=True)
    personal_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    consent_version = models.PositiveSmallIntegerField(_("version of the consent text"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("agreed"), null=True, blank=True)
    listed_until = models.DateTimeField(_("listed until"), null=True, blank=True)
    ended_at = models.DateTimeField(_("declined or withdrawn"), null=True, blank=True)

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["name"]
        indexes = [models.Index(fields=["standing", "listed_until"], name="contact_listed")]
        constraints = [
            models.UniqueConstraint(
                "organization",
                Lower("email"),
                condition=models.Q(standing__in=["submitted", "confirmed"]),
                name="one_live_contact_per_address",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="confirmed")
                | models.Q(consent_version__isnull=False, confirmed_at__isnull=False, listed_until__isnull=False),
                name="nobody_listed_without_consent",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, *, at: datetime) -> State:
        """Where the person is for a reader; a partner that is not approved lists nobody, whatever this says."""
        if self.standing == self.Standing.SUBMITTED:
            is_open = self.code_expires_at is not None and self.code_expires_at > at
            return self.State.ASKED if is_open else self.State.UNANSWERED
        if self.standing == self.Standing.CONFIRMED:
            is_listed = self.listed_until is not None and self.listed_until > at
            return self.State.LISTED if is_listed else self.State.EXPIRED
        return self.State(self.standing)

    @property
    def stamp(self) -> str:
        """Another after every save: who changes something says with it what they had before them."""
        return self.updated_at.isoformat()

    @property
    def language_names(self) -> list[str]:
        return [language_name(code) for code in self.languages]

    @property
    def topic_names(self) -> list[str]:
        return [str(Topic(key).label) for key in self.topics if key in Topic.values]


class MediaInquiry(PublicIdModel, TimeStampedModel):
    """A reporter's question. The receipt is the reporter's only key to it; its hash is kept, it itself is not."""

    class Standing(models.TextChoices):
        RECEIVED = "received", _("received")
        ASSIGNED = "assigned", _("being answered")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    receipt_hash = models.CharField(max_length=64, unique=True)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120)
    outlet = models.CharField(_("outlet"), max_length=160, blank=True)
    email = models.EmailField(_("e-mail address"), max_length=254)
    mail_language = models.CharField(_("language of our messages"), max_length=12, default="en")
    deadline_at = models.DateTimeField(_("deadline"))
    time_zone = models.CharField(_("time zone"), max_length=60)
    language = models.CharField(_("language of the answer"), max_length=12)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic, default=Topic.GENERAL)
    question = models.TextField(_("question"))
    campaign = models.ForeignKey(
        "campaigns.Campaign",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="media_inquiries",
        verbose_name=_("campaign"),
    )
    standing = models.CharField(_("standing"), max_length=10, choices=Standing, default=Standing.RECEIVED)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("media inquiry")
        verbose_name_plural = _("media inquiries")
        ordering = ["deadline_at"]
        permissions = [("answer_inquiry", _("May answer reporters"))]
        indexes = [models.Index(fields=["standing", "deadline_at"], name="inquiry_queue")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(standing="answered") | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="an_answer_has_a_text_and_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(standing="closed") | models.Q(closed_at__isnull=False), name="an_end_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        # Titles of staff screens and log lines of the framework are made of this: nothing about the person.
        return str(_("Inquiry %(number)s") % {"number": str(self.public_id)[:8]})

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def is_open(self) -> bool:
        return self.standing in {self.Standing.RECEIVED, self.Standing.ASSIGNED}
