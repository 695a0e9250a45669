"""The demo's site is built once, whole, and in both languages."""

import pytest
from django.db import connection
from django.test import Client
from wagtail.models import Page

from cms.library.models import MaterialPage
from partners.kernel.actors import acting
from portal.demo.facts import CAMPAIGN
from portal.founding.campaign import set_up
from portal.founding.schema import read_plan


@pytest.fixture
def built(administrator):
    set_up(read_plan(CAMPAIGN), by=acting(administrator))


@pytest.mark.skipif(connection.vendor == "sqlite", reason="the walk over every page fills a demo on SQLite")
def test_the_site_of_the_demo_stands_in_both_languages_and_is_built_once(built, administrator):
    pages = Page.objects.filter(depth__gt=1).count()
    assert MaterialPage.objects.live().count() == 28
    seen = set()
    for page in Page.objects.filter(depth__gt=1).specific():
        assert page.get_translations().live().count() == 1
        # Each kind of page once in each language; drawing all their pictures would take half a minute.
        if (type(page), page.locale_id) in seen:
            continue
        seen.add((type(page), page.locale_id))
        answer = Client().get(page.url)
        assert answer.status_code == 200, page.url
        assert "StructValue" not in answer.content.decode()
    set_up(read_plan(CAMPAIGN), by=acting(administrator))
    assert Page.objects.filter(depth__gt=1).count() == pages
