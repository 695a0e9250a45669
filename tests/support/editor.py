"""The page editor's form, as a browser sends it."""

from typing import Any

from django.test import Client
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from tests.support.forms import form_with

WORDS = "Люди — не територія. " * 5


def streams_of(model: type[Page]) -> list[StreamField]:
    return [field for field in model._meta.get_fields() if isinstance(field, StreamField)]


def form_of(client: Client, address: str, model: type[Page], **changed: Any) -> dict[str, Any]:
    """What stands in the form, without blocks: those and their numbers are written by the browser's script."""
    values = {name: value for name, value in form_with(client.get(address).content, "title").values.items() if value}
    return values | {f"{field.name}-count": "0" for field in streams_of(model)} | changed


def filled(field: StreamField, number: int, *, picture: int, page: int, nested: int) -> dict[str, Any]:
    """So many blocks, of each kind in turn, with so many things in each list inside them."""
    kinds = list(field.stream_block.child_blocks.items())
    things = {"picture": picture, "page": page, "nested": nested}
    chosen = [kinds[place % len(kinds)] for place in range(number)]
    return nested_form_data({field.name: streamfield([(name, _value(block, **things)) for name, block in chosen])})


def comments(number: int) -> dict[str, str]:
    form = {"comments-TOTAL_FORMS": str(number), "comments-INITIAL_FORMS": "0"}
    for place in range(number):
        values = {"text": WORDS, "contentpath": "title", "position": "", "id": "", "DELETE": "", "resolved": ""}
        replies = {f"replies-{name}_FORMS": "0" for name in ("TOTAL", "INITIAL")}
        form |= {f"comments-{place}-{name}": value for name, value in {**values, **replies}.items()}
    return form


def _value(block: blocks.Block, **options: int) -> Any:
    if isinstance(block, blocks.StructBlock):
        return {name: _value(child, **options) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        items = [_value(block.child_block, **options) for _place in range(options["nested"])]
        listed: dict[str, Any] = {"count": str(len(items))}
        for place, item in enumerate(items):
            listed[str(place)] = {"value": item, "deleted": "", "order": str(place), "type": "item"}
        return listed
    if isinstance(block, blocks.RichTextBlock):
        return rich_text(f"<p>{WORDS}</p>")
    if isinstance(block, ImageChooserBlock):
        return str(options["picture"])
    if isinstance(block, blocks.PageChooserBlock):
        return str(options["page"]) if block.required else ""
    if isinstance(block, blocks.ChoiceBlock):
        return next(value for value, _label in block.field.choices if value) if block.required else ""
    if isinstance(block, blocks.URLBlock | blocks.EmailBlock):
        return "https://reports.example.org/1" if isinstance(block, blocks.URLBlock) else "write@example.org"
    if isinstance(block, blocks.RegexBlock):
        return "2022-09" if block.name == "date" else "a-name"
    # A number with its unit or a verb takes less than a sentence; without the space that cleaning would take away.
    return WORDS[: min(60, getattr(block.field, "max_length", None) or 60)].strip()
