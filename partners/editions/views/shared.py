"""What a private link opens, for whoever has it: no account, no cookie, in no index."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import IO, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache

from partners.campaigns.selectors import current_campaign
from partners.editions.models import PrivateLink
from partners.editions.selectors import link_with
from partners.editions.services import (
    Pack,
    edition_behind,
    file_name,
    note_link_use,
    open_edition,
    pack_of,
    parts_of_pack,
    require_open,
)
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER
from partners.kernel.answers import private_file, zip_answer
from partners.kernel.errors import DomainError, Gone, NotNow
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of
from partners.users.doors import OpenRequest, open_door

View = Callable[[Any, PrivateLink], HttpResponseBase]


def _behind_a_link(view: View) -> Callable[..., HttpResponseBase]:
    """One answer for every secret that opens nothing, and each refusal in words, without a message in a cookie."""

    @wraps(view)
    def opened(request: OpenRequest, secret: str) -> HttpResponseBase:
        link = link_with(secret, at=clock.now())
        if link is None:
            response: HttpResponseBase = render(
                request, "partners/editions/shared_over.html", status=HTTPStatus.NOT_FOUND
            )
        else:
            try:
                response = view(request, link)
            # Drawn by the middleware, each as everywhere: what is withdrawn for good, and what is only not now.
            except (Gone, NotNow):
                raise
            except DomainError as refused:
                context = {"refused": refused, "link": link}
                response = render(request, "partners/editions/shared_refused.html", context, status=refused.status)
        response["X-Robots-Tag"] = "noindex, nofollow"
        # The address is the right: no site that is gone to from here may learn it.
        response["Referrer-Policy"] = "no-referrer"
        return response

    return opened


@never_cache
@open_door("GET")
@_behind_a_link
def shared(request: HttpRequest, link: PrivateLink) -> HttpResponseBase:
    """What there is. Draws nothing and makes nothing."""
    require_open(link)
    note_link_use(link)
    context: dict[str, Any] = {"link": link, "edition": link.edition}
    if link.material:
        context["pack"] = _pack(link)
    return render(request, "partners/editions/shared.html", context)


@never_cache
# HEAD as well: it runs the same view, and draws.
@heavy("GET", "HEAD")
@open_door("GET")
@_behind_a_link
def shared_file(request: HttpRequest, link: PrivateLink) -> HttpResponseBase:
    """The file as it is today, or the pack."""
    payer = Budget("shared", caller_of(request), link.organization_id)
    if link.material:
        require_open(link)
        pack = _pack(link)
        note_link_use(link)
        parts = parts_of_pack(pack, by=LINK_HOLDER, payer=payer, mandate=link)
        answer: HttpResponseBase = zip_answer(pack.name, parts, is_read=request.method == "GET")
        return answer
    edition = edition_behind(link)
    note_link_use(link)

    def load() -> IO[bytes]:
        return open_edition(edition, by=LINK_HOLDER, payer=payer)

    name = file_name(edition, current_campaign(at=clock.now()))
    version = edition.file_sha256 or edition.digest
    response: HttpResponse = private_file(
        request, version, load, edition.media_type, name=name, attached=True, parts=edition.is_film
    )
    return response


def _pack(link: PrivateLink) -> Pack:
    return pack_of(
        link.organization,
        materials=[link.material.public_id] if link.material else [],
        languages=link.languages,
        lines=link.lines,
        occasions={code: link.occasion_in(code) for code, _name in settings.LANGUAGES},
        # Whoever made the link was asked; whoever opens it cannot be.
        past_is_meant=True,
        language=get_language() or "en",
    )
