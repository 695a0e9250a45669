"""The campaign, the subjects it speaks about, the versions of its statement, and who signed which."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.fields.links import LinkColumn
from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel
from partners.texts.models import BindingVersion, published_by_two

# What a campaign may colour, by day and by night; as css/tokens.css has it where the campaign says nothing.
PALETTE = {
    "accent": {"light": "#1b3a93", "dark": "#a9c0ff"},
    "accent_strong": {"light": "#12296d", "dark": "#c9d7ff"},
    "accent_soft": {"light": "#e6ecfb", "dark": "#1f2947"},
    "on_accent": {"light": "#ffffff", "dark": "#0e1838"},
    "thread": {"light": "#b8741a", "dark": "#e0a94f"},
    "band": {"light": "#172552", "dark": "#131b38"},
}

# Also the width of the column in which an inquiry keeps a code.
LONGEST_CODE = 40
LONGEST_SUBJECT = 80
# Whoever can speak about this one can speak about every other: what a campaign calls so is the campaign as a whole.
GENERAL = "general"


class Campaign(PublicIdModel, TimeStampedModel):
    """The joint effort, and how its portal presents itself. `names` maps a language to its name there.

    `mark` is SVG as `clean_mark` or `keep_mark_picture` leaves it; `colours` a part of PALETTE; `addresses` holds
    e-mail addresses: `partnerships` and perhaps `press`, where answers to our letters go, `safe` for
    people in danger and `support` for help with the portal. `organizers`, `proceeds` and `foot` map a language to text.
    """

    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    names = models.JSONField(_("names by language"))
    hashtag = models.CharField(_("hashtag"), max_length=60)
    languages = models.JSONField(_("languages"), default=list)
    starts_on = models.DateField(_("starts"))
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    portal_names = models.JSONField(_("names of the portal by language"), default=dict, blank=True)
    mark = models.TextField(_("mark"), blank=True)
    colours = models.JSONField(_("colours"), default=dict, blank=True)
    addresses = models.JSONField(_("addresses"), default=dict, blank=True)
    organizers = models.JSONField(_("who organises it, by language"), default=dict, blank=True)
    proceeds = models.JSONField(_("where proceeds go, by language"), default=dict, blank=True)
    proceeds_url = LinkColumn(_("link about the proceeds"), max_length=500, blank=True)
    foot = models.JSONField(_("text at the foot of pages, by language"), default=dict, blank=True)

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        # `current_campaign` and the portal's face take the first: this order decides of which one pages speak.
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        return str(in_language(self.names, language) or self.slug)

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.name_in(get_language() or "en")

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat()


class Subject(PublicIdModel, TimeStampedModel):
    """What the press may ask about and media contacts can speak about. `names` maps a language to its name there.

    Rows of the press keep the code, and so do programs: it never changes, and nothing is deleted. Whoever has a subject
    that is not offered any more keeps it.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="subjects")
    code = models.SlugField(_("short name"), max_length=LONGEST_CODE)
    names = models.JSONField(_("names by language"))
    position = models.PositiveSmallIntegerField(_("place"))
    is_offered = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("press topic")
        verbose_name_plural = _("press topics")
        ordering = ["position", "id"]
        # Per campaign: two may have a subject of one code, each with names of its own; shown is the younger one's.
        constraints = [models.UniqueConstraint(fields=["campaign", "code"], name="one_subject_per_code")]

    def __str__(self) -> str:
        return self.name_in("en")

    def name_in(self, language: str) -> str:
        return str(in_language(self.names, language) or self.code)

    @property
    def stamp(self) -> str:
        """The age of what is saved, as a form over it carries it."""
        return self.updated_at.isoformat()

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.name_in(get_language() or "en")


class StatementVersion(PublicIdModel, TimeStampedModel, BindingVersion):
    """The text that partners stand behind, in all its languages. Never changed: a change is a new number.

    `sha256` covers the canonical JSON of `texts`; endorsements keep a copy of it.
    """

    numbered_by = "number"

    # Protected, like all below: a signed text and its signatures outlive every wish to tidy up.
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="statement_versions")
    number = models.PositiveSmallIntegerField(_("version"))
    texts = models.JSONField(_("texts by language"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("version of the statement")
        verbose_name_plural = _("versions of the statement")
        ordering = ["campaign", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_statement_per_number"),
            published_by_two("statement_published_by_two"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} {self.number}"

    def text_in(self, language: str) -> str:
        return str(in_language(self.texts, language))


class Endorsement(PublicIdModel):
    """One organisation's signature under one version of the statement."""

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="endorsements"
    )
    statement_version = models.ForeignKey(StatementVersion, on_delete=models.PROTECT, related_name="endorsements")
    # A copy, not a look at the version: it says what was signed even if somebody changes the text past the services.
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
