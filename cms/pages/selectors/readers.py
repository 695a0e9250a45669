"""Which pages and documents one reader may have, with what that reader has shown so far."""

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from wagtail.documents.permissions import permission_policy as documents
from wagtail.models import Page, ReferenceIndex

from cms.blocks.selectors import online_pages

# Who may put a document on a page has to be able to look at it before.
WORKS_WITH_DOCUMENTS = ("add", "change", "choose")
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
        user.is_authenticated and documents.user_has_any_permission_for_instance(user, WORKS_WITH_DOCUMENTS, document)
    )


def pages_showing(document: Any) -> Any:
    """Pages that use it as they are online, whether or not they are; not those that will once a draft is published."""
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    shown = uses.exclude(model_path=OF_A_DRAFT).exclude(model_path__startswith=f"{OF_A_DRAFT}.")
    # The index keeps all numbers as text.
    return Page.objects.filter(pk__in=[int(number) for number in shown.values_list("object_id", flat=True)])
