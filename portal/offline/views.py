"""The way to the ZIP."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from partners.campaigns.selectors import current_campaign
from partners.kernel import clock
from partners.kernel.answers import no_page
from portal.offline.bundle import name_of, open_languages

# Seconds: the tick comes every half minute, and the worker needs some of its own.
SOON = 60


@require_safe
def offline(request: HttpRequest) -> HttpResponse | FileResponse:
    """The campaign in this language. While it is being put together: a page that says so, and 503.

    Reading writes nothing: what is missing the tick asks for (`portal.offline.tasks`), however many people wait.
    """
    now, language = clock.now(), get_language() or ""
    if language not in open_languages(at=now):
        raise Http404
    name = name_of(language, at=now)
    if not default_storage.exists(name):
        soon = render(request, "portal/offline_soon.html", status=503)
        soon["Retry-After"] = str(SOON)
        return soon
    campaign = current_campaign(at=now)
    response = FileResponse(
        default_storage.open(name),
        as_attachment=True,
        filename=f"{campaign.slug if campaign else 'campaign'}-{language}.zip",
        content_type="application/zip",
    )
    response["ETag"] = quote_etag(name)
    response["Cache-Control"] = "no-cache"
    no_page(response)
    return response
