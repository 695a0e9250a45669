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

from partners.kernel.errors import no_room_in
from partners.kernel.models import private_storage


@contextmanager
def undrawn_without_room() -> Iterator[None]:
    """A size that cannot be kept is told as a picture that cannot be read: for that, every page has an answer."""
    try:
        yield
    except Exception as error:
        if no_room_in(error) is None:
            raise
        raise SourceImageIOError("There is no room for another size of this picture.") from error


class CampaignImage(AbstractImage):
    """A picture. `description` is its alternative text; only renditions are ever served, never the original."""

    # Wagtail's own column has no private storage, so the field is written out again.
    file = WagtailImageField(
        verbose_name=_("file"),
        storage=private_storage,
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Whom to name beside the picture."))
    licence = models.CharField(_("licence"), max_length=300, blank=True, help_text=_("What others may do with it."))
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
        "collection",
        "description",
        "credit",
        "licence",
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

    def may_be_shown(self, on: date) -> bool:
        # The last day counts.
        return self.rights_until is None or on <= self.rights_until


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

    def get_upload_to(self, filename: str) -> str:
        return f"images/{secrets.token_hex(16)}{Path(filename).suffix}"


class CampaignDocument(AbstractDocument):
    """A PDF. Reached through the view that hands it out as a download, to whoever may read a page that shows it (asked
    in `cms.pages`); the storage itself has no URL.
    """

    file = models.FileField(verbose_name=_("file"), upload_to="documents", storage=private_storage)

    admin_form_fields = ("title", "file", "collection", "tags")
