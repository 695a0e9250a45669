"""What Wagtail's checks of a page look for, besides its own list."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

# Pictures that say something stand in a figure or beside the headline. Those on cards decorate a title.
TELLING_PICTURES = "figure img[alt=''], .opening__picture img[alt='']"
UNDESCRIBED = "picture-without-description"


class PageChecks(ContentCheckerItem):
    axe_run_only = [*ContentCheckerItem.axe_run_only, UNDESCRIBED]
    axe_custom_rules = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": UNDESCRIBED,
            "impact": "serious",
            "selector": TELLING_PICTURES,
            "tags": ["best-practice"],
            "any": ["non-empty-alt"],
            "enabled": True,
        },
    ]
    axe_messages = {
        **ContentCheckerItem.axe_messages,
        UNDESCRIBED: {
            "error_name": _("Picture without a description"),
            "help_text": _("Say what it shows, for people who cannot see it"),
        },
    }


def check_our_pages(request: Any, items: list[Any], page: Any) -> None:
    """In place of Wagtail's item, in the preview and beside the editor."""
    # In place: Wagtail goes on with the list that it handed out.
    items[:] = [PageChecks(item.in_editor) if isinstance(item, ContentCheckerItem) else item for item in items]
