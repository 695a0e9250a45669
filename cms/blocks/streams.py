"""The bodies that pages have."""

from django.utils.translation import gettext_lazy as _

from .behind import ContactBlock, OrganiserBlock, PostBlock, ProceedsBlock
from .campaign import EventBlock, TopicBlock, WayBlock
from .interludes import INTERLUDES
from .links import LinkBlock, LinkColumnBlock, MenuLinkBlock, PageBlock
from .media import PhotoBlock, PictureBlock
from .safety import AdviceBlock, ChannelBlock
from .text import HeadingBlock, ParagraphBlock, PointsBlock, QuoteBlock, SectionBlock, SourcesBlock
from .updates import FigureBlock, VideoBlock

# The names are stored with every page: another name here would hide what was written under the old one.
TEXT_BODY = [
    ("heading", HeadingBlock(max_length=160)),
    ("paragraph", ParagraphBlock()),
    ("points", PointsBlock()),
    ("quote", QuoteBlock()),
    ("picture", PictureBlock()),
    ("sources", SourcesBlock()),
]
UPDATE_BODY = [
    *TEXT_BODY,
    ("figure", FigureBlock()),
    ("video", VideoBlock()),
    ("call", LinkBlock(template="cms/blocks/call.html", label=_("Call to action"))),
]
PHOTOS = [("picture", PhotoBlock())]
COPY_BODY = [("section", SectionBlock())]
MESSAGES = [("message", SectionBlock())]
CALLS = [("call", LinkBlock())]
FEATURED = [("page", PageBlock(label=_("Page")))]
MENU = [("link", MenuLinkBlock())]
FOOTER = [("column", LinkColumnBlock())]
EVENTS = [("event", EventBlock())]
TOPICS = [("topic", TopicBlock()), *INTERLUDES]
OPENING = INTERLUDES
WAYS = [("way", WayBlock())]
ADVICE = [("advice", AdviceBlock())]
CHANNELS = [("channel", ChannelBlock())]
BEHIND = [("organiser", OrganiserBlock()), ("contact", ContactBlock()), ("proceeds", ProceedsBlock())]
POSTS = [("post", PostBlock())]
