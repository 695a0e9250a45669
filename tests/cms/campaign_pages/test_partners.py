"""The wall: who stands on it, in which order, and that it stays a page however many there are."""

import pytest
from django.test import Client
from django.utils import timezone

from cms.campaign_pages.models.campaign import PER_PAGE
from partners.branding.models import BrandKit, Logo
from partners.campaigns.models import Endorsement
from partners.organizations.models import Organization
from tests.conftest import make_organization

Standing, ShownAs = Organization.Standing, Organization.ShownAs


@pytest.fixture
def signed(partners_page, statement, owner):
    def sign(name, standing=Standing.APPROVED, **fields):
        organization = make_organization(name, standing, **fields)
        Endorsement.objects.create(
            organization=organization,
            statement_version=statement,
            text_sha256="0" * 64,
            endorsed_by=owner,
            endorsed_at=timezone.now(),
        )
        return organization

    return sign


def give_logo(organization):
    logo = Logo.objects.create(
        organization=organization, file="logos/x.png", width=10, height=5, sha256="a" * 64, size=9
    )
    BrandKit.objects.create(
        organization=organization, version=1, names={"en": "x"}, colour="#000000", link="https://x.org", logo=logo,
        sha256="b" * 64,
    )  # fmt: skip
    return logo


def read(query="", language="en"):
    answer = Client().get(f"/{language}/partners/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_who_signed_is_approved_and_wants_to_be_seen_stands_there(signed):
    signed("Seen")
    signed("Suspended one", Standing.SUSPENDED)
    signed("Gone one", Standing.LEFT)
    signed("Hidden one", shown_as=ShownAs.NOTHING)
    make_organization("Unsigned one")

    html = read()

    assert "Seen" in html
    assert not [name for name in ("Suspended one", "Gone one", "Hidden one", "Unsigned one") if name in html]
    assert "1 organisation" in html


def test_who_hides_vanishes_from_every_public_page_and_every_count_at_once(signed, campaign_page):
    signed("Seen")
    hidden = signed("Hidden one")
    pages = ("/en/partners/", "/en/campaign/", "/en/")
    # The control: it was there.
    assert all("Hidden one" in Client().get(page).content.decode() for page in pages)

    Organization.objects.filter(pk=hidden.pk).update(shown_as=ShownAs.NOTHING)

    html = [Client().get(page).content.decode() for page in pages]
    assert not any("Hidden one" in text for text in html)
    assert "2 organisations" not in html[1]


def test_they_stand_in_the_alphabet_of_the_reader(signed):
    for name in ("Zebra", "Ґанок", "Дім", "Гора", "apple"):
        signed(name)
    for language, names in (("en", "apple Zebra Гора Ґанок Дім"), ("uk", "Гора Ґанок Дім apple Zebra")):
        html = read(language=language)
        places = [html.index(f">{name}</a>") for name in names.split()]
        assert places == sorted(places)


def test_a_name_is_found_in_any_letters_and_a_country_by_its_code(signed):
    signed("Громадська організація «Ліхтар»")
    signed("Théâtre des lucioles", country="FR")
    assert "Ліхтар" in read("?q=ЛІХТАР")
    assert "lucioles" in read("?q=theatre")
    french = read("?country=FR")
    assert "lucioles" in french
    assert "Ліхтар" not in french
    # Nonsense is named and otherwise ignored.
    assert "Ліхтар" in read("?country=XX")
    assert "No partner fits" in read("?q=nobody")


def test_a_page_holds_sixty_and_costs_the_same_for_one_as_for_all(signed, django_assert_max_num_queries):
    first = signed("Partner 000", shown_as=ShownAs.LOGO)
    give_logo(first)
    read()
    with django_assert_max_num_queries(22) as for_one:
        read()
    for number in range(1, PER_PAGE + 5):
        signed(f"Partner {number:03}", shown_as=ShownAs.LOGO)
    with django_assert_max_num_queries(len(for_one)):
        html = read()
    assert html.count('<li class="mark">') == PER_PAGE
    assert read("?page=2").count('<li class="mark">') == 5


def test_links_of_partners_lend_them_no_rank_and_tell_them_nothing(signed):
    signed("Seen", website="https://seen.example.org")
    assert '<a href="https://seen.example.org" rel="external nofollow noopener noreferrer">Seen</a>' in read()


def test_a_logo_is_shown_only_of_who_chose_so(signed):
    named = signed("Named", shown_as=ShownAs.NAME)
    shown = signed("Shown", shown_as=ShownAs.LOGO)
    logos = {organization: give_logo(organization) for organization in (named, shown)}
    html = read()
    assert f"/partner-marks/{shown.public_id}/{logos[shown].mark_digest}.webp" in html
    assert str(named.public_id) not in html


def test_the_wall_is_in_the_map_of_the_site_and_has_both_languages(signed):
    sitemap = Client().get("/sitemap-en.xml").content.decode()
    assert "/en/partners/" in sitemap
    assert "/uk/partners/" in sitemap
    assert 'hreflang="uk"' in read()
