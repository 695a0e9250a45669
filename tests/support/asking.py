"""Two partners with a voice each, and a reporter who asks in a browser."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, acting
from partners.kernel.languages.zones import time_zones
from partners.press.services.consent import confirm_contact, publish_consent_text
from partners.press.services.contacts import submit_contact
from tests.support.small_site import publish_small_site
from tests.support.texts import consent_texts

ROBIN = "robin@morning-page.example.org"
EARLIEST, LATEST = 9, 13


def where_it_is_morning() -> str:
    """A zone in which somebody is awake for the whole test, whenever that runs."""
    now = datetime.now(UTC)
    return next(zone for zone in time_zones() if EARLIEST <= now.astimezone(ZoneInfo(zone)).hour < LATEST)


def two_voices(campaign, press_officer, partners, letters) -> None:
    """`partners` are organisations with who acts for each; the voice of the first comes first."""
    with clock.at(datetime.now(UTC) - timedelta(days=2)):
        publish_consent_text(version=1, texts=consent_texts(), by=acting(press_officer))
    publish_small_site(campaign)
    for (partner, by), name in zip(partners, ("olena", "taras"), strict=True):
        address = f"{name}@voices.example.org"
        submit_contact(
            partner, name=name.title(), email=address, position="", phone="", language="en", languages=["uk", "en"],
            topics=["children"], time_zone=where_it_is_morning(), by=acting(by),
        )  # fmt: skip
        code = re.search(r"/press/contact/([\w-]+)/", letters.newest(address)).group(1)
        confirm_contact(code, version=1, by=LINK_HOLDER)


def ask(page, press) -> str:
    """Ask, and read the receipt."""
    page.goto("/en/press/ask/")
    # The form refuses what comes faster than a person types.
    page.wait_for_timeout(3_100)
    page.fill("[name=question]", "How many children are known by name?")
    page.select_option("[name=topic]", "children")
    page.select_option("[name=language]", "uk")
    page.select_option("[name=medium]", "radio")
    page.fill("[name=deadline]", f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT17:30}")
    page.fill("[name=name]", "Robin Archer")
    page.fill("[name=email]", ROBIN)
    page.check("[name=wants_it_mailed]")
    press(page, "Send the question")
    return re.search(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){4}", page.locator("main").inner_html()).group(0)


def follow(page, receipt: str, press) -> None:
    page.goto("/en/press/asked/")
    page.fill("[name=receipt]", receipt)
    press(page, "Show where it stands")
