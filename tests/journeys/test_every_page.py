"""Every page of the seeded demo: what each has to be. `make screenshots` looks at each in all eight looks."""

import gzip
import itertools
import json
import sys
import urllib.request
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection
from django.urls import Resolver404, resolve

from cms.pages.models import PublicPage
from tests.architecture.routes import CODE_IN_ADDRESS, MEMBERS, PUBLIC, SIGNED_IN
from tests.architecture.test_routes import ROUTES
from tests.support.databases import sqlite_template
from tests.support.demo import run, running_demo
from tests.support.pages import PAGES, Place
from tests.support.prove import only_in_prove
from tests.support.walk import Look, Walker

# The portal of these pages runs on SQLite whatever the suite runs on: once is enough.
pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="seen on SQLite, in the suite's own run")
# They differ in everything, and each page takes the one or the other: both for each would be half of the suite's time.
LOOKS = (Look("en", "light", 1280), Look("uk", "dark", 360))
IN_THE_SUITE = [place for place in PAGES if not place.only_pictures]
# On a bad line, for somebody who must not wait, it is written in the faces that the device has.
NO_FACES = {"safe-report", "embed-frame", "embed-frame-dark"}
LIGHT_PAGE = 100 * 1024
MOST_QUERIES = 12
# Addresses that show no page of their own: files, machines' business, forms that are sent and lead elsewhere.
NO_PAGE = {
    "healthz", "readyz", "public_file", "sitemaps", "sitemap", "offline", "robots", "security_txt", "colours",
    "share_picture", "partner_mark", "partner_colours", "mark", "share_card", "video_poster", "video_film",
    "wagtaildocs_serve",
    "wagtailcore_authenticate_with_password", "wagtaildocs_authenticate_with_password",
    # Only where a page or a collection has a password; see test_shared_password.py.
    "page_password", "document_password",
    "dashboard:start", "library:material", "library:neutral",
    # What a QR code leads to, in no language; it leads on. So does a partner's address as it is said aloud.
    "verify_code", "with_partner_short",
    # A picture for other sites, and what programs are told.
    "embed_card", "oembed",
    # Only the code of a letter opens it, and only for staff who have no factor.
    "enrolment",
    # What readers of news take is no page; one update in the language of whoever asks leads to its page.
    "updates:atom", "updates:json", "updates:atom_topic", "updates:json_topic", "updates:update",
    "organizations:application_autosave", "organizations:document_file", "organizations:document_remove",
    "organizations:member_role", "organizations:invitation_create", "organizations:invitation_revoke",
    "branding:logo_file", "branding:logo_remove", "editions:preview", "editions:download", "editions:file",
    "editions:letter_file",
    # What the page of the rota sends, and a page that only a shift has.
    "press:rota_shift", "press:rota_absence", "press:rota_take_off", "press:rota_hand_over",
    "press:speaker_card", "press:contacts_empty_table",
    # Files of letters, and where a provider hands letters over.
    "press:inquiry_file", "press:offer_file", "backoffice_inquiries:file", "mail_hook",
    # A button beside a question that is held, and the very screen that a new template has.
    "backoffice_inquiries:held_let_in", "backoffice_inquiries:template",
    "press:contact_ask_again", "translations:take_back", "translations:withdraw",
    "backoffice_translations:results", "backoffice_offers:results",
    # Lists of the back office that are fetched piece by piece, and what they hand out.
    "backoffice_files:results", "backoffice_files:file_picture",
    "backoffice_partners:results", "backoffice_partners:note", "backoffice_partners:document",
    "backoffice_partners:move", "backoffice_partners:assign", "backoffice_partners:strike",
    "backoffice_inquiries:results", "backoffice_contacts:results",
    # Of the press room: lists fetched piece by piece, the very screens that figures have, and files and feeds.
    "backoffice_releases:results", "backoffice_releases:mark", "backoffice_figures:results",
    "backoffice_quotes:results", "backoffice_quotes:one", "backoffice_quotes:take_off",
    "backoffice_coverage:results", "backoffice_coverage:one", "backoffice_coverage:take_off",
    "backoffice_dates:results", "backoffice_dates:one", "backoffice_dates:take_off",
    "backoffice_figures:add", "backoffice_quotes:index", "backoffice_coverage:index", "backoffice_coverage:add",
    "backoffice_dates:index", "backoffice_releases:end",
    "press_room:atom", "press_room:json", "press_room:ninjs", "press_room:events", "press_room:kit",
    # What a private link leads on to, and the files behind it.
    "press_room:early", "press_room:early_files", "press_room:early_picture", "backoffice_early:results",
    "backoffice_early:move",
    "backoffice_templates:results", "backoffice_templates:sample", "backoffice_templates:template_picture",
    "backoffice_templates:template_preview", "backoffice_templates:template_again",
    "backoffice_subjects:results",
    "backoffice_texts:draft_start", "backoffice_texts:draft_compare",
    # The button of the page before, which shows what it did.
    "supporters:withdraw", "backoffice_videos:results", "backoffice_videos:file",
    "backoffice_materials:results", "editions:confirm_replaced", "editions:link_revoke", "editions:renew",
    "editions:film_order", "editions:film_give_up",
    # Files.
    "editions:picture", "editions:photograph_picture", "shared_file",
    # The very screens that materials have.
    "backoffice_updates:index", "backoffice_updates:results", "backoffice_updates:one", "backoffice_updates:move",
    # Leads to the editor of the home page.
    "backoffice_menus",
    # Sign-in by letter is switched off; setting a first password is for accounts that came without one.
    "account_confirm_login_code", "account_set_password",
    # Steps that end elsewhere when nothing was begun, and what only a passkey in the hand can open.
    "account_email_verification_sent", "account_confirm_password_reset_code", "account_complete_password_reset",
    "mfa_authenticate", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_login_webauthn",
}  # fmt: skip
VALUES = "00000000-0000-4000-8000-000000000000"


class Anything(dict):
    def __missing__(self, key: str) -> str:
        return "1" if key in {"material_page", "stale_page", "pages_root", "picture", "user"} else VALUES


@pytest.fixture(scope="module")
def site(browser, django_db_setup):
    with running_demo(sqlite_template()) as demo:
        yield demo


@pytest.fixture(scope="module")
def walker(browser, site):
    walker = Walker(browser, site)
    yield walker
    walker.close()


def test_no_page_is_forgotten():
    shown = set()
    for place in IN_THE_SUITE:
        try:
            shown.add(resolve(place.path.split("?")[0].format_map(Anything(lang="en"))).view_name)
        except Resolver404:
            # The demo's page exists under the demo's settings only.
            assert place.name == "demo"
    ours = {route.name for route in ROUTES if route.name.startswith("backoffice_")}
    entrance = {route.name for route in ROUTES if route.module.startswith("allauth.")}

    assert (PUBLIC | SIGNED_IN | CODE_IN_ADDRESS | set(MEMBERS) | ours | entrance) - shown - NO_PAGE == set()
    assert NO_PAGE & shown == set()


@pytest.mark.parametrize(
    ("place", "look"),
    list(zip(IN_THE_SUITE, itertools.cycle(LOOKS), strict=False)),
    ids=lambda given: getattr(given, "name", str(given)),
)
def test_a_page_is_as_it_should_be(place, look, walker):
    assert walker.visit(place, look).faults == []


@pytest.mark.parametrize(
    "path",
    [
        "/{lang}/partner/{org}/materials/{to_make}/make/?language=uk&line_uk={words}",
        "/{lang}/partner/{org}/studio/{card_en}/?line={words}",
    ],
)
def test_words_without_a_space_scroll_nothing_sideways(path, walker):
    place = Place("long words", path.replace("{words}", 60 * "Д"), "editor")
    assert walker.visit(place, Look("uk", "light", 360)).faults == []


def test_the_site_of_the_demo_stands_in_both_languages(site):
    assert site.facts["materials"] == 28
    assert site.facts["in_one_language"] == []


def test_the_demo_knows_where_everything_is_used(site):
    # Templates belong to rows of the domain now, which the index of pages does not count.
    assert site.facts["uses"] > 90
    assert site.facts["uses_unknown"] == 0


# Two alphabets weigh more than one.
@pytest.mark.parametrize("language", [pytest.param("en", marks=only_in_prove), "uk"])
def test_public_pages_are_light(language, browser, site):
    """Without pictures and with the compression that any server before the portal does: gzip, as it would be sent."""
    heavy = {}
    for place in (place for place in PAGES if place.is_public and not place.act):
        weights = _first_visit(browser, f"{site.address}{place.address(language, site.facts)}")
        assert ("font" in weights) == (place.name not in NO_FACES), place.name
        if (weight := weights.total()) >= LIGHT_PAGE:
            heavy[place.name] = weight
    assert heavy == {}


def test_a_page_that_is_drawn_anew_asks_the_database_twelve_times_at_most(site):
    """Of every type that is a public page; prints what each costs."""
    told = run(["-m", "tests.support.queries"], {**site.environment, "KEEP_PAGES": "0"})
    costs = json.loads(told.splitlines()[-1])
    lines = [f"{name:24} {len(found):3} {min(found)[0]:2} – {max(found)[0]:2}" for name, found in sorted(costs.items())]
    sys.stdout.write("\n".join(["", *lines, ""]))
    types = {model.__name__ for model in apps.get_models() if issubclass(model, PublicPage)}
    assert types - costs.keys() == set(), "the demo has no page of this type"
    assert {name: max(found) for name, found in costs.items() if max(found)[0] > MOST_QUERIES} == {}


@pytest.mark.parametrize("encoding", [pytest.param("identity", marks=only_in_prove), "gzip"])
def test_a_kept_page_is_the_page_that_would_be_drawn(encoding, site):
    """In bytes and headers. What is asked for with an `Authorization` is drawn anew, and no page looks at it."""
    seen = set()
    places = [place for place in PAGES if place.is_public and not place.act and place.status == 200]
    for place, language in itertools.product(places, ("en", "uk")):
        address = f"{site.address}{place.address(language, site.facts)}"
        drawn = _answer(address, {"Accept-Encoding": encoding, "Authorization": "none"})
        answers = [_answer(address, {"Accept-Encoding": encoding}) for _time in range(3)]
        # Forms carry a token, another one each time, and are nobody else's.
        if "etag" in drawn[0]:
            assert answers == [drawn] * 3, address
            seen.add(place.name)
    assert seen >= {"home", "campaign", "library", "material-poster", "material-text", "privacy", "press", "developers"}


def _answer(address: str, headers: dict[str, str]) -> tuple[dict[str, str], bytes]:
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        body = answer.read()
        told = {name.lower(): value for name, value in answer.headers.items() if name.lower() != "date"}
    if told.get("content-encoding") == "gzip":
        # Compressed anew, it has another number of random bytes.
        return {**told, "content-length": ""}, gzip.decompress(body)
    return told, body


def _first_visit(browser, address: str) -> Counter[str]:
    """What comes over the line, by its kind, for somebody who was nowhere before: a browser that has a style sheet in
    memory names with it all faces that the pages before took from it, needed or not."""
    answers, weights = [], Counter()
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright asks it for attributes
        page.goto(address, wait_until="load")
        page.evaluate("document.fonts.ready.then(() => true)")
        for answer in answers:
            weights[answer.request.resource_type] += _weight(answer)
    return weights


def _weight(answer) -> int:
    kind = answer.headers.get("content-type", "")
    if kind.startswith("image/") or answer.status in {204, 304}:
        return 0
    if kind.startswith("font/"):
        return int(answer.headers["content-length"])
    return len(gzip.compress(answer.body(), 6))
