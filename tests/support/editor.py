"""The page editor's form, as a browser sends it."""

from typing import Any

from django.test import Client
from wagtail.fields import StreamField
from wagtail.models import Page

from tests.support.forms import form_with


def form_of(client: Client, address: str, model: type[Page], **changed: Any) -> dict[str, Any]:
    """What stands in the form, without blocks: those and their numbers are written by the browser's script."""
    values = {name: value for name, value in form_with(client.get(address).content, "title").values.items() if value}
    streams = [field.name for field in model._meta.get_fields() if isinstance(field, StreamField)]
    return values | {f"{name}-count": "0" for name in streams} | changed
