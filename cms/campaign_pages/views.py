"""The campaign under a partner's brand: `/with/<slug>/`."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, override

from cms.blocks.links import look_up
from cms.blocks.selectors import open_pages
from cms.campaign_pages.models import CampaignPage
from cms.media.selectors import SPECS, pictures_by_id
from cms.pages.selectors.sharing import Share, posts_of_campaign
from cms.pages.selectors.site import absolute
from partners.artwork.rendering.cards import HEIGHT, WIDTH
from partners.branding.selectors import colours_url
from partners.campaigns.models import Campaign
from partners.campaigns.selectors import current_statement
from partners.editions.rendering import card_for
from partners.editions.selectors import Shown, presented
from partners.kernel import clock
from partners.kernel.answers import for_everybody, oembed_url
from partners.kernel.languages.opened import open_languages
from partners.materials.selectors import faces_shown
from partners.organizations.selectors.slugs import page_host
from partners.users.doors import open_door

MOST_MATERIALS = 6


@open_door("GET")
def with_partner_short(request: HttpRequest, slug: str) -> HttpResponse:
    """On to the page in the language in which both the reader and the partner are at home; else in the partner's."""
    host, language = page_host(slug), get_language() or "en"
    if host is not None and host.languages and language not in host.languages:
        language = next((code for code in host.languages if code in open_languages()), language)
    with override(language):
        return redirect("with_partner", slug=slug)


@open_door("GET")
def with_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for whoever everybody may not see, and for a page that its partner has closed, as for one that never was."""
    campaign, shown = presented(page_host(slug), at=clock.now())
    if campaign is None or shown is None:
        raise Http404
    if shown.slug != slug:
        return redirect("with_partner", slug=shown.slug)
    response = render(request, "cms/campaign_pages/with_partner.html", page_of(campaign, shown, request))
    return for_everybody(request, response)


def page_of(campaign: Campaign, shown: Shown, request: HttpRequest) -> dict[str, Any]:
    language, now = get_language() or "en", clock.now()
    pages = CampaignPage.objects.filter(campaign=campaign, locale__language_code=language)
    page = open_pages(pages, at=now).select_related("locale").first()
    picture = None
    if page is not None:
        look_up(page.ways, request=request)
        picture = pictures_by_id([page.picture_id], *SPECS).get(page.picture_id or 0)
    statement = current_statement(campaign, at=now)
    # Its own way to sign is the one that is counted.
    join_path = reverse("organizations:join")
    join_url = f"{join_path}?{urlencode({'via': shown.slug})}"
    ways = [(way.value, join_url if way.value.url == join_path else way.value.url) for way in page.ways] if page else []
    name, partner = campaign.name_in(language), shown.partner
    card = card_for(shown, campaign, language)
    card_path = reverse("embed_card", args=[partner.public_id])
    faces = faces_shown(at=now).filter(material__campaign=campaign, language=language).select_related("material")
    return {
        "campaign": campaign,
        "campaign_name": name,
        "campaign_page": page,
        "main_picture": picture if picture and picture.is_shown else None,
        "shown": shown,
        "partner": partner,
        "statement": statement,
        "statement_text": statement.text_in(language) if statement else "",
        "faces": faces.order_by("-material__created_at", "-pk")[:MOST_MATERIALS],
        "join_url": join_url,
        "ways": [(way, url) for way, url in ways if url],
        "share": Share(
            url=absolute(request.path),
            title=f"{name} – {partner.name}",
            posts=posts_of_campaign(page.locale_id) if page else [],
            hashtag=campaign.hashtag,
            key=None,
            has_picture=False,
        ),
        # Another one with every other card, for networks that keep what they have seen.
        "card_url": f"{absolute(card_path)}?v={card.digest}",
        "card_size": (WIDTH, HEIGHT),
        "canonical_url": absolute(request.path),
        "brand_url": colours_url(shown.kit),
        "oembed_url": oembed_url(request.path),
    }
