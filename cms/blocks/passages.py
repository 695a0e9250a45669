"""The words of a page passage by passage, and what changed between two versions of it."""

from collections.abc import Iterator
from typing import Any

from django.utils import translation
from django.utils.html import strip_tags
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.models import Page
from wagtail.rich_text import RichText

# Of each passage its place and its words, by the name of the field or the number of the block.
Passages = dict[Any, tuple[str, str]]
NOTHING = ("", "")


def passages_changed(before: Any, after: Any, outside: tuple[str, ...]) -> list[dict[str, str]]:
    """Each passage that says something else now, in the order of the page: its place, and its words before and after.

    `outside` names the fields beside the text, in the order of the page. Passages of the text are known by the number
    that Wagtail gave their block, so one that only moved has not changed.
    """
    # In the language of the page: these words are kept with the correction.
    with translation.override(after.locale.language_code):
        old, new = passages_of(before, outside), passages_of(after, outside)
    return [
        {"place": (new.get(key) or old[key])[0], "before": old.get(key, NOTHING)[1], "after": new.get(key, NOTHING)[1]}
        # What was taken away stands last: where it was, something else is now.
        for key in [*new, *(key for key in old if key not in new)]
        if old.get(key, NOTHING)[1] != new.get(key, NOTHING)[1]
    ]


def passages_of(page: Any, outside: tuple[str, ...]) -> Passages:
    found: Passages = {}
    for name in outside:
        label = capfirst(str(page._meta.get_field(name).verbose_name))
        found[name] = (label, str(getattr(page, name)))
    for number, child in enumerate(page.body, 1):
        found[child.id] = (f"{child.block.label} ({number})", " ".join(words_in(child.value)))
    return found


def words_in(value: Any) -> Iterator[str]:
    """What a reader reads of a block, however deep, without any markup."""
    if isinstance(value, RichText):
        # A space where a paragraph ends, so that two words do not become one.
        yield " ".join(strip_tags(value.source.replace("</p>", " ").replace("</li>", " ")).split())
    elif isinstance(value, blocks.StructValue):
        for part in value.values():
            yield from words_in(part)
    elif isinstance(value, blocks.list_block.ListValue):
        for part in value:
            yield from words_in(part)
    elif isinstance(value, Page):
        yield str(value.title)
    elif value not in (None, ""):
        yield str(value)
