"""Journey 5, thin: staff open, preview, change, publish and take down every kind of page, in both languages.

The suite takes each kind of page once, each publishing group once and both languages. With `PROVE=1`
(`make prove`) every group takes every kind of page, with the admin in each language, below each home page.
"""

import itertools
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import reverse
from playwright.sync_api import Page, expect
from wagtail.models import GroupPagePermission, get_page_models
from wagtail.models import Page as SitePage

from cms.backoffice.services import PUBLISHING_GROUPS, STAFF_GROUPS, WRITING_GROUPS
from cms.media.models import CampaignImage
from cms.pages.models import HomePage, StandardPage
from partners.kernel.actors import acting
from portal.founding.campaign import found_site
from portal.founding.ground import LANGUAGES
from portal.founding.schema import read_plan
from tests.conftest import make_user
from tests.support.branding import picture as picture_file
from tests.support.browser import Watch
from tests.support.prove import THOROUGH
from tests.support.writing import eventually, press_action, preview_shows

# Twice for the same browser: what the database does is asked by the tests of services and views.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")
KINDS = [model for model in get_page_models() if model is not SitePage]
SAMPLE = Path(__file__).resolve().parent.parent.parent / "docs" / "campaign"
PUBLISHERS = sorted(PUBLISHING_GROUPS)
# Group, language of the admin, language of the pages, and the kinds of page.
ROUNDS = (
    [(*who, KINDS) for who in itertools.product(PUBLISHERS, LANGUAGES, LANGUAGES)]
    if THOROUGH
    else [(PUBLISHERS[0], "uk", "en", KINDS[::3]), (PUBLISHERS[1], "en", "uk", KINDS[1::3])]
)
CROSSED = "Failed to load resource: the server responded with a status of 400 (Bad Request) "
WRITERS = set(PUBLISHERS) | WRITING_GROUPS
OTHERS = [(group, LANGUAGES[place % 2]) for place, group in enumerate(sorted(set(STAFF_GROUPS) - WRITERS))]


@pytest.fixture
def site(campaign, administrator, live_server, settings):
    settings.BASE_URL = live_server.url
    found_site(read_plan(SAMPLE).site, campaign, by=acting(administrator))
    return {language: HomePage.objects.get(locale__language_code=language) for language in LANGUAGES}


@pytest.fixture
def member(db):
    """`member("Editors", "uk")` has the admin in Ukrainian."""

    def make(group: str, language: str):
        user = make_user(f"{group.lower().replace(' ', '-')}-{language}@example.org", staff=True, groups=(group,))
        type(user).objects.filter(pk=user.pk).update(language=language)
        return user

    return make


def parent_of(model: type[SitePage], home: HomePage) -> SitePage:
    """The first page in this language that may hold one, the home page before all others; or the root."""
    allowed = model.allowed_parent_page_models()
    if model is HomePage:
        return home.get_parent()
    here = SitePage.objects.filter(locale=home.locale, depth__gt=1).order_by("depth", "path").specific()
    return next(page for page in here if type(page) in allowed)


def fill(page: Page, title: str) -> None:
    """Every field that has to be filled in, found by the mark that Wagtail gives it."""
    page.fill("[name=title]", title)
    for select in page.locator("form#page-edit-form select[name]").all():
        if not select.input_value() and select.get_attribute("name") in {"campaign", "kind"}:
            select.select_option(index=1)
    for name in ("hero_title", "hero_lead", "lead", "summary"):
        field = page.locator(f"[name={name}]")
        if field.count():
            field.fill("Люди — не територія.")
    for name in ("before", "channels"):
        fill_stream(page, name)


def fill_stream(page: Page, name: str) -> None:
    """One block, with words in all that may hold them, where the page has such a stream and it is empty."""
    stream = page.locator(f"[data-contentpath={name}]")
    if not stream.count() or page.locator(f"[name={name}-count]").input_value() != "0":
        return
    stream.locator(".c-sf-add-button").first.click()
    page.locator(f"[name={name}-0-value-text], [name={name}-0-value-name]").wait_for()
    for words in stream.locator("input[type=text], textarea").all():
        if words.is_visible():
            words.fill("reports.77")
    for choice in stream.locator("select").all():
        choice.select_option(index=1)


def write_on(page: Page, words: str, *, seconds: float) -> None:
    """As people type: what is there after two seconds, Wagtail takes for what was there before."""
    page.locator("[name=title]").press("End")
    page.locator("[name=title]").press_sequentially(words, delay=1_000 * seconds / len(words))


def newest_title(page: SitePage) -> str:
    return str(SitePage.objects.get(pk=page.pk).get_latest_revision_as_object().title)


def checks_of(page: Page) -> tuple[int, int]:
    """Words and issues, once they have been counted."""
    page.locator("[data-side-panel-toggle=checks]").click()
    counted = page.locator("[data-content-word-count]")
    issues = page.locator("[data-side-panel=checks] [data-content-checker-count]")
    expect(counted).not_to_have_text("-")
    expect(issues).not_to_have_text("–")
    return int(counted.inner_text()), int(issues.inner_text())


def words_in_preview(page: Page) -> int:
    """As the browser itself cuts the text of the page into words."""
    return (
        page.frame_locator("#w-preview-iframe")
        .locator("main")
        .evaluate(
            """main => {
            const words = new Intl.Segmenter(main.ownerDocument.documentElement.lang, {granularity: "word"})
            return [...words.segment(main.innerText)].filter((part) => part.isWordLike).length
        }"""
        )
    )


def answers(page: Page, address: str) -> int:
    """To somebody who is not signed in; asked beside the page, so that its console stays as it is."""
    with_nobody = page.context.browser.new_context()
    try:
        return with_nobody.request.get(address, max_redirects=0).status
    finally:
        with_nobody.close()


def take_through(page: Page, model: type[SitePage], home: HomePage, address: str, settings: Any) -> str:
    """From an empty form to a deleted page. Gives the address at which it was edited."""
    # A page that Wagtail keeps by itself while its button is being pressed is made twice, and the second is refused:
    # whether the browser comes to that hangs on how busy the machine is.
    settings.WAGTAIL_AUTOSAVE_INTERVAL = 0
    parent = parent_of(model, home)
    label, name = model._meta.label_lower.split(".")
    page.goto(reverse("wagtailadmin_pages:add", args=[label, name, parent.pk]) + f"?locale={home.locale.language_code}")
    title = f"A new {name}"
    fill(page, title)
    preview_shows(page, title)
    words = words_in_preview(page)
    assert checks_of(page) == (words, 0), model

    press_action(page, "action-publish")
    made = model.objects.get(title=title)
    assert made.live
    public = f"{address}{made.url}" if made.url else ""
    if public:
        assert answers(page, public) == 200, model

    settings.WAGTAIL_AUTOSAVE_INTERVAL = 500
    edited = reverse("wagtailadmin_pages:edit", args=[made.pk])
    page.goto(edited)
    write_on(page, ", changed", seconds=2.2)
    preview_shows(page, f"{title}, changed")
    # Kept by itself, before a button is pressed.
    eventually(lambda: newest_title(made) == f"{title}, changed")
    write_on(page, " again", seconds=0)
    press_action(page, "")
    made.refresh_from_db()
    assert (made.title, newest_title(made)) == (title, f"{title}, changed again")
    if public:
        assert answers(page, public) == 200, model

    for way, left in (("unpublish", 404), ("delete", 404)):
        page.goto(reverse(f"wagtailadmin_pages:{way}", args=[made.pk]))
        page.locator("main form [type=submit]").last.click()
        page.wait_for_load_state()
        if public:
            assert answers(page, public) == left, (model, way)
    assert not model.objects.filter(pk=made.pk).exists()
    # The admin remembers which panel is open; the next page begins with all of them closed.
    page.evaluate("localStorage.clear()")
    return f"{address}{edited}"


@pytest.mark.console(CROSSED)
@pytest.mark.parametrize(("group", "spoken", "written", "kinds"), ROUNDS)
def test_who_publishes_takes_a_page_from_an_empty_form_to_its_end(
    site, member, signed_in_page, live_server, settings, group, spoken, written, kinds
):
    page = signed_in_page(member(group, spoken), viewport={"width": 1280, "height": 900})
    watch = Watch(page, live_server.url)
    before = set(SitePage.objects.values_list("pk", flat=True))

    for model in kinds:
        edited = take_through(page, model, site[written], live_server.url, settings)
        assert page.locator("html").get_attribute("lang") == spoken
        # What Wagtail keeps by itself and meets the pressed button on its way is refused, once, and nothing is lost.
        assert watch.complaints in ([], [f"{CROSSED}{edited}"]), model
        watch.forget()
    assert set(SitePage.objects.values_list("pk", flat=True)) == before


def test_the_groups_that_publish_are_those_with_the_rights(db):
    rights = GroupPagePermission.objects.filter(permission__codename="publish_page")

    assert sorted(rights.values_list("group__name", flat=True)) == PUBLISHERS
    assert {group for group, _language in OTHERS} | WRITERS == set(STAFF_GROUPS)


@pytest.mark.parametrize(("group", "spoken"), OTHERS)
def test_who_does_not_publish_finds_no_way_to_a_page(site, member, signed_in_page, live_server, group, spoken):
    page = signed_in_page(member(group, spoken), viewport={"width": 1280, "height": 900})
    watch = Watch(page, live_server.url)
    home = site["en"]
    ways = [
        reverse(f"wagtailadmin_pages:{way}", args=[home.pk]) for way in ("edit", "unpublish", "delete", "view_draft")
    ]
    ways += [
        reverse("wagtailadmin_pages:add", args=[*model._meta.label_lower.split("."), parent_of(model, home).pk])
        for model in KINDS
    ]

    page.goto("/cms/")
    assert page.locator("html").get_attribute("lang") == spoken
    links = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert [link for link in links if link and link.startswith("/cms/pages/")] == []
    for way in ways:
        for ask in (page.request.get, page.request.post):
            assert ask(way, max_redirects=0).status in {302, 403, 404}, way
    assert watch.complaints == []
    home.refresh_from_db()
    assert home.live


# That is how Wagtail says what its checks have found.
@pytest.mark.console("axe.run results")
def test_the_checks_count_what_is_wrong_and_nothing_else(site, member, signed_in_page):
    picture = CampaignImage(title="Window", file=ContentFile(picture_file(1200, 900), "window.png"))
    picture._set_image_file_metadata()
    picture.save()
    shown = {"picture": picture, "alt": "", "caption": ""}
    wrong = StandardPage(title="Wrong", slug="wrong", body=[("picture", shown), ("heading", ""), ("picture", shown)])
    right = StandardPage(
        title="Right", slug="right", body=[("picture", {**shown, "alt": "A window"}), ("heading", "Go")]
    )
    page = signed_in_page(member("Editors", "en"), viewport={"width": 1280, "height": 900})
    told = {}

    for made in (site["en"].add_child(instance=wrong), site["en"].add_child(instance=right)):
        page.goto(reverse("wagtailadmin_pages:edit", args=[made.pk]))
        preview_shows(page, made.title)
        words = words_in_preview(page)
        counted, issues = checks_of(page)
        assert counted == words
        names = page.locator("[data-side-panel=checks] [data-content-checker-name]").all_inner_texts()
        assert len(names) == issues
        told[made.title] = sorted(names)
        page.evaluate("localStorage.clear()")

    undescribed = "Picture without a description"
    assert told == {"Wrong": ["Empty heading found", undescribed, undescribed], "Right": []}


PASTED = {
    "Word": """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style>
        </head><body><!--StartFragment--><p class=MsoNormal style='mso-margin-top-alt:auto'>
        <b><span style='font-family:Arial'>In bold</span></b><o:p></o:p>
        and <a href="file:///C:/secret.docx">a file</a></p>
        <p class=MsoListParagraph><![if !supportLists]>·<![endif]>first</p><!--EndFragment--></body></html>""",
    "Google Docs": """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
        <p dir="ltr"><span style="font-weight:700;color:#f00">In bold</span><span> and </span>
        <a href="https://a.example.org/"><span>a link</span></a></p><h1>Large</h1><ul><li>first</li></ul></b>""",
    "a web page": """<div onclick="steal()"><h1>In bold</h1><iframe src="https://films.example.org"></iframe>
        <a href="javascript:steal()">a link</a><img src=x onerror="steal()"><p>first</p></div>""",
}
PASTE = """(field, html) => {
    const held = new DataTransfer();
    held.setData("text/html", html);
    held.setData("text/plain", html.replace(/<[^>]*>/g, ""));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, bubbles: true, cancelable: true }));
}"""


@pytest.mark.parametrize("source", PASTED)
def test_what_is_pasted_leaves_its_words_and_what_the_field_offers(site, member, signed_in_page, live_server, source):
    made = site["en"].add_child(instance=StandardPage(title="Pasted", slug="pasted", body=[("paragraph", "<p>x</p>")]))
    page = signed_in_page(member("Editors", "en"), viewport={"width": 1280, "height": 900})
    page.goto(reverse("wagtailadmin_pages:edit", args=[made.pk]))
    field = page.locator("[data-contentpath=body] [role=textbox]").first
    field.click()
    field.evaluate(PASTE, PASTED[source])
    # The editor hands on what it holds a moment later.
    eventually(lambda: "first" in page.locator("[name=body-0-value]").input_value())
    press_action(page, "action-publish")

    main = page.request.get(f"{live_server.url}{made.url}").text().partition("<main")[2].partition("</main>")[0]
    assert "In bold" in " ".join(main.split())
    assert "first" in main
    assert main.count("<h1") == 1
    for left in ("Mso", "mso-", "file:", "javascript", "steal", "onerror", "<iframe", "style=", "docs-internal"):
        assert left not in main, left
