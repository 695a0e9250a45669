"""Which pages, documents and pictures one reader may have, with what that reader has shown so far."""

from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as pictures
from wagtail.models import Page, ReferenceIndex

from cms.blocks.selectors import online_pages, open_pages
from cms.media.models import CampaignRendition
from partners.publications.selectors import withdrawn_among

# Who may put a document or a picture on a page has to be able to look at it before.
WORKS_WITH_FILES = ("add", "change", "choose")
# What a page's drafts use is known to the index as well, by the name of that field (`cms.pages.fields`).
OF_A_DRAFT = "drafts"


def may_read_page(page: Page, request: HttpRequest, *, at: datetime) -> bool:
    is_online = online_pages(Page.objects.filter(pk=page.pk), at=at).exists()
    return is_online and all(restriction.accept_request(request) for restriction in page.get_view_restrictions())


def may_read_document(document: Any, request: HttpRequest, *, at: datetime) -> bool:
    """Whoever may read a page that shows it now, and who works with it. One that no page shows is nobody's yet."""
    if any(may_read_page(page, request, at=at) for page in online_pages(pages_showing(document), at=at)):
        return True
    user: Any = request.user
    return bool(
        user.is_authenticated and documents.user_has_any_permission_for_instance(user, WORKS_WITH_FILES, document)
    )


class Seen(NamedTuple):
    """Whether this reader may have a picture now, and whether everybody may."""

    by_reader: bool
    by_everybody: bool = False


def seen_picture(name: str, request: HttpRequest, *, at: datetime) -> Seen:
    """Of the size of a picture that is kept under this name: like a document, it follows the pages that show it.

    The person is asked last: a picture of an open page costs no session, and caches may keep it.
    """
    size = CampaignRendition.objects.select_related("image").filter(file=name).first()
    if size is None:
        return Seen(False)
    picture, kept_for_some = size.image, False
    if picture.may_be_shown(at.date()):
        if open_pages(pages_showing(picture), at=at).exists() or stands_in_the_look(picture):
            return Seen(True, by_everybody=True)
        kept_for_some = any(may_read_page(page, request, at=at) for page in online_pages(pages_showing(picture), at=at))
    user: Any = request.user
    return Seen(
        kept_for_some
        or bool(
            user.is_authenticated and pictures.user_has_any_permission_for_instance(user, WORKS_WITH_FILES, picture)
        )
    )


def stands_in_the_look(picture: Any) -> bool:
    """Whether the site itself hands it out, with pages that have no picture of their own."""
    # By its name: models ask selectors.
    sites: Any = apps.get_model("pages", "PublicSite")._default_manager
    return bool(sites.filter(share_picture=picture).exists())


def pages_showing(thing: Any) -> Any:
    """Pages that use it as they are online, whether or not they are; not those that will once a draft is published."""
    uses = ReferenceIndex.get_references_to(thing).filter(base_content_type=ContentType.objects.get_for_model(Page))
    shown = uses.exclude(model_path=OF_A_DRAFT).exclude(model_path__startswith=f"{OF_A_DRAFT}.")
    # The index keeps all numbers as text.
    return Page.objects.filter(pk__in=[int(number) for number in shown.values_list("object_id", flat=True)])


def withdrawn_with(document: Any) -> list[Any]:
    """What was withdrawn of that whose pages handed it out."""
    return withdrawn_among(pages_showing(document).values_list("translation_key", flat=True))
