"""What only an update has: a figure with its source, and a film that lies elsewhere."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .links import LinkURLBlock


class FigureBlock(blocks.StructBlock):
    # A text: of a figure readers see “about 40” or “3 in 4” as its source says it.
    number = blocks.CharBlock(label=_("Number"), max_length=20)
    counts = blocks.CharBlock(label=_("What it counts"), max_length=200)
    source = blocks.CharBlock(label=_("Source"), max_length=300, help_text=_("Who counted, and when."))
    url = LinkURLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")
        template = "cms/blocks/figure.html"


class VideoValue(blocks.StructValue):
    @property
    def host(self) -> str:
        """The site that the link leads to, as readers are told before they go there."""
        return (urlsplit(self.get("url") or "").hostname or "").removeprefix("www.")


class VideoBlock(blocks.StructBlock):
    """A link with a picture of ours: the site that has the film learns nothing of who only reads."""

    url = LinkURLBlock(label=_("Address of the film"))
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    poster = ImageChooserBlock(label=_("Picture from it"), required=False)
    length = blocks.CharBlock(label=_("Length"), required=False, max_length=20, help_text=_("For example 4:30."))

    class Meta:
        icon = "media"
        label = _("Video")
        template = "cms/blocks/video.html"
        value_class = VideoValue
