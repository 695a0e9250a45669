"""What a partner brings: logos, and how it appears."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partners.kernel import clock
from partners.kernel.codes import sha256_of
from partners.kernel.fields.links import LinkColumn, canonical_link
from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, UnchangingModel, private_storage

LONGEST_LINK = 300
# Of a short name: what two lines of the smallest place on a template hold.
LONGEST_SHORT_NAME = 40
# Of a boilerplate: what the press calls a short one has some hundred words.
LONGEST_BOILERPLATE = 1200
LONGEST_HANDLE, MOST_HANDLES = 120, 8
SHORT_OF_NOTHING = _("Give the whole name in this language as well: the short one stands only where that has no room.")
TOO_MANY_HANDLES = format_lazy(_("Name {number} accounts at the most."), number=MOST_HANDLES)
# Counts up when `rendering.mark` draws otherwise.
MARK_DRAWING = 1
# Per cent of a logo that has to stand out from its plate.
ENOUGH_SEEN = 45


def check_link(link: str) -> None:
    """A URL that is printed and read by telephones: what it shows is where it leads. Raises ValidationError."""
    if not canonical_link(link).startswith("https://"):
        raise ValidationError(_("The link has to begin with https://, so that nobody can change the page on its way."))


class Logo(PublicIdModel, UnchangingModel):
    """A cleaned PNG, and `drawing`, the SVG of plain shapes that it was, where it was one: written by us, for print.
    The two shares say how much of what is drawn stands out from a white and from a dark plate."""

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
    # In the database as well: what was written before there were drawings goes on writing while a server is renewed.
    drawing = models.FileField(
        _("drawing"), storage=private_storage, max_length=200, blank=True, default="", db_default=""
    )
    drawing_sha256 = models.CharField(max_length=64, blank=True, default="", db_default="")
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
            # With the variant: one drawing may be offered for light grounds and for dark ones.
            models.UniqueConstraint(
                fields=["organization", "variant", "sha256", "drawing_sha256"], name="one_logo_per_content_and_drawing"
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="logo_has_a_size"),
            models.CheckConstraint(
                condition=Q(seen_on_light__lte=100, seen_on_dark__lte=100), name="logo_shares_are_per_cent"
            ),
        ]

    def __str__(self) -> str:
        return str(self.public_id)

    @property
    def mark_digest(self) -> str:
        """Names the logo as the public site draws it: another drawing, or another way of drawing, is another name."""
        return sha256_of([self.sha256, MARK_DRAWING])[:32]

    @property
    def mark_ground(self) -> str:
        """`any` where it is seen by day and by night; else the one plate on which it is: `light` or `dark`."""
        if self.is_opaque or self.seen_on_dark < ENOUGH_SEEN:
            return "light"
        return "any" if self.seen_on_light >= ENOUGH_SEEN else "dark"


class BrandKit(PublicIdModel, UnchangingModel):
    """One version of how an organisation appears. `sha256` covers the content and the logo's hash, not the number:
    going back to an earlier look leads back to the files that were made with it."""

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="brand_kits")
    version = models.PositiveIntegerField(_("version"))
    names = models.JSONField(_("names by language"))
    # In the database as well: what was written before there were short names goes on writing while a server is renewed.
    short_names = models.JSONField(
        _("short names by language"), default=dict, db_default=models.Value({}, models.JSONField()), blank=True
    )
    taglines = models.JSONField(_("lines by language"), default=dict, blank=True)
    boilerplates = models.JSONField(
        _("about the organisation, by language"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
    )
    handles = models.JSONField(
        _("accounts on networks"), default=list, db_default=models.Value([], models.JSONField()), blank=True
    )
    colour = models.CharField(_("colour"), max_length=7)
    link = LinkColumn(_("link"), max_length=LONGEST_LINK)
    logo = models.ForeignKey(Logo, on_delete=models.PROTECT, null=True, blank=True, related_name="brand_kits")
    dark_logo = models.ForeignKey(
        Logo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dark_kits",
        verbose_name=_("logo for dark grounds"),
    )
    mono_logo = models.ForeignKey(
        Logo,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="mono_kits",
        verbose_name=_("logo in one colour"),
    )
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
            # Small letters only, or one colour would have two hashes.
            models.CheckConstraint(condition=Q(colour__regex=r"^#[0-9a-f]{6}$"), name="brand_kit_colour_is_rrggbb"),
            models.CheckConstraint(condition=Q(link__startswith="https://"), name="brand_kit_link_is_https"),
        ]

    def __str__(self) -> str:
        return f"{self.name_in('en')} {self.version}"

    def name_in(self, language: str) -> str:
        return in_language(self.names, language)

    @property
    def all_logos(self) -> list[Logo]:
        """Each that it holds, that for light grounds first."""
        return [each for each in (self.logo, self.dark_logo, self.mono_logo) if each is not None]
