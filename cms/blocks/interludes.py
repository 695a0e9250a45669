"""What stands between long texts: a voice, figures, a sentence of the statement, something to do now."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from .links import LinkURLBlock
from .media import PictureBlock

MOST_FIGURES = 4


class VoiceBlock(blocks.StructBlock):
    """Somebody's own words. Without a sentence on consent it cannot be saved: people may be in danger for them."""

    text = blocks.TextBlock(
        label=_("Words"), max_length=400, help_text=_("As they were said or written, without quotation marks.")
    )
    who = blocks.CharBlock(
        label=_("Whose words"), max_length=120, help_text=_("As this person agreed to be named: a name, or “a mother”.")
    )
    context = blocks.CharBlock(label=_("Where and when"), max_length=160, required=False)
    consent = blocks.CharBlock(
        label=_("Consent"),
        max_length=200,
        help_text=_("How the person agreed to this, or why no name is given. Readers see it."),
    )
    source = blocks.CharBlock(label=_("Source or credit"), max_length=200, required=False)
    portrait = ImageChooserBlock(
        label=_("Portrait"), required=False, help_text=_("Left out by itself once our rights in it have ended.")
    )
    portrait_alt = blocks.CharBlock(label=_("What the portrait shows"), max_length=200, required=False)

    class Meta:
        icon = "openquote"
        label = _("Voice")
        description = _("One person’s own words, large, with who said them and how they agreed.")
        template = "cms/blocks/voice.html"
        preview_value = {
            "text": "Please, evacuate us.",
            "who": "A message to the organisers",
            "context": "2022",
            "consent": "No name, for this person’s safety.",
            "source": "The campaign’s organisers",
        }


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("Number"), max_length=16, help_text=_("With its unit: 96 %, 143, 20–30 %."))
    counts = blocks.CharBlock(label=_("What it counts"), max_length=160)
    date = blocks.CharBlock(label=_("As of"), max_length=60)
    source = blocks.CharBlock(label=_("Source"), max_length=200)
    url = LinkURLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "order"
        label = _("Figure")


class FiguresBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Heading"), max_length=100, required=False)
    figures = blocks.ListBlock(FigureBlock(), label=_("Figures"), min_num=1, max_num=MOST_FIGURES)

    class Meta:
        icon = "order"
        label = _("Figures")
        description = _("Up to four numbers side by side, each with what it counts, its day and its source.")
        template = "cms/blocks/figures.html"
        preview_value = {
            "title": "",
            "figures": [
                {
                    "number": "143",
                    "counts": "states voted against the attempted annexation",
                    "date": "12 October 2022",
                    "source": "UN General Assembly, resolution ES-11/4",
                }
            ],
        }


class PullBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        label=_("Sentence of the statement"),
        max_length=240,
        help_text=_("Word for word. It is left out as soon as the statement in force does not hold it any more."),
    )

    class Meta:
        icon = "title"
        label = _("Sentence of the statement")
        description = _("A sentence of the statement, large.")
        template = "cms/blocks/pull.html"
        preview_value = {"text": "People are not the price of peace."}

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        # Only a page that has a statement can tell; the preview shows the sentence as it is.
        statement = (parent_context or {}).get("statement_text")
        context["is_said"] = statement is None or in_plain_spaces(value["text"]) in in_plain_spaces(statement)
        return context


class ActBlock(blocks.StructBlock):
    words = blocks.CharBlock(label=_("Words"), max_length=120, help_text=_("What to do now, in one sentence."))
    key = blocks.RegexBlock(
        regex=r"^[a-z][a-z0-9-]{1,40}$",
        label=_("Way to join"),
        help_text=_("The name in the address of one of the ways below, such as share."),
    )

    class Meta:
        icon = "pick"
        label = _("Act now")
        description = _("A strip with one way to join and a link to all of them.")
        template = "cms/blocks/act.html"
        preview_value = {"words": "Share this with somebody who has never heard of it.", "key": "share"}

    def get_context(self, value: Any, parent_context: Any = None) -> Any:
        context = super().get_context(value, parent_context=parent_context)
        page = (parent_context or {}).get("page")
        ways = getattr(page, "ways", ())
        context["way"] = next((way.value for way in ways if way.value["key"] == value["key"]), None)
        return context


def in_plain_spaces(text: str) -> str:
    """A sentence that was set with other spaces is the same sentence."""
    return " ".join(text.split())


INTERLUDES = [
    ("voice", VoiceBlock()),
    ("figures", FiguresBlock()),
    ("pull", PullBlock()),
    ("picture", PictureBlock()),
    ("act", ActBlock()),
]
