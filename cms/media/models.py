"""Pictures and documents of the CMS, cleaned before they are kept."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    SourceImageIOError,
    WagtailImageField,
    get_upload_to,
)

from partners.kernel import clock
from partners.kernel.answers import telling_name
from partners.kernel.errors import no_room_in
from partners.kernel.models import private_storage
from partners.materials.models import WithRights


class Caution(models.TextChoices):
    """What a picture shows that nobody should meet unprepared. A closed list, so that it is said in every language."""

    DESTRUCTION = "destruction", _("shows destroyed homes")
    DISTRESS = "distress", _("shows people in distress")
    CAPTIVITY = "captivity", _("shows people in captivity")
    VIOLENCE = "violence", _("shows violence")
    INJURY = "injury", _("shows wounded people")
    DEATH = "death", _("shows people who were killed")


@contextmanager
def undrawn_without_room() -> Iterator[None]:
    """A size that cannot be kept is told as a picture that cannot be read: for that, every page has an answer."""
    try:
        yield
    except Exception as error:
        if no_room_in(error) is None:
            raise
        raise SourceImageIOError("There is no room for another size of this picture.") from error


def name_of_file() -> Any:
    """The column for what people call a file: it is taken again under the name that it had when it was uploaded."""
    return models.CharField(
        _("name of the file"),
        max_length=200,
        blank=True,
        help_text=_("What it is called when somebody takes it: its name when it was uploaded. Empty means its title."),
    )


# The stubs lose Wagtail's manager as soon as there is a second base of models.
class CampaignImage(AbstractImage, WithRights):  # type: ignore[django-manager-missing]
    """A picture. `description` is its alternative text; only renditions are ever served, never the original."""

    # Wagtail's own column has no private storage, so the field is written out again.
    file = WagtailImageField(
        verbose_name=_("file"),
        storage=private_storage,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    file_name = name_of_file()
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Whom to name beside the picture."))
    licence = models.CharField(
        _("further words on the licence"),
        max_length=300,
        blank=True,
        help_text=_("What the licence does not say by itself."),
    )
    caution = models.CharField(
        _("content warning"),
        max_length=20,
        choices=Caution,
        blank=True,
        default="",
        help_text=_("Readers then see it blurred until they ask for it, and no shared link shows it."),
    )
    rights_until = models.DateField(
        _("rights until"),
        null=True,
        blank=True,
        help_text=_("The last day on which we may show it. Pages leave it out by themselves afterwards."),
    )

    # In the order of the form; what is not named here nobody can edit.
    admin_form_fields = (
        "title",
        "file",
        "file_name",
        "collection",
        "description",
        "caution",
        "credit",
        "licence_code",
        "licence",
        "territory",
        "rights_until",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def create_rendition(self, filter: Any) -> Any:  # noqa: A002  Wagtail's own name
        with undrawn_without_room():
            return super().create_rendition(filter)

    def create_renditions(self, *filters: Any) -> Any:
        with undrawn_without_room():
            return super().create_renditions(*filters)

    def name_to_take(self, extension: str) -> str:
        return telling_name(self.file_name or self.title, extension)

    def may_be_shown(self, on: date) -> bool:
        # The last day counts.
        return self.rights_until is None or on <= self.rights_until

    @property
    def is_shown(self) -> bool:
        """Now. By the clock of the server and not of the reader: rights end at one moment."""
        return self.may_be_shown(clock.now().date())

    @property
    def may_travel(self) -> bool:
        """Whether it may stand where nobody can be asked before: beside a shared link, in a feed, on another site."""
        return self.is_shown and not self.caution

    @property
    def warning(self) -> str:
        """In the reader's language."""
        return str(self.get_caution_display()) if self.caution else ""


class CampaignRendition(AbstractRendition):
    """A picture in one size. Its URL is open to everybody who knows it, so nobody can: Wagtail would make the name of
    the original's, and tell with one size of a picture where all others are.
    """

    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            # A check of Wagtail's asks every model of renditions for it.
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_filter")
        ]
        # Asked by its address each time that one is fetched.
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

    def get_upload_to(self, filename: str) -> str:
        return f"images/{secrets.token_hex(16)}{Path(filename).suffix}"


class CampaignDocument(AbstractDocument):
    """A PDF. Reached through the view that hands it out as a download, to whoever may read a page that shows it (asked
    in `cms.pages`); the storage itself has no URL.
    """

    file = models.FileField(verbose_name=_("file"), upload_to="documents", storage=private_storage)
    file_name = name_of_file()

    admin_form_fields = ("title", "file", "file_name", "collection", "tags")

    def name_to_take(self, extension: str) -> str:
        return telling_name(self.file_name or self.title, extension)
