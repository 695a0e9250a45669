"""How text with links is shown."""

from typing import Any

from wagtail import hooks

from cms.blocks.links import OpenPageLink


# After Wagtail's own, which it replaces.
@hooks.register("register_rich_text_features", order=100)
def link_to_open_pages_only(features: Any) -> None:
    features.register_link_type(OpenPageLink)
