"""The portal's face in pages and letters, in the language that they are written in."""

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from partners.campaigns.models import PALETTE
from partners.campaigns.selectors import portal_face

register = template.Library()


@register.simple_tag
def portal_name() -> str:
    return portal_face().name_in(get_language() or "en")


@register.simple_tag
def portal_foot() -> str:
    """What stands at the foot of pages; empty where the campaign has said nothing in this language."""
    return portal_face().foot_in(get_language() or "en")


@register.simple_tag
def partnerships_address() -> str:
    """Empty when the campaign has named none."""
    return portal_face().addresses.get("partnerships", "")


@register.simple_tag
def support_address() -> str:
    """Where to ask for help with the portal; who has no desk of its own for that answers with the partnerships team."""
    addresses = portal_face().addresses
    return addresses.get("support") or addresses.get("partnerships", "")


@register.simple_tag
def desk_address(desk: str) -> str:
    """Of `press` or `partnerships`; who has no press desk answers at the other one. Empty when none is named."""
    addresses = portal_face().addresses
    return addresses.get(desk) or addresses.get("partnerships", "")


@register.simple_tag
def portal_mark() -> SafeString:
    """The mark for a page; `clean_mark` has let plain shapes through only."""
    # Hidden from screen readers: the portal's name stands beside it in words.
    drawing = portal_face().mark.replace("<svg ", '<svg class="logo__mark" aria-hidden="true" focusable="false" ', 1)
    return mark_safe(drawing)  # noqa: S308


@register.simple_tag
def portal_colours_url() -> str:
    """Of the stylesheet with the campaign's colours; empty when it has chosen none."""
    return portal_face().colours_url


@register.simple_tag
def portal_icon_url() -> str:
    return portal_face().icon_url or static("favicon.svg")


@register.simple_tag
def portal_colour(name: str, hour: str) -> str:
    # Letters have no stylesheet of ours, and so name every colour themselves, chosen or not.
    return portal_face().colours.get(name, PALETTE[name])[hour]
