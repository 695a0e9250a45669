"""What a partner brings (logo, brand kit), what we bring (templates), and what comes of both (editions)."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.fields import check_plain_text
from partners.kernel.models import PublicIdModel, TimeStampedModel, private_storage

# A line of text that still fits every template at a size that can be read.
LONGEST_LINE = 140
LONGEST_LINK = 300


class UnchangingError(TypeError):
    """Somebody tried to alter a row that editions are addressed by. A programming error, never a person's."""


def in_language(texts: dict[str, str], language: str) -> str:
    """The text in this language, else in English, else in any; empty when there is none."""
    candidates = (texts.get(key, "") for key in (language, "en", *sorted(texts)))
    return next((text for text in candidates if text), "")


def check_link(link: str) -> None:
    """An address that is printed and read by telephones: what it shows is where it leads. Raises ValidationError."""
    check_plain_text(link)
    URLValidator()(link)
    if not link.startswith("https://"):
        raise ValidationError(_("The link has to begin with https://, so that nobody can change the page on its way."))
    address = urlsplit(link)
    if "@" in address.netloc:
        raise ValidationError(_("The link holds a name or password before the host. Leave that out."))
    try:
        _port = address.port
    except ValueError:
        raise ValidationError(URLValidator.message, code="invalid") from None


class UnchangingModel(models.Model):
    """Written once: a change is a new row, so that what was made from the old one can still be told."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise UnchangingError(f"{self._meta.label} is not changed; a new version is added.")
        super().save(*args, **kwargs)


class Logo(PublicIdModel, UnchangingModel):
    """A cleaned PNG. The two shares say how much of what is drawn stands out from a white and from a dark plate."""

    class Variant(models.TextChoices):
        LIGHT = "light", _("for light grounds")
        DARK = "dark", _("for dark grounds")
        MONO = "mono", _("one colour")
        SQUARE = "square", _("square")

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="logos")
    variant = models.CharField(_("made for"), max_length=10, choices=Variant, default=Variant.LIGHT)
    file = models.FileField(_("file"), storage=private_storage, max_length=200)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    is_opaque = models.BooleanField(_("has a background of its own"), default=False)
    seen_on_light = models.PositiveSmallIntegerField(_("stands out from white, in per cent"), default=100)
    seen_on_dark = models.PositiveSmallIntegerField(_("stands out from dark, in per cent"), default=100)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(_("added"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "variant", "sha256"], name="one_logo_per_content"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="logo_has_a_size"),
            models.CheckConstraint(
                condition=Q(seen_on_light__lte=100, seen_on_dark__lte=100), name="logo_shares_are_per_cent"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)


class BrandKit(PublicIdModel, UnchangingModel):
    """One version of how an organisation appears. `sha256` covers the content and the logo's hash, not the number:
    going back to an earlier look leads back to the files that were made with it."""

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="brand_kits")
    version = models.PositiveIntegerField(_("version"))
    names = models.JSONField(_("names by language"))
    taglines = models.JSONField(_("lines by language"), default=dict, blank=True)
    colour = models.CharField(_("colour"), max_length=7)
    link = models.URLField(_("link"), max_length=LONGEST_LINK)
    logo = models.ForeignKey(Logo, on_delete=models.PROTECT, null=True, blank=True, related_name="brand_kits")
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(_("saved"), default=clock.now, editable=False)

    class Meta:
        verbose_name = _("brand kit")
        verbose_name_plural = _("brand kits")
        ordering = ["organization", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["organization", "version"], name="one_brand_kit_per_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="brand_kit_counts_from_one"),
            models.CheckConstraint(condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="brand_kit_colour_is_rrggbb"),
            models.CheckConstraint(condition=Q(link__startswith="https://"), name="brand_kit_link_is_https"),
        ]

    def __str__(self) -> str:
        return f"{self.name_in('en')} {self.version}"

    def name_in(self, language: str) -> str:
        return in_language(self.names, language)


class Template(PublicIdModel, TimeStampedModel):
    """A piece of artwork in one language that partners put their name on. What it looks like is in its versions."""

    class Kind(models.TextChoices):
        POSTER = "poster", _("poster")
        LEAFLET = "leaflet", _("leaflet")
        SOCIAL_CARD = "social_card", _("social card")
        SHARE_CARD = "share_card", _("share card")

    key = models.SlugField(_("short name"), max_length=80, unique=True)
    titles = models.JSONField(_("titles by language"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    language = models.CharField(_("language"), max_length=12)
    description = models.CharField(
        _("what it shows"), max_length=300, blank=True, help_text=_("For people who cannot see it.")
    )
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        verbose_name = _("template")
        verbose_name_plural = _("templates")
        ordering = ["kind", "key"]

    def __str__(self) -> str:
        return self.title_in("en") or self.key

    def title_in(self, language: str) -> str:
        return in_language(self.titles, language) or self.key

    @property
    def title(self) -> str:
        """In the reader's language."""
        return self.title_in((get_language() or "en").partition("-")[0])

    @property
    def current_version(self) -> "TemplateVersion":
        """The newest. Without a query when the versions were prefetched."""
        return next(iter(self.versions.all()))


class TemplateVersion(PublicIdModel, UnchangingModel):
    """Artwork with slots. Width and height are pixels, or points of a PDF; `sha256` covers all that is drawn."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    artwork = models.FileField(_("artwork"), storage=private_storage, max_length=200)
    artwork_sha256 = models.CharField(max_length=64)
    media_type = models.CharField(_("kind of file"), max_length=40)
    width = models.FloatField(_("width"))
    height = models.FloatField(_("height"))
    slots = models.JSONField(_("slots"))
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=500, blank=True)
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("version of a template")
        verbose_name_plural = _("versions of templates")
        ordering = ["template", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["template", "number"], name="one_template_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="template_versions_count_from_one"),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="artwork_has_a_size"),
            models.CheckConstraint(
                condition=Q(media_type__in=["application/pdf", "image/jpeg", "image/png"]),
                name="artwork_is_pdf_jpeg_or_png",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} {self.number}"

    @property
    def is_print(self) -> bool:
        return self.media_type == "application/pdf"

    @property
    def outputs(self) -> list["Edition.Output"]:
        """What files can be made of it, the best one first."""
        screens = [Edition.Output.JPEG, Edition.Output.PNG]
        return [Edition.Output.PDF, *screens] if self.is_print else screens


class Edition(PublicIdModel, TimeStampedModel):
    """One organisation's file of one template version and one brand kit, found under an address made of its content.

    The row comes first and the file on first demand: `drawn_at` tells whether it lies in the storage yet.
    """

    class Output(models.TextChoices):
        JPEG = "jpeg", "JPEG"
        PNG = "png", "PNG"
        PDF = "pdf", "PDF"

    class State(models.TextChoices):
        CURRENT = "current", _("current")
        REPLACED = "replaced", _("replaced")
        WITHDRAWN = "withdrawn", _("withdrawn")

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="editions")
    template_version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="editions")
    kit = models.ForeignKey(BrandKit, on_delete=models.PROTECT, related_name="editions")
    choices = models.JSONField(_("choices"), default=dict)
    output = models.CharField(_("file type"), max_length=4, choices=Output)
    address = models.CharField(_("address"), max_length=64, unique=True)
    file = models.FileField(_("file"), storage=private_storage, max_length=200, blank=True, default="")
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    drawn_at = models.DateTimeField(_("drawn"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CURRENT)

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-id"]
        indexes = [models.Index(fields=["organization", "-id"], name="edition_of_organization")]
        constraints = [
            models.CheckConstraint(condition=Q(address__regex=r"^[0-9a-f]{64}$"), name="edition_address_is_a_hash"),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, file="", size=0)
                | (Q(drawn_at__isnull=False, size__gt=0) & ~Q(file="")),
                name="edition_is_drawn_whole_or_not",
            ),
        ]

    def __str__(self) -> str:
        return self.address[:12]

    @property
    def line(self) -> str:
        return str(self.choices.get("line", ""))

    @property
    def media_type(self) -> str:
        return {"jpeg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}[self.output]

    @property
    def extension(self) -> str:
        return "jpg" if self.output == self.Output.JPEG else str(self.output)
