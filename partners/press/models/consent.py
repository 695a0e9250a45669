"""The text that a media contact agrees to, and what each of them agreed to."""

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.codes import sha256_of
from partners.kernel.languages import in_language
from partners.kernel.languages.alphabet import order_of
from partners.kernel.models import PublicIdModel
from partners.texts.models import BindingVersion, published_by_two

from .facts import Facts, Level, Surface


class ConsentText(PublicIdModel, BindingVersion):
    """What a media contact agrees to. Never changed: a change of meaning is a new version.

    `texts` maps a language to `{"title", "intro", "sections": [{"heading", "paragraphs": []}], "acceptance"}`.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    texts = models.JSONField(_("texts by language"))

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        ordering = ["-version"]
        constraints = [published_by_two("consent_published_by_two")]

    def __str__(self) -> str:
        return str(self.version)

    def text_in(self, language: str) -> dict[str, Any]:
        return dict(in_language(self.texts, language))


class ContactConsent(PublicIdModel):
    """What one person agreed to, once: the facts, where they are shown, the text, until when. Never changed but ended.

    The listing is drawn from the one in force and from nothing else. `sha256` is of all of it: a row that somebody
    wrote into lists nobody.
    """

    class End(models.TextChoices):
        REPLACED = "replaced", _("replaced by a newer one")
        WITHDRAWN = "withdrawn", _("ended by the person")
        REMOVED = "removed", _("ended by the organisation")
        MERGED = "merged", _("ended as the second entry of one person")

    # Personal data goes with the person's row.
    contact = models.ForeignKey("press.MediaContact", on_delete=models.CASCADE, related_name="consents")
    number = models.PositiveSmallIntegerField(_("number"))
    facts = models.JSONField(_("what they agreed to"))
    text_version = models.PositiveSmallIntegerField(_("version of the consent text"))
    agreed_at = models.DateTimeField(_("agreed"))
    until = models.DateTimeField(_("listed until"))
    sha256 = models.CharField(max_length=64)
    # Written with the seal, and never after it: its copy, by which a database knows most of what was written into, and
    # the order of the name that was agreed to, in either alphabet.
    sealed = models.CharField(max_length=64, blank=True, default="", db_default="", editable=False)
    name_cyrillic_first = models.CharField(max_length=200, blank=True, default="", db_default="", editable=False)
    name_latin_first = models.CharField(max_length=200, blank=True, default="", db_default="", editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    end = models.CharField(_("why it ended"), max_length=10, choices=End, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["contact", "-number"]
        constraints = [
            models.UniqueConstraint("contact", "number", name="one_consent_per_number"),
            models.UniqueConstraint(
                "contact", condition=models.Q(ended_at__isnull=True), name="one_consent_in_force_per_contact"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, end="")
                | models.Q(ended_at__isnull=False) & ~models.Q(end=""),
                name="an_ended_consent_says_why",
            ),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("agreed_at")), name="a_consent_lasts"),
        ]

    def __str__(self) -> str:
        # Titles of the framework: nothing about the person.
        return str(_("Consent %(number)s") % {"number": self.number})

    def seal(self) -> str:
        """The hash of what is in this row now."""
        return sha256_of(
            {
                "contact": str(self.contact.public_id),
                "facts": self.facts,
                "text": self.text_version,
                "agreed": self.agreed_at.astimezone(UTC).isoformat(),
                "until": self.until.astimezone(UTC).isoformat(),
            }
        )

    def put_seal(self) -> None:
        self.sha256 = self.sealed = self.seal()
        name = self.facts["name"]
        self.name_cyrillic_first, self.name_latin_first = order_of(name, "uk"), order_of(name, "en")

    @property
    def kept_facts(self) -> Facts | None:
        """None where somebody wrote into the row since, or what stands there are no facts."""
        return Facts.kept(self.facts) if self.sha256 == self.seal() else None

    def is_in_force(self, *, at: datetime) -> bool:
        return self.ended_at is None and self.until > at


class ConsentKey(models.Model):
    """By what a consent is found, ordered and narrowed among thousands: written from its facts when it is sealed, and
    never shown itself.

    An empty code of a topic, country or medium says that none was told; `level` is how well a language is spoken, the
    smaller the better. Of a week the code is the time zone, days and hours, as `week_of` writes them.
    """

    class Kind(models.TextChoices):
        SURFACE = "surface", _("place")
        LANGUAGE = "language", _("language")
        TOPIC = "topic", _("topic")
        # No screen tells of these.
        COUNTRY = "country"
        MEDIUM = "medium"
        CONDITION = "condition"
        SAFETY = "safety"
        WEEK = "week"
        NAME = "name"
        POSITION = "position"

    consent = models.ForeignKey(ContactConsent, on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=10, choices=Kind)
    code = models.CharField(max_length=200)
    level = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("key of a consent")
        verbose_name_plural = _("keys of consents")
        constraints = [models.UniqueConstraint("kind", "code", "consent", name="one_key_per_code")]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @classmethod
    def of(cls, consent: ContactConsent) -> "list[ConsentKey]":
        facts = consent.kept_facts
        if facts is None:
            return []
        kind = cls.Kind
        found: dict[str, list[str]] = {
            kind.SURFACE: [surface.value for surface in Surface if facts.is_on(surface)],
            kind.LANGUAGE: facts.languages,
            kind.TOPIC: facts.topics or [""],
            kind.COUNTRY: facts.countries or [""],
            kind.MEDIUM: facts.formats or [""],
            kind.CONDITION: facts.conditions,
            kind.SAFETY: [facts.safety],
            kind.WEEK: [week_of(facts)],
            kind.NAME: [facts.name],
            kind.POSITION: [facts.position],
        }
        levels = {code: level_of(facts, code) for code in facts.languages}
        return [
            cls(consent=consent, kind=kind, code=code, level=levels.get(code, 0) if kind == cls.Kind.LANGUAGE else 0)
            for kind, codes in found.items()
            for code in sorted(set(codes))
        ]


def level_of(facts: Facts, language: str) -> int:
    """Who has not told how well is taken for fluent."""
    told = facts.levels.get(language, "")
    return list(Level.values).index(told if told in Level.values else Level.FLUENT.value)


def week_of(facts: Facts) -> str:
    """When they can be reached, in one line: zone, days and hours, with `|` between them."""
    return "|".join([facts.time_zone, " ".join(facts.days), facts.opens, facts.closes])
