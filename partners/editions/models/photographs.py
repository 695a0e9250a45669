"""Pictures of an organisation's own that stand on its files."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.artwork.rendering import Photo
from partners.kernel import clock
from partners.kernel.models import PublicIdModel, private_storage

LONGEST_ALT, LONGEST_CREDIT = 300, 120


class Photograph(PublicIdModel):
    """A picture of the organisation's own, for places that templates have for one; no part of the brand kit, so a new
    one replaces no file. Whoever added it has said that it may be used, and that everybody who is seen on it agreed.

    `focus_x` and `focus_y` are per cent from the left and from the top: what stays whatever is cut off. One that was
    taken back has neither file nor words any more, and no file that shows it is handed out.
    """

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="photographs")
    file = models.FileField(_("file"), storage=private_storage, max_length=200, blank=True)
    media_type = models.CharField(_("kind of file"), max_length=40)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField(_("bytes"))
    alt = models.CharField(_("what it shows"), max_length=LONGEST_ALT, blank=True)
    credit = models.CharField(_("who took it"), max_length=LONGEST_CREDIT, blank=True)
    focus_x = models.PositiveSmallIntegerField(_("what matters, from the left, in per cent"), default=50)
    focus_y = models.PositiveSmallIntegerField(_("what matters, from the top, in per cent"), default=50)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(_("added"), default=clock.now, editable=False)
    removed_at = models.DateTimeField(_("taken back"), null=True, blank=True)
    # Empty where the clock did it, after the organisation had left.
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "sha256"],
                condition=Q(removed_at__isnull=True),
                name="one_photograph_per_content",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photograph_has_a_size"),
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="photograph_focus_is_inside"),
            models.CheckConstraint(
                condition=(Q(removed_at__isnull=True) & ~Q(file="")) | Q(removed_at__isnull=False, file=""),
                name="photograph_has_a_file_until_taken_back",
            ),
        ]

    def __str__(self) -> str:
        return self.alt or str(self.public_id)

    @property
    def focus(self) -> tuple[float, float]:
        """As shares of its width and height."""
        return self.focus_x / 100, self.focus_y / 100

    def as_drawn(self, focus: tuple[float, float] | None = None) -> Photo:
        """For `artwork.rendering`; its bytes are read when they are needed."""

        def load() -> bytes:
            with self.file.open("rb") as file:
                return bytes(file.read())

        return Photo(
            load,
            self.sha256,
            self.width,
            self.height,
            focus=focus or self.focus,
            credit=self.credit,
            alt=self.alt,
            name=str(self.public_id),
        )
