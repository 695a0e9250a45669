"""What the editor of a translated page says of its original."""

from typing import Any

from django import template

from cms.backoffice.pages.selectors.freshness import freshness_of_page

register = template.Library()


@register.inclusion_tag("cms/backoffice/pages/freshness.html", takes_context=True)
def what_changed_since(context: Any, page: Any) -> dict[str, Any]:
    """Nothing for what is no translation; one query then."""
    request = context.get("request")
    return {"freshness": freshness_of_page(page, request.user) if request and page.pk else None}
