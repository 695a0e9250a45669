"""The fieldset of languages inside dialogues that Wagtail draws."""

from typing import Any

from django import template

from cms.backoffice.pages.views.languages import question
from cms.pages.selectors.versions import Act, other_versions
from partners.kernel.actors import actor_of

register = template.Library()


@register.inclusion_tag("cms/backoffice/pages/other_languages.html", takes_context=True)
def ask_about_languages(context: dict[str, Any], page: Any, act: str) -> dict[str, Any]:
    request = context["request"]
    versions = other_versions(page, Act(act), by=actor_of(request))
    return {"languages": question(Act(act), versions, request)}
