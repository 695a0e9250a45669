"""Pictures within a text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PictureBlock(blocks.StructBlock):
    picture = ImageChooserBlock(label=_("Picture"))
    # Beside the picture's own: what matters about a picture depends on the text around it.
    alt = blocks.CharBlock(
        label=_("What it shows"),
        required=False,
        max_length=300,
        help_text=_("For people who cannot see it. Empty: the description kept with the picture."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "cms/blocks/picture.html"


class PhotoBlock(PictureBlock):
    """One of a photo set. Licence and last day are the picture's own, and so is the credit in its first language."""

    credit = blocks.CharBlock(
        label=_("Credit"),
        required=False,
        # Not nothing: the translation editor takes texts alone.
        default="",
        max_length=200,
        help_text=_("As it is written in this language. Empty: the one kept with the picture."),
    )

    class Meta:
        label = _("Picture")
