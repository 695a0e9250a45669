"""Words: headings, paragraphs, lists, quotations and what they rest on."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.links import LinkURLBlock

# What a paragraph may hold. Pictures, embeds and headings have blocks of their own.
FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "cms/blocks/heading.html"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        # By argument, the only place where Wagtail reads them.
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "cms/blocks/paragraph.html"


class PointsBlock(blocks.ListBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(blocks.CharBlock(max_length=500, label=_("Point")), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "cms/blocks/points.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Words"), help_text=_("Without quotation marks."))
    who = blocks.CharBlock(label=_("Who said it"), required=False, max_length=200)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "cms/blocks/quote.html"


class SourceBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[
            ("testimony", _("Testimony")),
            ("report", _("Report")),
            ("law", _("Law")),
            ("public_record", _("Public record")),
        ],
    )
    title = blocks.CharBlock(label=_("Title"), max_length=400)
    # Testimonies and printed works have none.
    url = LinkURLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link-external"
        label = _("Source")


class SourcesBlock(blocks.ListBlock):
    def __init__(self, **kwargs: object) -> None:
        super().__init__(SourceBlock(), **{"required": False, **kwargs})

    class Meta:
        icon = "list-ol"
        label = _("Sources")
        template = "cms/blocks/sources.html"


class SectionBlock(blocks.StructBlock):
    """A heading with plain text below it; for texts that others copy, so nothing but words is in it."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=200, required=False)
    text = blocks.TextBlock(label=_("Text"), help_text=_("An empty line begins a new paragraph."))

    class Meta:
        icon = "doc-full"
        label = _("Text to copy")
        template = "cms/blocks/section.html"
