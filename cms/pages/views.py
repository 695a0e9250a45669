"""What the site tells to machines that look around, and what readers take from a page to hand it on."""

from typing import Any
from uuid import UUID
from xml.etree import ElementTree

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.views import serve

from cms.blocks.selectors import online_pages
from cms.pages.forms import InstanceForm, OEmbedForm, SharedPasswordForm
from cms.pages.selectors.canvases import on_canvas
from cms.pages.selectors.cards import card_of, card_url, page_of_card
from cms.pages.selectors.frame import inside
from cms.pages.selectors.oembed import Most, told_of
from cms.pages.selectors.sharing import SHAPES, canvas_size, picture_of, share_of, shared_page
from cms.pages.selectors.site import absolute, all_open_pages
from partners.artwork.services.drawing import draw_card
from partners.kernel import clock
from partners.kernel.answers import for_everybody, no_page, turned_away
from partners.kernel.errors import NotNow, UsedUp
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of
from partners.kernel.limits.passwords import forgive, take_guess

MOST_URLS = 50_000
# Behind these URLs nothing is for everybody. Naming them gives nothing away: they are on every page.
NOT_FOR_ROBOTS = [
    "/cms/",
    "/api/",
    "/documents/",
    *(f"/{code}/{part}/" for code, _name in settings.LANGUAGES for part in ("account", "partner")),
]


def serve_page(request: HttpRequest, path: str) -> Any:
    """Wagtail's view of every page; what all of them have in common is known beforehand (docs/adr/0046)."""
    with inside(request) as frame:
        home = frame.home_in(get_language() or settings.LANGUAGE_CODE) if frame else None
        if home is not None:
            parts = [part for part in path.split("/") if part]
            # The one that is known belongs to all requests. The page itself is this one's.
            start = home if parts else type(home)._default_manager.filter(pk=home.pk).first()
            request._wagtail_route_for_request = route_from(start, request, parts)  # type: ignore[attr-defined]
        return serve(request, path)


def route_from(home: Any, request: HttpRequest, parts: list[str]) -> Any:
    """None where nothing is; as Wagtail keeps it."""
    try:
        return home.route(request, parts) if home else None
    except Http404:
        return None


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    return for_everybody(request, HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))


@require_safe
def sitemaps(request: HttpRequest) -> HttpResponse:
    """One for each language that everybody may read something in."""
    codes = all_open_pages(request, at=clock.now()).order_by().values_list("locale__language_code", flat=True)
    urls = [absolute(reverse("sitemap", args=[code])) for code in sorted(set(codes))]
    context = {"urls": urls}
    return for_everybody(request, render(request, "cms/pages/sitemaps.xml", context, content_type="application/xml"))


@require_safe
def sitemap(request: HttpRequest, language: str) -> HttpResponse:
    """Every page of this language that everybody may read, each with its versions in other languages.

    Of `wagtail.contrib.sitemaps` nothing would be left: its items are one language's and know nothing of what ends, its
    URLs come from the row of the site instead of BASE_URL, and it names no versions in other languages.
    """
    by_key: dict[Any, list[dict[str, Any]]] = {}
    for page in all_open_pages(request, at=clock.now()):
        entry = {
            "url": absolute(page.get_url(request)),
            "code": page.locale.language_code,
            "at": page.last_published_at,
        }
        by_key.setdefault(page.translation_key, []).append(entry)
    pages = [(entry, versions) for versions in by_key.values() for entry in versions if entry["code"] == language]
    if not pages:
        raise Http404
    # The protocol knows no more in one file, and a site with so many has other troubles.
    context = {"pages": pages[:MOST_URLS]}
    return for_everybody(request, render(request, "cms/pages/sitemap.xml", context, content_type="application/xml"))


@heavy("GET", "HEAD")
@require_safe
def share_card(request: HttpRequest, key: UUID, language: str, digest: str) -> HttpResponse:
    """The picture beside a shared link. Only of what everybody may read, and only as it is now: nobody can think of a
    card that would have to be drawn."""
    page = page_of_card(key, language)
    if page is None:
        raise Http404
    card = card_of(page, language)
    if card.digest != digest:
        # An older post leads here: what it shows has a new title.
        return redirect(card_url(page, card))
    try:
        picture = draw_card(card, budget=Budget("card", caller_of(request), "everybody"))
    except NotNow as later:
        return turned_away(later)
    response = HttpResponse(picture, content_type="image/jpeg")
    no_page(response)
    # As long as a picture: its page may be taken back.
    response["Cache-Control"] = "public, max-age=300"
    # Networks draw it into their own pages.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """oEmbed 1.0 in JSON and XML. What is not for everybody is 404 and never 401, which would say that it is there."""
    form = OEmbedForm(request.GET)
    if not form.is_valid():
        words = "; ".join(f"{name}: {' '.join(map(str, errors))}" for name, errors in form.errors.items())
        return HttpResponse(words, status=400, content_type="text/plain; charset=utf-8")
    asked = form.cleaned_data
    if asked["format"] not in {"", "json", "xml"}:
        return HttpResponse("json, xml", status=501, content_type="text/plain; charset=utf-8")
    found = told_of(asked["url"], Most(asked["maxwidth"] or 0, asked["maxheight"] or 0))
    if found is None:
        raise Http404
    if asked["format"] == "xml":
        root = ElementTree.Element("oembed")
        for name, value in found.items():
            ElementTree.SubElement(root, name).text = str(value)
        body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        response = HttpResponse(body, content_type="text/xml; charset=utf-8")
    else:
        response = JsonResponse(found)
    # For editors that ask from within a browser; there is nothing in it that is not for everybody.
    response["Access-Control-Allow-Origin"] = "*"
    return for_everybody(request, response)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """In place of Wagtail's view, which counts no tries, and draws its form with any page whose number is sent."""
    restriction = get_object_or_404(
        PageViewRestriction, pk=page_view_restriction_id, restriction_type=PageViewRestriction.PASSWORD
    )
    page = online_pages(Page.objects.filter(pk=page_id), at=clock.now()).first()
    if page is None or restriction not in page.get_view_restrictions():
        raise Http404
    return _shared_password(request, restriction, "page", page.get_url(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """The same for documents, whose password is that of their collection."""
    restriction = get_object_or_404(
        CollectionViewRestriction, pk=restriction_id, restriction_type=CollectionViewRestriction.PASSWORD
    )
    return _shared_password(request, restriction, "collection", "/")


def _shared_password(request: HttpRequest, restriction: Any, what: str, otherwise: str | None) -> HttpResponse:
    if request.method != "POST":
        return _asked(request, SharedPasswordForm(), 200)
    form = SharedPasswordForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, 422)
    try:
        counted = take_guess(request, what, restriction.pk)
    except UsedUp as later:
        form.add_error(None, str(later))
        response = _asked(request, form, 429)
        response["Retry-After"] = str(later.retry_after)
        return response
    if not form.opens(restriction.password):
        form.add_error("password", _("This is not the password. Capital letters matter."))
        return _asked(request, form, 422)
    forgive(counted)
    restriction.mark_as_passed(request)
    target = form.cleaned_data["return_url"]
    is_own = url_has_allowed_host_and_scheme(target, request.get_host(), request.is_secure())
    return redirect(target if is_own else otherwise or "/")


def _asked(request: HttpRequest, form: SharedPasswordForm, status: int) -> HttpResponse:
    return render(request, "cms/pages/password.html", {"form": form, "action_url": request.path}, status=status)


@require_safe
def share_mastodon(request: HttpRequest, key: Any) -> HttpResponse:
    """Which server is the reader's is known to nobody but the reader, so they say it and get a link.

    A link and no redirect: a page of ours that sends to any host would lend our name to whoever makes such an address.
    """
    share = share_of(_shared(key), request)
    form = InstanceForm(request.GET if "host" in request.GET else None)
    link = share.on_instance(form.cleaned_data["host"]) if form.is_valid() else ""
    context = {"share": share, "form": form, "link": link, "host": form.cleaned_data["host"] if link else ""}
    return render(request, "cms/pages/share_mastodon.html", context, status=422 if form.errors else 200)


@require_safe
def share_picture(request: HttpRequest, key: Any, shape: str) -> Any:
    """The page's picture in the size of a network, or a stamp of that, drawn when the first person takes it."""
    page, size = _shared(key), canvas_size(shape)
    picture = picture_of(page) if size else None
    if picture is None or size is None:
        raise Http404
    try:
        file = on_canvas(picture, size)
    except FileNotFoundError:
        raise Http404 from None
    name = f"{page.slug}-{shape}.jpg"
    response = FileResponse(file, as_attachment=shape in SHAPES, filename=name, content_type="image/jpeg")
    no_page(response)
    return response


def _shared(key: Any) -> Any:
    page = shared_page(key, get_language() or "en", at=clock.now())
    if page is None:
        raise Http404
    return page
