"""One file of one organisation, and its word that it has replaced what it held."""

from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.artwork.models import Output, TemplateVersion
from partners.artwork.rendering import Occasion, said_of
from partners.branding.models import BrandKit
from partners.kernel.codes import in_groups
from partners.kernel.models import PublicIdModel, TimeStampedModel, private_storage
from partners.materials.models import Material

from .photographs import Photograph


def fields_of(line: str, occasion: Occasion, sheet: str = "") -> dict[str, str]:
    """As the form of one file has them; without what is empty, but for the line: else the brand kit's own would stand
    there."""
    day, _hour, hour = occasion.date.partition("T")
    told = {"date": day, "hour": hour, "place": occasion.place, "sheet": sheet}
    if photo := occasion.photo:
        across, down = (round(each * 100) for each in photo.focus)
        told |= {"photograph": photo.name, "focus_x": str(across), "focus_y": str(down)}
    return {"line": line, **{name: value for name, value in told.items() if value}}


def query_of(line: str, occasion: Occasion, sheet: str = "") -> str:
    """What was chosen, in the address of its studio."""
    return urlencode(fields_of(line, occasion, sheet), quote_via=quote)


class Edition(PublicIdModel, TimeStampedModel):
    """One organisation's file of one template version and one brand kit, found under a digest of its content.

    The row comes first and the file on first demand: `drawn_at` tells whether it lies in the storage yet. Its state is
    no column, because what it was made from moves on without it: `editions.selectors.with_state` tells.
    """

    class State(models.TextChoices):
        CURRENT = "current", _("current")
        REPLACED = "replaced", _("replaced")
        # Of a template whose files staff see before they leave.
        WAITING = "waiting", _("waiting for the campaign")
        REFUSED = "refused", _("not approved")
        WITHDRAWN = "withdrawn", _("withdrawn")

    organization = models.ForeignKey("organizations.Organization", on_delete=models.PROTECT, related_name="editions")
    # Protected, all of them: the file may hang on a wall, and whose it is and what it was made from has to be told.
    template_version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="editions")
    kit = models.ForeignKey(BrandKit, on_delete=models.PROTECT, related_name="editions")
    choices = models.JSONField(_("choices"), default=dict)
    # Protected: whoever takes it back takes all files back that show it.
    photograph = models.ForeignKey(Photograph, on_delete=models.PROTECT, null=True, blank=True, related_name="editions")
    output = models.CharField(_("file type"), max_length=4, choices=Output)
    # Unique, because it is what settles two requests at once: the second finds the first one's row.
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    # For people, and for the QR code: by it everybody finds out what has become of the file.
    code = models.CharField(_("code"), max_length=10, unique=True)
    file = models.FileField(_("file"), storage=private_storage, max_length=200, blank=True, default="")
    size = models.PositiveBigIntegerField(_("bytes"), default=0)
    drawn_at = models.DateTimeField(_("drawn"), null=True, blank=True)
    file_sha256 = models.CharField(max_length=64, blank=True, default="")
    # Hashes of what was handed out before, where a later library has drawn the same picture in other bytes.
    earlier_sha256 = models.JSONField(default=list, blank=True)
    # To the day: writing it each time would make reading a file a write.
    last_fetched_at = models.DateTimeField(_("last fetched"), null=True, blank=True)
    # The row stays as it is, and the file is drawn again by whoever asks for it.
    dropped_at = models.DateTimeField(_("file let go"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    # Protected, as wherever somebody decided something.
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=500, blank=True, default="")
    # Empty where nobody had to be asked. Nothing is drawn before somebody has said yes: what is not there cannot leave.
    asked_at = models.DateTimeField(_("sent to the campaign"), null=True, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # One that has it was refused.
    refused_reason = models.CharField(_("why it was not approved"), max_length=500, blank=True, default="")

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["organization", "-id"], name="edition_of_organization"),
            models.Index(fields=["file_sha256"], name="edition_by_its_bytes"),
            models.Index(fields=["asked_at"], condition=Q(decided_at__isnull=True), name="edition_undecided"),
        ]
        constraints = [
            # The digest is a part of file names and URLs, so nothing but a hash may ever stand here.
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="edition_digest_is_a_hash"),
            # It is printed, so nothing may stand here that no reader of ours takes.
            models.CheckConstraint(condition=Q(code__regex=r"^[0-9A-HJKMNP-TV-Z]{10}$"), name="edition_code_is_typed"),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, file="", size=0, file_sha256="")
                | (Q(drawn_at__isnull=False, size__gt=0, file_sha256__regex=r"^[0-9a-f]{64}$") & ~Q(file="")),
                name="edition_is_drawn_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_by__isnull=True, withdrawn_reason=""),
                name="edition_withdrawn_with_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decided_by__isnull=True, refused_reason="")
                | Q(asked_at__isnull=False, decided_at__isnull=False, decided_by__isnull=False),
                name="edition_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(asked_at__isnull=True)
                | Q(drawn_at__isnull=True)
                | Q(decided_at__isnull=False, refused_reason=""),
                name="edition_drawn_once_approved",
            ),
        ]

    def __str__(self) -> str:
        return self.digest[:12]

    @property
    def state_label(self) -> str:
        """Of an edition that `with_state` has told about."""
        return str(self.State(self.state).label)  # type: ignore[attr-defined]

    @property
    def is_cleared(self) -> bool:
        """Whether the campaign lets it leave: nobody had to be asked, or somebody has said yes."""
        return self.asked_at is None or (self.decided_at is not None and not self.refused_reason)

    @property
    def shown_code(self) -> str:
        """As it stands on the file."""
        return in_groups(self.code, 5)

    @property
    def line(self) -> str:
        return str(self.choices.get("line", ""))

    @property
    def occasion(self) -> Occasion:
        """What it says of something that happens."""
        row, told = self.photograph, self.choices
        focus = told.get("focus")
        # One that was taken back is shown nowhere, also where somebody looks at what a file once was.
        is_there = row is not None and row.removed_at is None
        photo = row.as_drawn((float(focus[0]), float(focus[1])) if focus else None) if row and is_there else None
        return Occasion(date=str(told.get("date", "")), place=str(told.get("place", "")), photo=photo)

    @property
    def look(self) -> tuple[object, ...]:
        """The same for files that look alike but for codes and paper: of one kit, with the same words and picture."""
        occasion = self.occasion
        photo = occasion.photo.look if occasion.photo else ""
        return self.kit_id, self.line, occasion.date, occasion.place, photo

    @property
    def said(self) -> list[str]:
        """All that its partner wrote on it, as it stands there: the line, the day, the place."""
        return said_of(self.line, self.occasion, self.template_version.template.language)

    @property
    def query(self) -> str:
        return query_of(self.line, self.occasion, self.sheet)

    @property
    def size_in_words(self) -> str:
        return self.template_version.size_as(self.output)

    @property
    def sheet(self) -> str:
        """The sheet of paper, where it is another one than the drawing was made for."""
        return str(self.choices.get("sheet", ""))

    @property
    def media_type(self) -> str:
        return {"jpeg": "image/jpeg", "png": "image/png", "pdf": "application/pdf", "mp4": "video/mp4"}[self.output]

    @property
    def is_film(self) -> bool:
        """Made by the worker once somebody has ordered it, and by nobody who only opens it: that takes minutes."""
        return self.output == Output.MP4

    @property
    def extension(self) -> str:
        return "jpg" if self.output == Output.JPEG else str(self.output)


class Confirmation(models.Model):
    """The organisation's own word that it has replaced what it held of a material that was withdrawn or corrected.

    `answers` is the moment of that withdrawal or correction: another correction asks again.
    """

    organization = models.ForeignKey(
        "organizations.Organization", on_delete=models.PROTECT, related_name="confirmations"
    )
    material = models.ForeignKey(Material, on_delete=models.PROTECT, related_name="confirmations")
    answers = models.DateTimeField(_("answers what happened at"))
    confirmed_at = models.DateTimeField(_("confirmed"))
    # Protected, as wherever somebody decided something.
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("confirmed by")
    )

    class Meta:
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(fields=["organization", "material", "answers"], name="one_confirmation_per_change")
        ]

    def __str__(self) -> str:
        return f"{self.organization_id} {self.material_id}"
