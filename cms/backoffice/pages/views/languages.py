"""Unpublishing, deleting and moving a page: each asks about its other languages before it does anything."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.pages.utils import type_to_delete_confirmation
from wagtail.models import Page, ReferenceIndex

from cms.pages import services
from cms.pages.selectors.versions import Act, OtherVersion, other_versions
from cms.pages.translations import require_own_tree
from partners.kernel.actors import actor_of
from partners.kernel.errors import Conflict

ALONG = "along"


def chosen(request: HttpRequest) -> list[int]:
    """The ticked languages, in their order. What is no number is nothing that was offered."""
    return [int(value) for value in request.POST.getlist(ALONG) if value.isascii() and value.isdecimal()]


def question(act: Act, versions: list[OtherVersion], request: HttpRequest) -> dict[str, Any]:
    """What the fieldset of languages is drawn from: all are ticked until somebody unticks one."""
    ticked = chosen(request) if request.method == "POST" else [version.page.pk for version in versions]
    offered = any(not version.reason for version in versions)
    return {"act": act.value, "versions": versions, "ticked": ticked, "is_offered": offered}


def said(act: Act, page: Page, versions: Iterable[OtherVersion]) -> str:
    """What was done, with the languages that went along and those that are online without the page."""
    sentences = {
        Act.UNPUBLISH: _("“%(title)s” is offline."),
        Act.DELETE: _("“%(title)s” is deleted."),
        Act.MOVE: _("“%(title)s” is moved."),
    }
    return " ".join([sentences[act] % {"title": page.draft_title}, *_of_languages(versions)])


def _of_languages(versions: Iterable[OtherVersion]) -> list[str]:
    gone = [version.language for version in versions]
    return [_("Along with it: %(languages)s.") % {"languages": ", ".join(gone)}] if gone else []


def unpublish(request: HttpRequest, page: Page) -> HttpResponse:
    """Called by Wagtail's view once somebody has said yes; its dialogue shows our fieldset."""
    versions = other_versions(page, Act.UNPUBLISH, by=actor_of(request))
    along = chosen(request)
    services.take_offline(page, by=actor_of(request), along=along, below="include_descendants" in request.POST)
    _tell(request, Act.UNPUBLISH, page, versions, along)
    after = get_valid_next_url_from_request(request)
    return redirect(after or reverse("wagtailadmin_explore", args=[page.get_parent().pk]))


def delete(request: HttpRequest, page: Page) -> HttpResponse | None:
    """In place of Wagtail's dialogue where there are other languages: its form has no room for a choice."""
    versions = other_versions(page, Act.DELETE, by=actor_of(request))
    if not versions:
        return None
    usage = ReferenceIndex.get_references_to(page).group_by_source_object()
    # Before anything is deleted: afterwards the page has no parent to go back to.
    after = get_valid_next_url_from_request(request) or reverse("wagtailadmin_explore", args=[page.get_parent().pk])
    # The dialogue shows no button then; what comes all the same was made by hand.
    if request.method == "POST" and usage.is_protected:
        raise PermissionDenied
    if request.method == "POST" and type_to_delete_confirmation(request):
        along = chosen(request)
        services.delete_page(page, by=actor_of(request), along=along)
        _tell(request, Act.DELETE, page, versions, along)
        return redirect(after)
    below = page.get_descendant_count()
    context = {
        "page": page,
        "below": below,
        "model_opts": page._meta,
        "usage_url": reverse("wagtailadmin_pages:usage", args=[page.pk]) + "?describe_on_delete=1",
        "usage_count": usage.count(),
        "is_protected": usage.is_protected,
        "next": after,
        "total": below + 1,
        # Ten is Wagtail's own default.
        "must_type": below + 1 >= getattr(settings, "WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT", 10),
        "wagtail_site_name": settings.WAGTAIL_SITE_NAME,
        "languages": question(Act.DELETE, versions, request),
    }
    # The name that was typed in place of the site's is the one field here that can be wrong.
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "cms/backoffice/pages/page_delete.html", context, status=status)


def move(request: HttpRequest, page: Page, under: Page) -> HttpResponse | None:
    """As for `delete`."""
    try:
        # The signal would refuse it too, but only after the question.
        require_own_tree(page, under)
    except Conflict as refused:
        messages.error(request, str(refused))
        return redirect("wagtailadmin_pages:move", page.pk)
    versions = other_versions(page, Act.MOVE, by=actor_of(request), under=under)
    if not versions:
        return None
    if request.method == "POST":
        along = chosen(request)
        services.move_page(page, under=under, by=actor_of(request), along=along)
        _tell(request, Act.MOVE, page, versions, along)
        return redirect("wagtailadmin_explore", under.pk)
    context = {
        "page": page,
        "under": under,
        "below": page.get_descendant_count(),
        "languages": question(Act.MOVE, versions, request),
    }
    return TemplateResponse(request, "cms/backoffice/pages/page_move.html", context)


def _tell(request: HttpRequest, act: Act, page: Page, versions: list[OtherVersion], along: list[int]) -> None:
    messages.success(request, said(act, page, [version for version in versions if version.page.pk in along]))
