"""What a partner puts on its own site: a frame and a picture that stay current; and its page for both."""

from typing import Any
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from partners.artwork.services.drawing import draw_card
from partners.branding.selectors import colours_url
from partners.campaigns.selectors import partners_shown
from partners.editions.forms import HostsForm
from partners.editions.models import Embedding
from partners.editions.permissions import can_change_embeds
from partners.editions.rendering import card_for
from partners.editions.selectors import (
    Shown,
    embedder,
    embedding_of,
    frame_ancestors,
    own_hosts,
    page_path,
    presented,
    sightings_of,
)
from partners.editions.services import allow_hosts
from partners.kernel import clock
from partners.kernel.answers import for_everybody, in_frames, no_page, oembed_url, turned_away
from partners.kernel.errors import NotNow
from partners.kernel.fields import answered
from partners.kernel.fields.hosts import shown_host
from partners.kernel.languages.names import own_language_name
from partners.kernel.languages.opened import open_languages
from partners.kernel.limits.budgets import Budget, heavy
from partners.kernel.limits.callers import caller_of
from partners.mail.emails import url_of
from partners.organizations.doors import MemberRequest, member_door
from partners.organizations.models import Organization
from partners.organizations.selectors.slugs import FEWEST_TOLD, came_through
from partners.users.doors import open_door

THEMES = ("light", "dark")
# In pixels, as the code to copy says them.
BOX_WIDTH, BOX_HEIGHT = 480, 400
CARD_WIDTH, CARD_HEIGHT = 1200, 630


@open_door("GET")
def box(request: HttpRequest, public_id: Any) -> HttpResponse:
    """The frame. Without the partner once nobody may see it: what stands on its site goes on speaking for the
    campaign."""
    organization = embedder(public_id)
    if organization is None:
        raise Http404
    campaign, shown = presented(organization, at=clock.now())
    if campaign is None:
        raise Http404
    theme = request.GET.get("theme", "")
    context = {
        "campaign": campaign,
        "campaign_name": campaign.name_in(get_language() or "en"),
        "shown": shown,
        "number": 0 if shown else partners_shown(campaign).count(),
        "brand_url": colours_url(shown.kit) if shown else "",
        "theme": theme if theme in THEMES else "",
        "url": url_of(page_path(shown)),
        "oembed_url": oembed_url(request.path),
    }
    response = render(request, "partners/editions/embed.html", context)
    # Also for a partner that is hidden: on no site more than before.
    in_frames(response, frame_ancestors(organization))
    return for_everybody(request, response)


@heavy("GET", "HEAD")
@open_door("GET")
def card(request: HttpRequest, public_id: Any) -> HttpResponse:
    """The picture, always as things are now: its address stays, so caches are told to ask again soon."""
    organization = embedder(public_id)
    campaign, shown = presented(organization, at=clock.now())
    if organization is None or campaign is None:
        raise Http404
    wanted = card_for(shown, campaign, get_language() or "en")
    response = get_conditional_response(request, etag=quote_etag(wanted.digest), response=HttpResponse())
    if response is None or response.status_code == 200:
        try:
            picture = draw_card(wanted, budget=Budget("card", caller_of(request), "everybody"))
        except NotNow as later:
            return turned_away(later)
        response = HttpResponse(picture, content_type="image/jpeg")
    response["ETag"] = quote_etag(wanted.digest)
    no_page(response)
    response["Cache-Control"] = "public, max-age=300"
    # Other sites draw it into their pages.
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


# Our own frame, to be looked at.
@csp_update({"frame-src": ["'self'"]})
@member_door("GET", "POST")
def embeds(request: MemberRequest) -> HttpResponse:
    """Code to copy, what it looks like, where it may stand and where it was seen. Everybody in the organisation reads
    it; owners and editors write it."""
    organization = request.organization
    kept = embedding_of(organization)
    if request.method != "POST":
        return embeds_page(request, HostsForm(initial={"hosts": kept.hosts}), kept)
    if not can_change_embeds(request.actor, organization):
        raise PermissionDenied
    form = HostsForm(request.POST)
    if not form.is_valid():
        return answered(form, embeds_page(request, form, kept))
    allow_hosts(organization, hosts=form.cleaned_data["hosts"], by=request.actor)
    messages.success(request, _("Saved. The frame shows on these sites from now on."))
    return redirect("editions:embeds", organization_id=organization.public_id)


def embeds_page(request: MemberRequest, form: HostsForm, kept: Embedding) -> HttpResponse:
    organization = request.organization
    _campaign, shown = presented(organization, at=clock.now())
    # In the language of the site on which it will stand, which need not be the reader's.
    language = chosen if (chosen := request.GET.get("in", "")) in open_languages() else get_language() or "en"
    context = {
        "organization": organization,
        "active": "embeds",
        "form": form if can_change_embeds(request.actor, organization) else None,
        "further_hosts": [shown_host(host) for host in kept.hosts],
        "own_hosts": [shown_host(host) for host in own_hosts(organization)],
        "shown": shown,
        "page_url": url_of(page_path(shown)) if shown and shown.slug else "",
        "newcomers": came_through(organization),
        "fewest": FEWEST_TOLD,
        "sightings": sightings_of(organization)[:50],
        "languages": [(code, own_language_name(code), code == language) for code in open_languages()],
        **codes_for(organization, shown, language),
    }
    return render(request, "partners/editions/embeds.html", context)


def codes_for(organization: Organization, shown: Shown | None, language: str) -> dict[str, Any]:
    """What is copied: HTML of the frame and of the picture, and their addresses."""
    with override(language):
        facts = {
            "box_url": url_of(reverse("embed_box", args=[organization.public_id])),
            "card_url": url_of(reverse("embed_card", args=[organization.public_id])),
            "page": url_of(page_path(shown)),
            "width": BOX_WIDTH,
            "height": BOX_HEIGHT,
            "card_width": CARD_WIDTH,
            "card_height": CARD_HEIGHT,
        }
        return {
            **facts,
            # At the host that was asked, for our own page: another one would be foreign to its policy.
            "box_path": urlsplit(str(facts["box_url"])).path,
            "card_path": urlsplit(str(facts["card_url"])).path,
            "frame_code": render_to_string("partners/editions/embed_frame.txt", facts).strip(),
            "picture_code": render_to_string("partners/editions/embed_picture.txt", facts).strip(),
        }
