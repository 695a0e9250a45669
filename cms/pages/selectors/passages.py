"""The passages of a page as the translation editor cuts them, each by the name under which its editor knows it.

Read from what is stored, without a query: `extract_segments` of wagtail-localize looks up every picture and page on the
way, and a report asks this of many pages at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.strings import StringValue, extract_strings

from cms.pages.translations import NO_PASSAGE

# What wagtail-localize takes for words, among blocks and among columns.
WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.BlockQuoteBlock)
COLUMNS = (models.TextField, models.CharField)


@dataclass(frozen=True)
class Passage:
    """A field, or a block within one. `path` is its context in the translation editor; `strings` are its pieces there,
    more than one in rich text. `block` is the number of the block of the text in which it stands, empty for a field.
    `limit` is the most signs that it may have, None where nothing says so."""

    path: str
    name: str
    strings: tuple[str, ...]
    field: str
    block: str = ""
    limit: int | None = None

    @property
    def text(self) -> str:
        return plain(self.strings)


def plain(strings: Any) -> str:
    """As a reader has it, an empty line between two pieces."""
    return "\n\n".join(StringValue(data).render_text().strip() for data in strings)


def passages_of(page: Any) -> dict[str, Passage]:
    """By path, in the order of the page. Without the end of its URL, and without what is empty."""
    found = (passage for name in _fields_of(type(page)) for passage in _in_field(page, name))
    return {passage.path: passage for passage in found}


def _fields_of(model: Any) -> list[str]:
    names = []
    for translatable in get_translatable_fields(model):
        field = translatable.get_field(model)
        is_text = isinstance(field, COLUMNS) and not getattr(field, "choices", None)
        # By its class and not by asking a page: none of ours decides by what stands on it.
        is_words = translatable.is_translated(None) and field.name != NO_PASSAGE
        if is_words and (is_text or isinstance(field, StreamField)):
            names.append(field.name)
    return names


def _in_field(page: Any, name: str) -> Iterator[Passage]:
    field = page._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    value = field.value_from_object(page)
    if isinstance(field, StreamField):
        for path, words, strings, limit in _in_stream(value.stream_block, list(value.raw_data)):
            full = ".".join([name, *path])
            yield Passage(full, ", ".join([label, *words]), strings, name, path[0], limit)
        return
    strings = _rich(value) if isinstance(field, RichTextField) else _simple(value)
    if strings:
        yield Passage(name, label, strings, name, limit=field.max_length)


Found = tuple[list[str], list[str], tuple[str, ...], int | None]


def _in_stream(block: Any, raw: list[Any]) -> Iterator[Found]:
    counted: dict[str, int] = {}
    for each in raw:
        child = block.child_blocks.get(each["type"])
        if child is None:
            continue
        counted[each["type"]] = counted.get(each["type"], 0) + 1
        name = _numbered(child, counted[each["type"]])
        yield from _within(_in_block(child, each["value"]), str(each.get("id") or ""), name)


def _in_block(block: Any, raw: Any) -> Iterator[Found]:
    if isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _within(_in_block(child, (raw or {}).get(name)), name, str(child.label).lower())
    elif isinstance(block, blocks.StreamBlock):
        yield from _in_stream(block, raw or [])
    elif isinstance(block, blocks.ListBlock):
        yield from _in_list(block, raw or [])
    elif strings := _said(block, raw):
        yield [], [], strings, getattr(block.field, "max_length", None)


def _said(block: Any, raw: Any) -> tuple[str, ...]:
    if isinstance(block, blocks.RichTextBlock):
        return _rich(raw)
    return _simple(raw) if isinstance(block, WORDS) else ()


def _in_list(block: Any, raw: list[Any]) -> Iterator[Found]:
    # What was stored before items had numbers is no passage to the translation editor either.
    items = [item for item in raw if isinstance(item, dict) and item.get("type") == "item"]
    for number, item in enumerate(items, 1):
        name = _numbered(block.child_block, number)
        yield from _within(_in_block(block.child_block, item["value"]), str(item["id"]), name)


def _within(found: Iterator[Found], step: str, name: str) -> Iterator[Found]:
    for path, names, strings, limit in found:
        yield [step, *path], [name, *names], strings, limit


def _numbered(block: Any, number: int) -> str:
    if isinstance(block, blocks.RichTextBlock):
        return _("paragraph %(number)s") % {"number": number}
    return f"{str(block.label).lower()} {number}"


def _simple(value: Any) -> tuple[str, ...]:
    data = StringValue.from_plaintext(str(value)).data if value else ""
    return (data,) if data else ()


def _rich(source: Any) -> tuple[str, ...]:
    _template, strings = extract_strings(str(source or ""))
    return tuple(string.data for string, _attrs in strings)
