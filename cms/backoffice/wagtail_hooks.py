"""What the back office adds to the Wagtail admin. This file only registers; each subject has its module."""

from typing import Any

from django.templatetags.static import static
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.permissions import page_permission_policy

from cms.backoffice.artwork import cards as of_artwork
from cms.backoffice.artwork.viewsets import FilesViewSet, TemplatesViewSet
from cms.backoffice.campaign.viewsets import SubjectsViewSet
from cms.backoffice.frame.waiting import Card, Queue, WaitingPanel
from cms.backoffice.moderation import cards as of_moderation
from cms.backoffice.moderation.viewsets import VideosViewSet
from cms.backoffice.organizations import cards as of_organizations
from cms.backoffice.organizations.viewsets import PartnersViewSet
from cms.backoffice.pages import cards as of_pages
from cms.backoffice.pages.checks import check_our_pages
from cms.backoffice.pages.selectors.work import works_with_pages
from cms.backoffice.pages.views import languages, translating, work
from cms.backoffice.pages.views.languages_bulk import BULK_ACTIONS
from cms.backoffice.pages.views.listing import in_readers_alphabet
from cms.backoffice.pages.views.lookups import register_lookups
from cms.backoffice.pages.views.reach import offer_pages_in_reach
from cms.backoffice.pages.views.rights import say_which_pictures_are_over
from cms.backoffice.pages.viewsets import TranslationsViewSet
from cms.backoffice.people import cards as of_people
from cms.backoffice.people import viewsets as people
from cms.backoffice.people.permissions import keep_equals, keep_many, keep_owners
from cms.backoffice.people.viewsets import ENROLMENT_URLS, enrolment_button
from cms.backoffice.press import cards as of_press
from cms.backoffice.press.viewsets import ContactsViewSet, InquiriesViewSet
from cms.backoffice.press_room.viewsets import VIEWSETS as PRESS_ROOM
from cms.backoffice.publications.viewsets import MaterialsViewSet, UpdatesViewSet, withdraw_buttons
from cms.backoffice.settings import viewsets as settings
from cms.backoffice.texts.viewsets import TEXTS_QUEUE, TextsViewSet
from cms.backoffice.translations.viewsets import OFFERS_QUEUE, OffersViewSet
from partners.campaigns.selectors import portal_face

# One line per subject: its screens, and what of it waits for a person.
VIEWSETS = [
    PartnersViewSet(),
    InquiriesViewSet(),
    ContactsViewSet(),
    *PRESS_ROOM,
    VideosViewSet(),
    SubjectsViewSet(),
    TemplatesViewSet(),
    FilesViewSet(),
    TextsViewSet(),
    MaterialsViewSet(),
    UpdatesViewSet(),
    TranslationsViewSet(),
    OffersViewSet(),
]
# What calls first comes first; what only tells, last.
CARDS: list[Card | Queue] = sorted(
    [
        *of_people.CARDS,
        *of_press.CARDS,
        *of_moderation.CARDS,
        *of_artwork.CARDS,
        *of_organizations.CARDS,
        TEXTS_QUEUE,
        OFFERS_QUEUE,
        *of_pages.CARDS,
    ],
    key=lambda card: card.is_news,
)
# Wagtail's, whose pages are on our cards: two lists of the same would be told apart by nobody.
ON_OUR_CARDS = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation", "recent_edits"}


@hooks.register("register_admin_viewset")
def register_viewsets() -> list[Any]:
    return VIEWSETS


@hooks.register("insert_global_admin_css")
def style_own_screens() -> str:
    # The campaign's colours behind our own, which they replace.
    sheets = [static("css/backoffice.css"), portal_face().colours_url]
    return format_html_join("", '<link rel="stylesheet" href="{}">', [(url,) for url in sheets if url])


@hooks.register("construct_homepage_panels")
def show_what_waits(request: Any, panels: list[Any]) -> None:
    waiting = WaitingPanel(request, CARDS, searches_pages=works_with_pages(request.user))
    panels[:] = [waiting, *(panel for panel in panels if panel.name not in ON_OUR_CARDS)]


@hooks.register("construct_reports_menu")
def report_to_who_works_with_pages(request: Any, items: list[Any]) -> None:
    # All of Wagtail's reports are about pages; the one on translations would be offered to everybody.
    if not page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"]):
        items.clear()


@hooks.register("register_admin_urls")
def register_translating() -> list[Any]:
    return [*translating.URLS, *work.URLS, *ENROLMENT_URLS, *settings.URLS]


for entry in settings.MENU:
    hooks.register("register_settings_menu_item", entry)
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
for saved in ("after_create_page", "after_edit_page"):
    hooks.register(saved, say_which_pictures_are_over)
hooks.register("construct_wagtail_userbar", check_our_pages)
hooks.register("register_page_header_buttons", withdraw_buttons)
hooks.register("register_user_listing_buttons", enrolment_button)
hooks.register("before_edit_user", keep_equals)
hooks.register("before_delete_user", keep_owners)
hooks.register("before_bulk_action", keep_many)
