"""How documents leave, and how files are listed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from wagtail import hooks

from cms.media.models import CampaignDocument
from cms.media.views import URLS
from partners.kernel.answers import no_page


# Before Wagtail's own, so that these are found first.
@hooks.register("register_admin_urls", order=-1)
def register_lists() -> list[Any]:
    return URLS


# After those that ask whether a page shows it to this reader, and whether the collection is private.
@hooks.register("before_serve_document", order=100)
def serve_as_download(document: CampaignDocument, request: HttpRequest) -> HttpResponse:
    """Wagtail's own view would name the download by its stored name, which nobody can guess and nobody understands, and
    let caches keep it. It still finds the document.

    In one piece: Wagtail takes no streamed answer from a hook, and an upload has ten megabytes at most.
    """
    with document.open_file() as file:
        response = HttpResponse(file.read(), content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=document.name_to_take("pdf")
    )
    no_page(response)
    # Other sites may link to it, but not draw it into their pages.
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-cache"
    return response
