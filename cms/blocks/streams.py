"""The bodies that pages have."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .campaign import EventBlock, TopicBlock, WayBlock
from .links import LinkBlock, LinkColumnBlock
from .media import PictureBlock
from .text import HeadingBlock, ParagraphBlock, PointsBlock, QuoteBlock, SectionBlock, SourcesBlock

# The names are stored with every page: another name here would hide what was written under the old one.
TEXT_BODY = [
    ("heading", HeadingBlock(max_length=160)),
    ("paragraph", ParagraphBlock()),
    ("points", PointsBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("sources", SourcesBlock()),
]
COPY_BODY = [("section", SectionBlock())]
MESSAGES = [("message", SectionBlock())]
CALLS = [("call", LinkBlock())]
FEATURED = [("page", blocks.PageChooserBlock(label=_("Page")))]
FOOTER = [("column", LinkColumnBlock())]
EVENTS = [("event", EventBlock())]
TOPICS = [("topic", TopicBlock())]
WAYS = [("way", WayBlock())]
