"""Where a thing that the campaign shares stands on the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex
from wagtail.permissions import page_permission_policy

from cms.library.models import MaterialPage
from cms.media.models import CampaignImage
from cms.media.selectors import sizes_of
from cms.pages.selectors.readers import OF_A_DRAFT

THUMBNAIL = "max-165x165"


@dataclass(frozen=True)
class Place:
    """A page that leads to it or shows it. `url` is its editor, empty where the viewer may not edit it."""

    page: Page
    url: str


def pages_of(public_id: Any) -> list[Page]:
    """Its pages in all languages, online or not."""
    pages = Page.objects.filter(translation_key=public_id).select_related("locale")
    return list(pages.order_by("locale__language_code"))


def pages_leading_to(public_id: Any) -> list[Page]:
    """Other pages that name one of its pages as they are online: links, featured pages, settings of a page."""
    own = Page.objects.filter(translation_key=public_id).values_list("pk", flat=True)
    pages = ContentType.objects.get_for_model(Page)
    uses = ReferenceIndex.objects.filter(
        to_content_type=pages, to_object_id__in=[str(number) for number in own], base_content_type=pages
    ).exclude(model_path__startswith=OF_A_DRAFT)
    # The index keeps all numbers as text.
    numbers = {int(number) for number in uses.values_list("object_id", flat=True)} - set(own)
    return list(Page.objects.filter(pk__in=numbers).select_related("locale").order_by("path"))


def list_for_new(kind: type[Page], user: Any) -> Page | None:
    """Where this person writes a new one: the list in their own language, else the first that they may add to."""
    lists = Page.objects.type(*kind.allowed_parent_page_models()).select_related("locale").order_by("path")
    mine = [page for page in lists if page.permissions_for_user(user).can_add_subpage()]
    return next((page for page in mine if page.locale.language_code == user.language), mine[0] if mine else None)


def name_drafts(things: Iterable[Any], user: Any) -> None:
    """Of what nobody has read yet the title of its draft, as far as this person works on the page."""
    unread = {thing.public_id: thing for thing in things if not thing.withdrawn_at and not thing.faces.all()}
    if not unread:
        return
    mine = page_permission_policy.instances_user_has_any_permission_for(user, ["add", "change", "publish"])
    drafts = mine.filter(translation_key__in=unread).order_by("-path").values_list("translation_key", "draft_title")
    for public_id, title in drafts:
        unread[public_id].title_of_draft = title


def places(pages: Iterable[Page], finder: Any) -> list[Place]:
    return [Place(page, finder.get_edit_url(page.specific) or "") for page in pages]


def pictures_of(public_ids: Iterable[Any]) -> dict[Any, Any]:
    """A small picture of each that has one, by the id; in as many queries for one as for a page of them."""
    pages = MaterialPage.objects.filter(translation_key__in=list(public_ids), preview__isnull=False)
    previews = dict(pages.order_by("-locale__language_code").values_list("translation_key", "preview"))
    found = CampaignImage.objects.filter(pk__in=set(previews.values())).prefetch_renditions(THUMBNAIL).in_bulk()
    drawn = {key: sizes_of(found[number], THUMBNAIL).get(THUMBNAIL) for key, number in previews.items()}
    return {key: rendition for key, rendition in drawn.items() if rendition}
