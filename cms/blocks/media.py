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
