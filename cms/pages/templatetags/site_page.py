"""What public pages say to machines, and anchors for headings."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

register = template.Library()
# Inside a script element nothing is unescaped, so only what could end it has to go.
ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


@register.simple_tag
def json_ld(data: dict[str, Any]) -> SafeString:
    """A data block, which browsers neither run nor hold against the Content-Security-Policy."""
    text = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped just above


@register.filter
def anchor(heading: Any) -> str:
    return slugify(str(heading), allow_unicode=True)[:60] or "section"
