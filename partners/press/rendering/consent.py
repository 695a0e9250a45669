"""A consent text as people write and read it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.press.models import ConsentText
from partners.texts.rendering import Passage, blocks_of, has_changes, only_changes
from partners.texts.rendering import compared as compared_texts

# Title, introduction, and the sentence that is agreed to.
FEWEST_PARTS = 3


def consent_as_text(consent: Mapping[str, Any]) -> str:
    """As people write it: the title, the paragraphs with their headings, and last the sentence that is agreed to."""
    parts = [consent["title"], consent["intro"]]
    for section in consent["sections"]:
        parts += [section["heading"], *section["paragraphs"]]
    return "\n\n".join(part for part in [*parts, consent["acceptance"]] if part)


def consent_changes(before: ConsentText, after: ConsentText, language: str) -> list[Passage]:
    """What is new for somebody who agreed to the one before; nothing where they read the same."""
    passages = compared_texts(consent_as_text(before.text_in(language)), consent_as_text(after.text_in(language)))
    return only_changes(passages) if has_changes(passages) else []


def consent_from(text: str) -> dict[str, Any]:
    """What was written so, as `ConsentText.texts` keeps it for a language. Only where `consent_mistake` finds none."""
    title, *blocks, acceptance = blocks_of(text)
    sections: list[dict[str, Any]] = []
    intro: list[str] = []
    for block in blocks:
        if block.is_heading:
            sections.append({"heading": block.text, "paragraphs": []})
        else:
            (sections[-1]["paragraphs"] if sections else intro).append(block.text)
    return {
        "title": title.text,
        "intro": "\n\n".join(intro),
        "sections": sections,
        "acceptance": acceptance.text,
    }


def consent_mistake(text: str) -> str:
    """What it lacks, or nothing."""
    blocks = blocks_of(text)
    if len(blocks) < FEWEST_PARTS or blocks[1].is_heading or blocks[-1].is_heading:
        return str(
            _(
                "A consent text begins with its title and an introduction, and ends with the sentence that the person "
                "agrees to. Each is a paragraph of its own, and a sentence ends with a full stop."
            )
        )
    return ""
