"""Public pages: for everybody, in every language, without a trace."""

import json
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from cms.pages.models import HomePage

ADDRESSES = ["", "privacy/", "campaign/", "materials/", "materials/material-1/"]


class Requests(HTMLParser):
    """Every address that a browser would fetch by itself."""

    def __init__(self):
        super().__init__()
        self.found, self.inline = [], []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        fetched = {
            "img": ["src", "srcset"],
            "script": ["src"],
            "iframe": ["src"],
            "source": ["srcset"],
            "use": ["href"],
        }
        names = fetched.get(tag, [])
        if tag == "link" and values.get("rel") not in ("canonical", "alternate"):
            names = ["href"]
        self.found += [values[name] for name in names if values.get(name)]
        self.inline += [name for name in values if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in values and values.get("type") != "application/ld+json"):
            self.inline.append(tag)


@pytest.fixture
def everything(standard_page, campaign_page, index_page, make_material, make_picture, locales):
    from tests.cms.conftest import translate

    material = make_material("A poster", preview=make_picture(description="A hill"))
    translate(material, locales, title="Плакат")


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_renders_in_each_language_sets_no_cookie_and_asks_nobody_else(everything, language, address):
    answer = Client().get(f"/{language}/{address}")
    assert answer.status_code == 200
    assert not answer.cookies
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    seen = Requests()
    seen.feed(html)
    assert seen.found
    assert [url for url in seen.found if not url.startswith("/") or url.startswith("//")] == []
    assert seen.inline == []
    assert "csrfmiddlewaretoken" not in html


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_language_switch_leads_to_the_same_page_in_the_other_language(everything, address):
    html = Client().get(f"/en/{address}").content.decode()
    assert f'href="/uk/{address}" lang="uk"' in html
    assert f'rel="alternate" hreflang="uk" href="http://testserver/uk/{address}"' in html
    assert f'rel="alternate" hreflang="x-default" href="http://testserver/en/{address}"' in html
    assert f'rel="canonical" href="http://testserver/en/{address}"' in html


def test_without_a_translation_the_language_switch_leads_home(home):
    page = home.add_child(instance=HomePage(title="x", slug="x", hero_title="x", hero_lead="x"))
    page.save_revision().publish()
    html = Client().get("/en/x/").content.decode()
    assert 'href="/uk/" lang="uk"' in html
    assert 'hreflang="uk" href="http' not in html


def test_a_translation_that_is_offline_is_not_offered(standard_page):
    standard_page.get_translations().get().unpublish()
    html = Client().get("/en/privacy/").content.decode()
    assert "/uk/privacy/" not in html
    assert Client().get("/uk/privacy/").status_code == 404


def test_machines_read_what_the_page_is(everything):
    html = Client().get("/en/materials/material-1/").content.decode()
    data = json.loads(re.search(r'<script type="application/ld\+json">(.+?)</script>', html).group(1))
    assert data["@type"] == "CreativeWork"
    assert data["url"] == "http://testserver/en/materials/material-1/"
    assert data["inLanguage"] == "en"
    assert 'property="og:image" content="http://testserver/media/' in html


def test_a_title_cannot_break_out_of_the_data_block(home):
    HomePage.objects.filter(pk=home.pk).update(title="</script><script>alert(1)</script>")
    assert "<script>alert(1)" not in Client().get("/en/").content.decode()


def test_the_host_of_a_request_does_not_reach_the_page(everything):
    html = Client(headers={"host": "localhost"}).get("/en/privacy/").content.decode()
    assert "localhost" not in html


def test_a_reader_who_has_the_page_gets_304_until_it_changes(standard_page):
    first = Client().get("/en/privacy/")
    assert first["Cache-Control"] == "no-cache"
    again = Client().get("/en/privacy/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    standard_page.lead = "We keep nothing."
    standard_page.save_revision().publish()
    assert Client().get("/en/privacy/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_compressed_page_can_be_revalidated_too(standard_page):
    first = Client().get("/en/privacy/", headers={"accept-encoding": "gzip"})
    assert first["Content-Encoding"] == "gzip"
    again = Client().get("/en/privacy/", headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_what_a_signed_in_person_sees_is_kept_by_no_cache(standard_page, owner, sign_in):
    answer = sign_in(owner).get("/en/privacy/")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "ETag" not in answer


def test_a_page_past_its_end_is_closed_before_the_tidying_job_runs(standard_page):
    Page.objects.filter(pk=standard_page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert Client().get("/en/privacy/").status_code == 404
    assert b"/en/privacy/" not in Client().get("/sitemap-en.xml").content


def test_navigation_shows_the_pages_of_the_menu_and_marks_the_open_one(standard_page, campaign_page):
    html = Client().get("/en/privacy/").content.decode()
    assert '<a href="/en/privacy/" aria-current="page">Privacy</a>' in html
    assert '<a href="/en/campaign/">The campaign</a>' in html


def test_the_footer_leaves_out_what_leads_nowhere(home, standard_page):
    links = [
        {"label": "Privacy words", "page": standard_page, "destination": "", "anchor": ""},
        {"label": "Apply here", "page": None, "destination": "join", "anchor": ""},
        {"label": "Nowhere", "page": None, "destination": "", "anchor": ""},
    ]
    home.refresh_from_db()
    home.footer = [("column", {"title": "About", "links": links})]
    home.save_revision().publish()
    html = Client().get("/en/").content.decode()
    assert '<a href="/en/privacy/">Privacy words</a>' in html
    assert "Apply here" in html
    assert "Nowhere" not in html


def test_the_sitemap_lists_each_page_with_its_translations(everything):
    xml = Client().get("/sitemap-en.xml").content.decode()
    assert "<loc>http://testserver/en/privacy/</loc>" in xml
    assert 'hreflang="uk" href="http://testserver/uk/privacy/"' in xml
    assert xml.count("<url>") == 5


def test_robots_are_told_where_nothing_is_for_them(db):
    text = Client().get("/robots.txt").content.decode()
    assert "Disallow: /cms/" in text
    assert "Disallow: /uk/partner/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert not Client().get("/robots.txt").cookies


@pytest.mark.parametrize(
    ("address", "queries"),
    [("", 8), ("privacy/", 7), ("campaign/", 11), ("materials/", 12), ("materials/material-1/", 12)],
)
def test_a_page_costs_what_it_costs_and_no_more(everything, address, queries, django_assert_num_queries):
    Client().get(f"/en/{address}")
    with django_assert_num_queries(queries):
        Client().get(f"/en/{address}")


def test_each_language_has_a_sitemap_of_its_own(standard_page, client):
    languages = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    ukrainian = client.get("/sitemap-uk.xml").content.decode()

    assert languages == [f"{settings.BASE_URL}/sitemap-en.xml", f"{settings.BASE_URL}/sitemap-uk.xml"]
    assert re.findall(r"<loc>(.*?)</loc>", ukrainian) == [f"{settings.BASE_URL}/uk/{end}" for end in ("", "privacy/")]
    assert f'hreflang="en" href="{settings.BASE_URL}/en/privacy/"' in ukrainian


@pytest.mark.parametrize("language", ["pl", "xx", "en-gb"])
def test_a_language_without_pages_has_no_sitemap(language, standard_page, client):
    assert client.get(f"/sitemap-{language}.xml").status_code == 404
