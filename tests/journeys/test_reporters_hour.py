"""A reporter's hour, on a telephone and without JavaScript: from the way in to a speaker, a photograph, figures, a
question that is sent; and a kit to take along."""

import hashlib
import io
import json
import time
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.support.databases import sqlite_template
from tests.support.demo import running_demo

MINUTES = 5 * 60


@pytest.fixture(scope="module")
def site(browser, django_db_setup):
    with running_demo(sqlite_template()) as demo:
        yield demo


@pytest.mark.parametrize("scripted", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_a_reporter_finds_a_speaker_a_photograph_figures_and_asks(browser, site, scripted):
    begun = time.monotonic()
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=scripted, has_touch=True, accept_downloads=True
    )
    page = context.new_page()
    page.goto(f"{site.address}/en/")

    # One step from the way in: the foot of every page leads there, also where the menu is folded.
    page.get_by_role("link", name="Information for the press").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("For the press")
    expect(page.get_by_role("link", name="Call +380 44 123 4567")).to_have_attribute("href", "tel:+380441234567")

    # Somebody who speaks Ukrainian, on evacuation.
    narrowing = page.get_by_role("search")
    narrowing.get_by_label("Topic").select_option("evacuation")
    narrowing.get_by_label("Language").select_option("uk")
    narrowing.get_by_role("button", name="Show").click()
    assert page.url.endswith("?topic=evacuation&language=uk")
    speaking = page.get_by_role("region", name="Speak with somebody")
    expect(speaking).to_contain_text("Somebody can speak with you on “Evacuation”")
    expect(page.get_by_role("region", name="Quotes that you may print")).to_contain_text("which of my neighbours")
    speaking.get_by_role("link", name="See who").click()
    expect(page.get_by_role("heading", name="Anton Zeilensprung")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("@")
    page.go_back()

    # Figures with their source and day, and a photograph that says what may be done with it.
    figures = page.get_by_role("region", name="Facts and figures")
    expect(figures).to_contain_text("143")
    expect(figures.get_by_role("link", name="UN General Assembly, resolution ES-11/4")).to_be_visible()
    photograph = page.get_by_role("region", name="Photographs").locator("figure").first
    expect(photograph).to_contain_text("Credit:")
    expect(photograph).to_contain_text("CC BY 4.0")
    file = context.request.get(site.address + photograph.locator("a[download]").last.get_attribute("href"))
    assert file.headers["content-type"] == "image/jpeg"

    kit = zipfile.ZipFile(io.BytesIO(context.request.get(f"{site.address}/en/press/kit.zip").body()))
    manifest = json.loads(kit.read("manifest.json"))
    assert {entry["name"] for entry in manifest["files"]} == set(kit.namelist()) - {"manifest.json"}
    assert all(hashlib.sha256(kit.read(one["name"])).hexdigest() == one["sha256"] for one in manifest["files"])

    speaking.get_by_role("link", name="Ask for a person to speak with").click()
    page.wait_for_timeout(3_100)
    page.fill("[name=question]", "Who can tell me, in Ukrainian, how people get out?")
    page.fill("[name=deadline]", f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT17:30}")
    page.fill("[name=name]", "Robin Archer")
    page.fill("[name=email]", f"robin-{time.time_ns()}@example.org")
    page.get_by_role("button", name="Send the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your question")
    context.close()
    assert time.monotonic() - begun < MINUTES
