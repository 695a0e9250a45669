"""What we bring: artwork in one language, with slots that a partner fills."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from partners.kernel.codes import sha256_of
from partners.kernel.languages import in_language
from partners.kernel.models import PublicIdModel, TimeStampedModel, UnchangingModel
from partners.materials.models import Material

from .drawn import LONGEST_LINE, LONGEST_PLACE, MILLIMETRES_A_POINT, PRINT, Drawn, Film, Output

__all__ = [
    "LONGEST_LINE", "LONGEST_PLACE", "MILLIMETRES_A_POINT", "OF_FILMS", "PRINT", "Drawn", "Film", "Output", "Template",
    "TemplateDraft", "TemplateVersion",
]  # fmt: skip


class Template(PublicIdModel, TimeStampedModel):
    """A piece of artwork in one language that partners put their name on. What it looks like is in its versions."""

    class Kind(models.TextChoices):
        POSTER = "poster", _("poster")
        LEAFLET = "leaflet", _("leaflet")
        SOCIAL_CARD = "social_card", _("social card")
        SHARE_CARD = "share_card", _("share card")
        BANNER = "banner", _("banner")
        SLIDE = "slide", _("slide")
        END_CARD = "end_card", _("end card of a video")
        LOWER_THIRD = "lower_third", _("lower third of a video")

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


# Plain words, because a migration keeps them.
HAS_ITS_TIME = Q(film__isnull=True) | Q(film_place__in=["over", "end", "after"], film_start__gte=0, film_seconds__gt=0)
# Kinds of artwork that is laid over a film, or stands at its end.
OF_FILMS = {Template.Kind.END_CARD, Template.Kind.LOWER_THIRD}


class TemplateVersion(PublicIdModel, UnchangingModel, Drawn):
    """What partners put their name on, as it was published; `sha256` covers all that is drawn."""

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
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
            models.CheckConstraint(condition=HAS_ITS_TIME, name="artwork_over_a_film_has_its_time"),
        ]

    def __str__(self) -> str:
        return f"{self.template_id} {self.number}"


class TemplateDraft(PublicIdModel, TimeStampedModel, Drawn):
    """The next version of a template, or the first of one that nobody knows yet, while it is made.

    `base` is the number of the version over which it was begun, 0 where there was none. `revision` counts what was
    saved: whoever saves says which one they had before them. It is open until it was published, and then has become a
    `version`, or put away.
    """

    template = models.ForeignKey(Template, on_delete=models.PROTECT, null=True, blank=True, related_name="drafts")
    material = models.ForeignKey(
        Material, on_delete=models.PROTECT, related_name="template_drafts", verbose_name=_("material")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Template.Kind)
    language = models.CharField(_("language"), max_length=12)
    titles = models.JSONField(_("titles by language"))
    description = models.CharField(_("what it shows"), max_length=300, blank=True)
    pages = models.PositiveSmallIntegerField(_("pages"), default=1)
    base = models.PositiveIntegerField(_("begun over version"), default=0)
    revision = models.PositiveIntegerField(_("revision"), default=1)
    # Protected, as wherever somebody decided something.
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("draft of a template")
        verbose_name_plural = _("drafts of templates")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["template"], condition=Q(closed_at__isnull=True), name="one_open_draft_per_template"
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="drafted_artwork_has_a_size"),
            models.CheckConstraint(condition=HAS_ITS_TIME, name="drafted_artwork_over_a_film_has_its_time"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, version__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="template_draft_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """In its own language, in which it is written."""
        return in_language(self.titles, self.language)

    @property
    def stamp(self) -> str:
        return str(self.revision)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def look(self) -> str:
        """Stands for all that publishing would offer: whoever publishes says which look they have seen."""
        return sha256_of(
            {
                "artwork": self.artwork_sha256,
                "slots": self.slots,
                "credit": self.credit,
                "licence": self.licence,
                "titles": self.titles,
                "description": self.description,
                "material": str(self.material_id),
                "kind": self.kind,
                "language": self.language,
                "base": self.base,
                # Left out where it is not asked for, so that a look from before it could be is still that look.
                **({"approval": True} if self.needs_approval else {}),
                **self.film_content,
            }
        )
