"""What we bring: artwork in one language, with slots that a partner fills."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel, UnchangingModel, private_storage
from partners.materials.models import Material

# A line of text that still fits every template at a size that can be read.
LONGEST_LINE = 140


class Output(models.TextChoices):
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
    PDF = "pdf", "PDF"


class Template(PublicIdModel, TimeStampedModel):
    """A piece of artwork in one language that partners put their name on. What it looks like is in its versions."""

    class Kind(models.TextChoices):
        POSTER = "poster", _("poster")
        LEAFLET = "leaflet", _("leaflet")
        SOCIAL_CARD = "social_card", _("social card")
        SHARE_CARD = "share_card", _("share card")

    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, related_name="templates", verbose_name=_("material")
    )
    # Ends in the language: `selectors.other_languages_of` finds the same piece by the rest.
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
        # By `all`, because `first` would ask the database again past a prefetch.
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
    # Not unique within a template: a look that comes back brings its files back.
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
    def outputs(self) -> list[Output]:
        """What files can be made of it, the best one first."""
        screens = [Output.JPEG, Output.PNG]
        return [Output.PDF, *screens] if self.is_print else screens
