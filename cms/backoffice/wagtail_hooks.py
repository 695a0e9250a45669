"""What the back office adds to the Wagtail admin. This file only registers; each subject has its module."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from cms.backoffice.artwork.viewsets import TemplatesViewSet
from cms.backoffice.campaign.viewsets import SubjectsViewSet
from cms.backoffice.frame.waiting import Queue, WaitingPanel
from cms.backoffice.organizations.viewsets import PARTNERS_QUEUE, PartnersViewSet
from cms.backoffice.pages.checks import check_our_pages
from cms.backoffice.pages.views import languages, translating
from cms.backoffice.pages.views.languages_bulk import BULK_ACTIONS
from cms.backoffice.pages.views.listing import in_readers_alphabet
from cms.backoffice.pages.views.lookups import register_lookups
from cms.backoffice.pages.views.reach import offer_pages_in_reach
from cms.backoffice.people import viewsets as people
from cms.backoffice.people.permissions import keep_equals, keep_many, keep_owners
from cms.backoffice.people.viewsets import ENROLMENT_URLS, PEOPLE_QUEUE, enrolment_button
from cms.backoffice.press.viewsets import INQUIRIES_QUEUE, ContactsViewSet, InquiriesViewSet

# One line per subject: its screens, and what of it waits for a person.
VIEWSETS = [
    PartnersViewSet(),
    InquiriesViewSet(),
    ContactsViewSet(),
    SubjectsViewSet(),
    TemplatesViewSet(),
]
QUEUES: list[Queue] = [
    PARTNERS_QUEUE,
    INQUIRIES_QUEUE,
    PEOPLE_QUEUE,
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


@hooks.register("register_admin_urls")
def register_translating() -> list[Any]:
    return [*translating.URLS, *ENROLMENT_URLS]


# After Wagtail's own, which it replaces.
hooks.register("construct_admin_api", register_lookups, order=100)
for action in [*BULK_ACTIONS, *people.BULK_ACTIONS]:
    hooks.register("register_bulk_action", action, order=100)
hooks.register("construct_explorer_page_queryset", in_readers_alphabet)
hooks.register("construct_page_chooser_queryset", offer_pages_in_reach)
hooks.register("before_unpublish_page", languages.unpublish)
hooks.register("before_delete_page", languages.delete)
hooks.register("before_move_page", languages.move)
# Before wagtail-localize's, which publishes.
hooks.register("before_edit_page", translating.say_what_is_missing, order=-1)
hooks.register("before_edit_page", translating.keep_without_original, order=-1)
hooks.register("construct_page_action_menu", translating.offer_no_restart_without_original)
hooks.register("construct_wagtail_userbar", check_our_pages)
hooks.register("register_user_listing_buttons", enrolment_button)
hooks.register("before_edit_user", keep_equals)
hooks.register("before_delete_user", keep_owners)
hooks.register("before_bulk_action", keep_many)
