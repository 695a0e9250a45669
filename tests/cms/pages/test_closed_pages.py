"""Whatever names a page asks the same question: nothing tells of one that not everybody may read."""

import json
import re

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.pages.models import PublicSite, StandardPage
from tests.cms.conftest import put_online
from tests.support.closed import CANARY, KINDS, KINDS_OF_MATERIALS, close, titled
from tests.support.prove import THOROUGH


@pytest.fixture
def site_with_links(home, standard_page, campaign_page, index_page):
    """`site_with_links(page)` lets every place of the site lead to it."""

    def lead(page):
        link = {"label": "There", "page": page, "destination": "", "anchor": ""}
        home.refresh_from_db()
        home.calls = [("call", link)]
        home.featured = [("page", page)]
        home.footer = [("column", {"title": "About", "links": [link]})]
        home.save()
        standard_page.body = [("paragraph", f'<p><a linktype="page" id="{page.pk}">words</a></p>')]
        standard_page.action = [("call", link)]
        standard_page.save()
        campaign_page.ways = [("way", {"key": "there", "title": "Go", "text": "On.", "action": link})]
        campaign_page.intro = f'<p><a linktype="page" id="{page.pk}">words</a></p>'
        campaign_page.save()
        PublicSite.objects.update_or_create(site=Site.objects.get(), defaults={"campaign_page": page})
        Redirect.objects.create(old_path="/old", redirect_page=page)
        Redirect.objects.create(old_path="/old-temporary", redirect_page=page, is_permanent=False)

    return lead


def surfaces(page=None):
    own = [page.get_url()] if page else []
    below = [child.get_url() for child in page.get_children()] if page else []
    found = [f"/en/{place}" for place in (
        "", "privacy/", "campaign/", "materials/", f"materials/?q={CANARY}&language=all", "nothing/", "press/ask/",
        "partner/join/", *(["account/login/", "developers/"] if THOROUGH else []),
    )]  # fmt: skip
    return [
        *found,
        "/uk/",
        "/sitemap.xml",
        "/sitemap-en.xml",
        "/sitemap-uk.xml",
        "/robots.txt",
        "/old",
        "/old/?x=1",
        "/old-temporary",
        *own,
        *below,
    ]


def told_by(client, addresses):
    """The surfaces that name it, in what they say or in where they lead to."""
    told = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code < 500, address
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        # A page's own URL is what somebody typed: what is sent back of it tells nothing new.
        text = (content.decode() + answer.get("Location", "")).replace(address, "").replace(address.strip("/"), "")
        if answer.status_code != 200 and "next=" in answer.get("Location", ""):
            continue
        if CANARY in text.replace(f"q={CANARY}", "").replace(f'value="{CANARY}"', ""):
            told[address] = re.findall(f".{{60}}{CANARY}.{{20}}", text)[:2]
    return told


def online(home, kind):
    parent = home
    if kind == "inherited":
        parent = put_online(StandardPage(**titled("above")), under=home)
    page = put_online(StandardPage(**titled(kind), body=[("heading", CANARY)]), under=parent)
    if kind == "alias":
        source = page
        page = source.create_alias(update_slug=f"{CANARY}-copy")
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_no_surface_names_a_page_that_is_not_open(kind, home, site_with_links):
    page = online(home, kind)
    site_with_links(page)
    everywhere = told_by(Client(), surfaces())
    # The control: what is open is named by menus, links, lists, redirects and the map of the site.
    assert {"/en/", "/en/privacy/", "/en/campaign/", "/sitemap-en.xml", "/old", "/old-temporary"} <= set(everywhere)

    close(page, kind)

    assert told_by(Client(), surfaces(page)) == {}


@pytest.mark.parametrize("kind", KINDS_OF_MATERIALS)
def test_no_surface_names_a_material_that_is_not_open(
    kind, make_material, site_with_links, owner, organization, sign_in
):
    page = make_material(f"{CANARY} {kind}")
    page.slug = f"{CANARY}-{kind}"
    page.save()
    site_with_links(page)
    inside = [f"/en/partner/{organization.public_id}/{place}" for place in ("", "materials/", "materials/recent/")]
    assert {"/en/", "/en/materials/", "/sitemap-en.xml"} <= set(told_by(Client(), surfaces()))

    close(page, kind)

    assert told_by(Client(), surfaces(page)) == {}
    assert told_by(sign_in(owner), inside) == {}
    by_id = Client().get(f"/en/partner/materials/{page.public_id}/")
    assert by_id.status_code == 404


@pytest.mark.parametrize("kind", ["draft", "scheduled", "expired", "password", "login", "groups"])
def test_a_page_below_names_no_closed_page_above_it(kind, home):
    above = online(home, kind)
    below = put_online(StandardPage(title="Below", slug="below"), under=above)

    close(above, kind)

    # Its own URL holds the name of the one above; what it says does not.
    answer = Client().get(below.get_url(), headers={"Accept-Language": "en"})
    assert f"{CANARY} {kind}" not in answer.content.decode()


@pytest.mark.parametrize("kind", ["draft", "expired", "password", "login"])
def test_the_other_language_of_an_open_page_is_not_named(kind, standard_page, locales):
    other = standard_page.get_translation(locales["uk"])
    type(other).objects.filter(pk=other.pk).update(title=f"{CANARY} other", slug=f"{CANARY}-other")
    other.refresh_from_db()
    close(other, kind)

    assert told_by(Client(), ["/en/privacy/", "/sitemap-en.xml", "/en/", "/uk/"]) == {}


def test_a_home_page_that_is_closed_lends_no_other_page_its_menu_and_its_foot(home, standard_page, locales):
    other = home.get_translation(locales["uk"])
    type(other).objects.filter(pk=other.pk).update(
        footer=json.dumps([{"type": "column", "value": {"title": CANARY, "links": []}}])
    )
    assert CANARY in Client().get("/uk/privacy/").content.decode()

    type(other).objects.filter(pk=other.pk).update(expire_at=timezone.now())

    assert CANARY not in Client().get("/uk/privacy/").content.decode()
