"""What the back office adds to the Wagtail admin. This file only registers; each subject has its module."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from cms.backoffice.views.waiting import Queue, WaitingPanel
from cms.backoffice.viewsets.branding import TemplatesViewSet
from cms.backoffice.viewsets.partners import PARTNERS_QUEUE, PartnersViewSet
from cms.backoffice.viewsets.press import INQUIRIES_QUEUE, ContactsViewSet, InquiriesViewSet
from cms.backoffice.viewsets.users import keep_superusers, keep_superusers_of_many

# One line per subject: its screens, and what of it waits for a person.
VIEWSETS = [
    PartnersViewSet(),
    InquiriesViewSet(),
    ContactsViewSet(),
    TemplatesViewSet(),
]
QUEUES: list[Queue] = [
    PARTNERS_QUEUE,
    INQUIRIES_QUEUE,
]


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return VIEWSETS


@hooks.register("insert_global_admin_css")
def style_own_screens() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/backoffice.css"))


@hooks.register("construct_homepage_panels")
def show_what_waits(request: Any, panels: list[Any]) -> None:
    panels.insert(0, WaitingPanel(request, QUEUES))


hooks.register("before_edit_user", keep_superusers)
hooks.register("before_bulk_action", keep_superusers_of_many)
