"""A template is made from a bare picture, by keyboard alone and by mouse alone, and a partner makes a file of it."""

import re

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from partners.artwork.models import Template, TemplateDraft
from partners.artwork.services import begin_template
from partners.branding.services import add_logo, save_brand_kit
from partners.kernel.actors import acting
from partners.kernel.uploads import clean_logo
from tests.journeys.test_cobranding import check_picture, download
from tests.support.branding import KIT, drawn_logo, encoded
from tests.support.materials import open_material

KINDS = ("Logo", "Name", "QR code")


def artwork() -> bytes:
    """A night with windows, and room below for whoever puts their name on it."""
    drawn = Image.new("RGB", (1080, 1350), "#172552")
    pen = ImageDraw.Draw(drawn)
    for column in range(6):
        for row in range(6):
            pen.rectangle((90 + column * 160, 80 + row * 150, 170 + column * 160, 180 + row * 150), fill="#e0a94f")
    pen.rectangle((0, 1000, 1080, 1350), fill="#f6f1e8")
    return encoded(drawn, "PNG")


@pytest.fixture
def ground(campaign, organization, owner):
    open_material()
    logo = add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))
    save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))


@pytest.fixture
def keep(request):
    """A picture of each step, where somebody has asked for them."""
    folder = request.config.getoption("--basetemp", None)

    def shot(page: Page, name: str) -> None:
        if folder:
            before = page.viewport_size
            # The admin scrolls inside its own frame, so a whole page needs a window as high as it is.
            page.set_viewport_size({"width": before["width"], "height": 3200})
            page.screenshot(path=f"{folder}-{name}.png")
            page.set_viewport_size(before)

    return shot


def bytes_of_upload() -> dict[str, object]:
    return {"name": "windows.png", "mimeType": "image/png", "buffer": artwork()}


def box(page: Page, name: str):
    return page.locator(".bo-box").filter(has_text=name)


def percent(page: Page, place: int, name: str) -> float:
    return float(page.locator(f"[name=slots-{place}-{name}]").input_value())


def previewed(page: Page):
    return page.expect_response(lambda response: "/preview/" in response.url)


def make_a_file(page: Page, organization, language: str, folder) -> None:
    template = Template.objects.get(language=language)
    page.goto(f"/en/partner/{organization.public_id}/studio/{template.public_id}/")
    check_picture(download(page, "JPEG", folder))


def test_by_mouse_alone(ground, administrator, owner, organization, signed_in_page, is_accessible, keep, tmp_path):
    page = signed_in_page(administrator, viewport={"width": 1280, "height": 900})
    page.goto("/cms/templates/")
    page.get_by_role("link", name="Add", exact=True).click()
    page.select_option("[name=kind]", "social_card")
    page.fill("[name=title]", "Lit windows")
    page.fill("input[name=description]", "Thirty-six lit windows in the night.")
    page.set_input_files("[name=artwork]", files=[bytes_of_upload()])
    page.get_by_role("button", name="Go on to the slots").click()
    page.wait_for_url(re.compile(r"/drafts/[0-9a-f-]+/$"))
    is_accessible(page)
    keep(page, "mouse-1-bare")

    for kind in KINDS:
        page.get_by_role("group", name="Add a slot").get_by_role("button", name=kind, exact=True).click()
    area = page.locator("[data-stage]").bounding_box()
    # The last that was added lies on top.
    for kind, across, down in (("QR code", 0.72, 0.78), ("Name", 0.35, 0.8), ("Logo", 0.05, 0.78)):
        pull(page, box(page, kind).bounding_box(), area, across, down)
    for kind, across, down in (("Name", 0.7, 0.9), ("QR code", 0.95, 0.96)):
        # Whatever is chosen comes to the top, with its corner.
        box(page, kind).click(position={"x": 8, "y": 8})
        grip = box(page, kind).locator(".bo-box__grip").bounding_box()
        page.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
        page.mouse.down()
        page.mouse.move(area["x"] + area["width"] * across, area["y"] + area["height"] * down, steps=6)
        with previewed(page) as drawn:
            page.mouse.up()
    assert drawn.value.headers["content-type"] == "image/jpeg"
    assert percent(page, 0, "x") == pytest.approx(5, abs=1)
    assert percent(page, 0, "y") == pytest.approx(78, abs=1)
    assert percent(page, 2, "x") + percent(page, 2, "width") == pytest.approx(95, abs=2)
    with previewed(page):
        page.get_by_role("button", name="A very wide logo").click()
    is_accessible(page)
    keep(page, "mouse-2-slots")

    page.get_by_role("button", name="Save, then look and publish").click()
    page.wait_for_url("**/sheet/")
    expect(page.locator(".bo-sheet img")).to_have_count(13)
    page.locator(".bo-sheet img").last.scroll_into_view_if_needed()
    page.wait_for_function("[...document.querySelectorAll('.bo-sheet img')].every(image => image.naturalWidth > 0)")
    is_accessible(page)
    flaws = page.locator(".bo-flaw")
    expect(flaws.filter(has_text="lies over another")).to_have_count(0)
    # Not even the white logo on its white plate, which becomes a dark one.
    expect(flaws.filter(has_text="The logo hardly stands out")).to_have_count(0)
    keep(page, "mouse-3-sheet")
    page.get_by_label("I have looked at it").check()
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url(re.compile(r"/cms/templates/[0-9a-f-]+/$"))
    expect(page.get_by_text("Version 1 is out.")).to_be_visible()
    keep(page, "mouse-4-published")
    page.goto("/cms/templates/")
    expect(page.get_by_role("link", name="Lit windows")).to_be_visible()
    keep(page, "mouse-5-list")

    page = signed_in_page(owner)
    make_a_file(page, organization, "en", tmp_path)
    keep(page, "mouse-6-studio")


def pull(page: Page, found, area, across: float, down: float) -> None:
    """A slot, by its middle, to where its corner should be."""
    left, top = found["x"] + found["width"] / 2, found["y"] + found["height"] / 2
    page.mouse.move(left, top)
    page.mouse.down()
    to = (area["x"] + area["width"] * across, area["y"] + area["height"] * down)
    page.mouse.move(left + to[0] - found["x"], top + to[1] - found["y"], steps=6)
    page.mouse.up()


def tab_to(page: Page, locator, *, key: str = "Tab") -> None:
    """As somebody without a mouse comes there."""
    for _press in range(120):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{locator} is not reached by keyboard")


def test_by_keyboard_alone(ground, administrator, owner, organization, signed_in_page, is_accessible, keep, tmp_path):
    """The same in Ukrainian, so that partners have it in both."""
    page = signed_in_page(administrator, color_scheme="dark")
    page.goto("/cms/templates/add/")
    tab_to(page, page.locator("[name=language]"))
    page.keyboard.type("Ukrainian")
    tab_to(page, page.locator("[name=kind]"))
    page.keyboard.type("social")
    for name, words in (("title", "Вікна"), ("description", "Тридцять шість освітлених вікон уночі.")):
        tab_to(page, page.locator(f"input[name={name}]"))
        page.keyboard.insert_text(words)
    tab_to(page, page.locator("[name=artwork]"))
    # The dialogue of the system is opened by the keyboard, and answered as the system would.
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(files=[bytes_of_upload()])
    tab_to(page, page.get_by_role("button", name="Go on to the slots"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/drafts/[0-9a-f-]+/$"))

    adding = page.get_by_role("group", name="Add a slot")
    for kind in KINDS:
        # Focus is on the slot that was added last: back to the buttons.
        tab_to(page, adding.get_by_role("button", name=kind, exact=True), key="Tab" if kind == "Logo" else "Shift+Tab")
        page.keyboard.press("Enter")
        expect(box(page, kind)).to_be_focused()
        place = KINDS.index(kind)
        across, down, narrower, lower = {"Logo": (5, 80, 0, 0), "Name": (32, 82, 10, 0), "QR code": (72, 75, 0, 7)}[
            kind
        ]
        for key, times in (
            ("ArrowRight", across - percent(page, place, "x")), ("ArrowDown", down - percent(page, place, "y")),
            ("Shift+ArrowLeft", narrower), ("Shift+ArrowUp", lower),
        ):  # fmt: skip
            for _press in range(round(times)):
                page.keyboard.press(key)
    expect(page.locator("[data-said]")).to_contain_text("% high")
    assert (percent(page, 1, "x"), percent(page, 1, "width")) == (32, 40)
    page.keyboard.press("Alt+ArrowLeft")
    assert percent(page, 2, "x") == pytest.approx(71.9)
    page.keyboard.press("Delete")
    expect(box(page, "QR code")).to_be_hidden()
    expect(page.get_by_role("button", name="Undo the removal")).to_be_focused()
    page.keyboard.press("Enter")
    expect(box(page, "QR code")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[name=slots-2-x]")).to_be_focused()
    is_accessible(page)
    keep(page, "keyboard-1-slots")
    tab_to(page, page.get_by_role("button", name="Save, then look and publish"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/sheet/")
    is_accessible(page)
    keep(page, "keyboard-2-sheet")
    tab_to(page, page.get_by_label("I have looked at it"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Publish"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cms/templates/[0-9a-f-]+/$"))

    make_a_file(signed_in_page(owner), organization, "uk", tmp_path)


def test_by_touch_on_a_telephone(ground, administrator, signed_in_page, is_accessible, keep, tmp_path):
    draft = begun(administrator)
    page = signed_in_page(administrator, viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"/cms/templates/drafts/{draft.public_id}/")
    page.get_by_role("group", name="Add a slot").get_by_role("button", name="Logo", exact=True).tap()
    found, area = box(page, "Logo").bounding_box(), page.locator("[data-stage]").bounding_box()
    touch(page, found["x"] + found["width"] / 2, found["y"] + found["height"] / 2, 0, area["height"] * 0.5)

    assert percent(page, 0, "y") == pytest.approx(55, abs=1.5)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    is_accessible(page)
    keep(page, "touch")


def test_day_place_and_photograph_are_drawn_by_touch_by_mouse_and_by_keyboard(ground, administrator, signed_in_page):
    draft = begun(administrator)
    page = signed_in_page(administrator, viewport={"width": 1280, "height": 900}, has_touch=True)
    page.goto(f"/cms/templates/drafts/{draft.public_id}/")
    adding = page.get_by_role("group", name="Add a slot")
    area = page.locator("[data-stage]").bounding_box()

    adding.get_by_role("button", name="Date and hour", exact=True).tap()
    found = box(page, "Date and hour").bounding_box()
    down = area["y"] + area["height"] * 0.1 - found["y"]
    touch(page, found["x"] + found["width"] / 2, found["y"] + found["height"] / 2, 0, down)
    adding.get_by_role("button", name="Place where it happens", exact=True).click()
    pull(page, box(page, "Place where it happens").bounding_box(), area, 0.1, 0.3)
    tab_to(page, adding.get_by_role("button", name="Photograph of the partner", exact=True), key="Shift+Tab")
    page.keyboard.press("Enter")
    below = round(60 - percent(page, 2, "y"))
    with previewed(page) as drawn:
        for _press in range(abs(below)):
            page.keyboard.press("ArrowDown" if below > 0 else "ArrowUp")

    assert drawn.value.headers["content-type"] == "image/jpeg"
    page.get_by_role("button", name="Save the draft").last.click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()
    kept = {slot["kind"]: round(slot["y"], 2) for slot in TemplateDraft.objects.get().slots}
    assert kept == {kind: pytest.approx(at, abs=0.015) for kind, at in (("date", 0.1), ("place", 0.3), ("photo", 0.6))}


def begun(administrator) -> TemplateDraft:
    return begin_template(
        open_material(), kind="social_card", language="en", title="Windows", description="Lit windows.",
        artwork=artwork(), by=acting(administrator)
    )  # fmt: skip


def touch(page: Page, left: float, top: float, across: float, down: float) -> None:
    session = page.context.new_cdp_session(page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        told = {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        session.send("Input.dispatchTouchEvent", told)

    send("touchStart", (left, top))
    for step in range(1, 6):
        send("touchMove", (left + across * step / 5, top + down * step / 5))
    send("touchEnd")


def test_without_a_script_the_numbers_are_enough(ground, administrator, signed_in_page, keep):
    draft = begun(administrator)
    page = signed_in_page(administrator, java_script_enabled=False)
    page.goto(f"/cms/templates/drafts/{draft.public_id}/")
    page.get_by_role("group", name="Add a slot").get_by_role("button", name="Logo", exact=True).click()
    page.locator("[data-slot] summary").first.click()
    page.fill("[name=slots-0-x]", "40")
    keep(page, "no-script")
    page.get_by_role("button", name="Save the draft").last.click()
    expect(page.get_by_text("The draft is saved.")).to_be_visible()

    assert TemplateDraft.objects.get().slots[0]["x"] == 0.4
    assert page.locator("rect[x='40.0']").count() == 1
