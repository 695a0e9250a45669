"""A page that is not for everybody, and the password that came with its link."""

import os

import pytest
from playwright.sync_api import expect

from cms.pages.models import HomePage, StandardPage
from tests.cms.conftest import put_online
from tests.support.closed import PASSWORD, restrict
from tests.support.small_site import publish_small_site


@pytest.mark.parametrize("width", [360, 1280])
def test_somebody_who_was_given_it_reads_the_page(campaign, open_page, press, is_accessible, width):
    publish_small_site(campaign)
    home = HomePage.objects.get()
    kept = put_online(StandardPage(title="For the team", slug="for-the-team", body=[("heading", "Kept")]), under=home)
    restrict(kept, "password")
    page = open_page(viewport={"width": width, "height": 800})

    page.goto("/en/for-the-team/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Password required")
    is_accessible(page)
    page.fill("[name=password]", "not this")
    press(page, "Open")
    expect(page.get_by_role("main")).to_contain_text("This is not the password")
    is_accessible(page)
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/password-{width}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.fill("[name=password]", PASSWORD)
    press(page, "Open")

    expect(page.get_by_role("heading", level=1)).to_have_text("For the team")
