"""Journey 7, thin: somebody offers a video, a moderator decides by keyboard, and it is taken back."""

import pytest
from playwright.sync_api import expect

from cms.campaign_pages.models import VideosPage
from cms.pages.models import HomePage
from partners.kernel.actors import VISITOR
from partners.supporters.models import WallPost
from partners.supporters.rendering import prepare_post
from partners.supporters.services.offering import offer_post
from tests.support.small_site import publish_small_site


@pytest.fixture
def ground(campaign):
    publish_small_site(campaign)
    home = HomePage.objects.get(locale__language_code="en")
    home.add_child(instance=VideosPage(title="Videos", slug="videos", lead="In their own words."))


def waiting(number: int) -> WallPost:
    post, _code = offer_post(
        link=f"https://vimeo.com/12345{number}", network="vimeo", caption=f"Video {number}.", language="en",
        persons="me", by=VISITOR,
    )  # fmt: skip
    prepare_post(post.pk)
    return post


@pytest.mark.console("410")
def test_from_the_form_to_the_wall_and_back(ground, moderator, open_page, press, is_accessible):
    page = open_page()
    page.goto("/en/videos/")
    page.locator("main").get_by_role("link", name="Offer your video").first.click()
    page.fill("[name=link]", "https://vimeo.com/123456789?share=copy")
    page.fill("[name=caption]", "Robin says who lives there.")
    page.check("[name=persons][value=me]")
    for name in ("is_safe", "maker_agrees", "on_site"):
        page.check(f"[name={name}]")
    # The form refuses what comes faster than a person types.
    page.wait_for_timeout(3_100)
    press(page, "Send the video")
    code = page.locator("#code").input_value()
    is_accessible(page)

    post = WallPost.objects.get()
    prepare_post(post.pk)
    WallPost.objects.update(standing="shown", shown_at=post.created_at)
    page.goto("/en/videos/")
    page.get_by_role("link", name="A supporter’s video").click()
    expect(page.get_by_role("link", name="Watch at Vimeo")).to_have_attribute("href", "https://vimeo.com/123456789")
    here = page.url

    page.goto("/en/videos/mine/")
    page.fill("[name=code]", code.lower())
    press(page, "Show my video")
    press(page, "Withdraw the video")
    expect(page.locator("h1")).to_have_text("Your video is withdrawn")
    page.goto(here)
    expect(page.locator("h1")).to_have_text("This video has been withdrawn")
    assert page.context.cookies() == []


def test_a_moderator_goes_through_the_line_by_keyboard(ground, moderator, signed_in_page):
    first, second, third = (waiting(number) for number in range(3))
    page = signed_in_page(moderator)

    def at(post: WallPost) -> None:
        page.wait_for_url(f"**/cms/videos/{post.public_id}/")

    page.goto(f"/cms/videos/{first.public_id}/")
    page.locator("[data-key-hint]").first.wait_for()
    page.keyboard.press("j")
    at(second)
    page.keyboard.press("k")
    at(first)
    page.keyboard.press("s")
    page.wait_for_url("**/move/show/")
    page.get_by_role("button", name="Show").click()
    at(second)
    page.keyboard.press("d")
    page.wait_for_url("**/move/decline/")
    # While words are typed, letters are letters.
    page.fill("[name=reason]", "")
    page.locator("[name=reason]").press_sequentially("A jolly street can be seen.")
    page.get_by_role("button", name="Decline").click()
    at(third)
    assert [post.standing for post in WallPost.objects.order_by("pk")] == ["shown", "declined", "offered"]


def test_the_letters_can_be_switched_off(ground, moderator, signed_in_page):
    first, second = waiting(1), waiting(2)
    page = signed_in_page(moderator)
    page.goto(f"/cms/videos/{first.public_id}/")
    page.locator("[data-keys-switch]").uncheck()
    assert page.locator("[data-key-hint]").count() == 0
    page.keyboard.press("j")
    page.wait_for_timeout(300)
    assert page.url.endswith(f"/cms/videos/{first.public_id}/")
    page.reload()
    page.locator("[data-keys-switch]").check()
    page.locator(".bo-title").click()
    page.keyboard.press("j")
    page.wait_for_url(f"**/cms/videos/{second.public_id}/")
