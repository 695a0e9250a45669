"""What the dialogue for a page's hours says about its other languages."""

from typing import Any

from django import template

from cms.pages.selectors.versions import Act, OtherVersion, other_versions
from partners.kernel.actors import actor_of

register = template.Library()


@register.simple_tag
def hours_elsewhere(page: Any, request: Any) -> list[OtherVersion]:
    return other_versions(page, Act.UNPUBLISH, by=actor_of(request)) if page.pk else []
