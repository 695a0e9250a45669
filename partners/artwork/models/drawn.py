"""Artwork with slots, the film that it may be laid over, and what files come of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.kernel.models import UnchangingModel, private_storage
from partners.kernel.uploads.ffmpeg import is_possible

# A line of text that still fits every template at a size that can be read.
LONGEST_LINE = 140
# Of where something happens: house, street, town.
LONGEST_PLACE = 120


class Output(models.TextChoices):
    JPEG = "jpeg", "JPEG"
    PNG = "png", "PNG"
    PDF = "pdf", "PDF"
    MP4 = "mp4", "MP4"


MILLIMETRES_A_POINT = 25.4 / 72
# The longer side of a picture made of a print page: an A5 page at 300 dots per inch, an A3 page on any screen.
PICTURE_SIDE = 2480
# The kind of file that is for print; others are for screens.
PRINT = "application/pdf"


class Film(UnchangingModel):
    """A film of the campaign's, as staff sent it: never handed out, and known by its content. What leaves is made anew
    of it, so that nothing of its telephone is left.

    `seconds`, width and height as `kernel.uploads.joining.Measured`; `captions` are languages by track, and `still` is
    one of its pictures.
    """

    file = models.FileField(_("film"), storage=private_storage, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    media_type = models.CharField(_("kind of file"), max_length=40)
    seconds = models.FloatField(_("seconds"))
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    has_sound = models.BooleanField(_("has sound"))
    captions = models.JSONField(_("captions"), default=dict, blank=True)
    still = models.FileField(_("still picture"), storage=private_storage, max_length=200)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        constraints = [
            models.CheckConstraint(condition=Q(seconds__gt=0, width__gt=0, height__gt=0), name="film_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class Drawn(models.Model):
    """Artwork with slots. Width and height are pixels, or points of a PDF.

    With a `film` it is seen there for `film_seconds`: from `film_start` on over the film (`film_place` says that it
    is see-through, also before there is a film), over its end, or after it.
    """

    class FilmPlace(models.TextChoices):
        OVER = "over", _("over the film, see-through where there is no artwork")
        END = "end", _("over the last seconds of the film")
        AFTER = "after", _("after the film, which becomes longer by it")

    artwork = models.FileField(_("artwork"), storage=private_storage, max_length=200)
    artwork_sha256 = models.CharField(max_length=64)
    media_type = models.CharField(_("kind of file"), max_length=40)
    width = models.FloatField(_("width"))
    height = models.FloatField(_("height"))
    slots = models.JSONField(_("slots"))
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    licence = models.CharField(_("licence"), max_length=500, blank=True)
    # What is written on it can do harm: staff see each file before it leaves.
    needs_approval = models.BooleanField(_("each file is seen by the campaign first"), default=False)
    film = models.ForeignKey(
        Film, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("film")
    )
    film_place = models.CharField(_("where it is seen"), max_length=10, choices=FilmPlace, blank=True, default="")
    film_start = models.FloatField(_("from this second"), default=0)
    film_seconds = models.FloatField(_("for so many seconds"), default=0)

    class Meta:
        abstract = True

    @property
    def is_print(self) -> bool:
        return self.media_type == PRINT

    @property
    def is_see_through(self) -> bool:
        """Whether there is nothing but the artwork: what lies below it is the film."""
        return self.film_place == self.FilmPlace.OVER

    @property
    def size_in_words(self) -> str:
        """Of the best file: on paper in millimetres, for screens in pixels."""
        return self.size_as(self.outputs[0])

    def size_as(self, output: str) -> str:
        """Of a file of this type."""
        if output == Output.MP4 and self.film:
            size = {"width": self.film.width, "height": self.film.height}
            return _("%(width)s × %(height)s pixels") % size
        if output == Output.PDF:
            return _("%(width)s × %(height)s mm") % {
                "width": round(self.width * MILLIMETRES_A_POINT),
                "height": round(self.height * MILLIMETRES_A_POINT),
            }
        scale = self.picture_scale
        return _("%(width)s × %(height)s pixels") % {
            "width": round(self.width * scale),
            "height": round(self.height * scale),
        }

    @property
    def picture_scale(self) -> float:
        """Pixels of a finished picture per unit of the artwork."""
        return PICTURE_SIDE / max(self.width, self.height) if self.is_print else 1.0

    @property
    def outputs(self) -> list[Output]:
        """What files can be made of it, the best one first; a film last, because it takes minutes, and not on a machine
        that cannot make one."""
        # What is see-through would come out on white otherwise.
        screens = [Output.PNG] if self.is_see_through else [Output.JPEG, Output.PNG]
        films = [Output.MP4] if self.film_id and is_possible() else []
        return [*([Output.PDF] if self.is_print else []), *screens, *films]

    @property
    def film_content(self) -> dict[str, Any]:
        """What stands for the film in a hash. Empty without one, so that versions from before there were films keep
        theirs."""
        if not self.film_place:
            return {}
        told = {"place": self.film_place, "start": self.film_start, "seconds": self.film_seconds}
        return {"film": {"sha256": self.film.sha256 if self.film else "", **told}}
