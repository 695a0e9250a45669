"""The campaign, the versions of its statement, and who signed which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.kernel.models import PublicIdModel, TimeStampedModel


class Campaign(PublicIdModel, TimeStampedModel):
    """The joint effort. `names` maps a language to its name there."""

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    names = models.JSONField(_("names by language"))
    hashtag = models.CharField(_("hashtag"), max_length=60)
    languages = models.JSONField(_("languages"), default=list)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return str(self.names.get("en") or next(iter(self.names.values()), self.slug))

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self)


class StatementVersion(PublicIdModel, TimeStampedModel):
    """The text that partners stand behind, in all its languages. Never changed: a material change is a new number.

    `sha256` covers the canonical JSON of `texts`; endorsements keep a copy of it.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="statement_versions")
    number = models.PositiveSmallIntegerField(_("version"))
    texts = models.JSONField(_("texts by language"))
    change_notes = models.JSONField(_("what changed, by language"), default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("version of the statement")
        verbose_name_plural = _("versions of the statement")
        ordering = ["campaign", "-number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="one_statement_per_number")]

    def __str__(self) -> str:
        return f"{self.campaign} {self.number}"

    def text_in(self, language: str) -> str:
        return str(self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values())))


class Endorsement(PublicIdModel):
    """One organisation's signature under one version of the statement."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="endorsements"
    )
    statement_version = models.ForeignKey(StatementVersion, on_delete=models.PROTECT, related_name="endorsements")
    text_sha256 = models.CharField(max_length=64)
    endorsed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    endorsed_at = models.DateTimeField(_("endorsed"))

    class Meta:
        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        constraints = [
            models.UniqueConstraint(fields=["organization", "statement_version"], name="one_endorsement_each")
        ]

    def __str__(self) -> str:
        return str(self.public_id)
