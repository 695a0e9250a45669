"""What the site tells to machines that look around."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from cms.blocks.selectors import online_pages
from cms.pages.forms import SharedPasswordForm
from cms.pages.selectors.site import absolute, all_open_pages
from partners.kernel import clock
from partners.kernel.errors import UsedUp
from partners.kernel.limits.passwords import forgive, take_guess

# Behind these URLs nothing is for everybody. Naming them gives nothing away: they are on every page.
NOT_FOR_ROBOTS = [
    "/cms/",
    "/api/",
    "/documents/",
    *(f"/{code}/{part}/" for code, _name in settings.LANGUAGES for part in ("account", "partner")),
]


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that everybody may read, each with its versions in other languages.

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
    return render(request, "cms/pages/sitemap.xml", {"groups": by_key.values()}, content_type="application/xml")


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
