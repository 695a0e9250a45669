"""A partner's own page shows what the wall may show of it, and counts nothing but applications."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.campaigns.models import Endorsement
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.models import Organization, Slug
from partners.organizations.selectors.slugs import came_through, slug_of
from partners.organizations.services.joining import start_application
from partners.organizations.services.profile import change_profile
from partners.organizations.services.slugs import RESERVED, change_slug, give_slug, slugs_for
from partners.organizations.services.vetting import approve_organization, start_review
from tests.cms.campaign_pages.test_partners import give_logo
from tests.conftest import make_organization
from tests.support.small_site import publish_small_site

ShownAs, Standing = Organization.ShownAs, Organization.Standing


@pytest.fixture
def partner(organization, statement, owner):
    """Signed, seen, with a page."""
    Endorsement.objects.create(
        organization=organization, statement_version=statement, text_sha256="0" * 64, endorsed_by=owner,
        endorsed_at=timezone.now(),
    )  # fmt: skip
    give_slug(organization)
    return organization


@pytest.fixture
def site(campaign):
    publish_small_site(campaign)


def read(path="/en/with/lantern/", status=200):
    answer = Client().get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_page_shows_campaign_statement_materials_and_the_partner_in_its_colour(partner, site):
    give_logo(partner)
    Organization.objects.filter(pk=partner.pk).update(shown_as=ShownAs.LOGO)

    html = read()

    assert "Territories are people" in html
    assert "People are not territory." in html
    assert "Text 0" in html
    assert f"/partner-marks/{partner.public_id}/" in html
    assert "/en/partner/join/?via=lantern" in html
    sheet = html.partition(f"/partner-colours/{partner.public_id}/")[2].partition('"')[0]
    colours = Client().get(f"/partner-colours/{partner.public_id}/{sheet}")
    assert "--accent: light-dark(#000000" in colours.content.decode()


def test_it_says_what_it_is_to_networks_and_to_programs(partner, site):
    html = read()

    assert f"/en/embed/card/{partner.public_id}.jpg?v=" in html
    assert 'type="application/json+oembed"' in html
    assert "share/None" not in html


@pytest.mark.parametrize(
    "change",
    [
        {"shown_as": ShownAs.NOTHING},
        {"has_page": False},
        {"standing": Standing.SUSPENDED},
        {"standing": Standing.LEFT},
    ],
    ids=str,
)
def test_who_is_not_to_be_seen_has_no_page_like_one_that_never_was(partner, site, change):
    unknown = read("/en/with/lantern-of-nobody/", status=404)
    Organization.objects.filter(pk=partner.pk).update(**change)

    assert read(status=404) == unknown.replace("lantern-of-nobody", "lantern")


def test_who_has_not_signed_has_no_page(organization, statement, site):
    give_slug(organization)

    read(status=404)


def test_a_closed_page_closes_at_once_although_it_is_kept(partner, site, owner, settings, monkeypatch):
    settings.KEEP_PAGES = settings.KEEP_PARTS = True
    monkeypatch.setattr("portal.kept_pages.middleware.FRESH", 0)
    reader = Client()
    assert reader.get("/en/with/lantern/").status_code == 200

    change_profile(partner, answers={"has_page": False}, seen=partner.stamp, by=acting(owner))

    assert reader.get("/en/with/lantern/").status_code == 404


@pytest.mark.parametrize(
    ("languages", "code"), [(["pl", "uk"], "uk"), (["uk", "en"], "en"), (["pl"], "en"), ([], "en")]
)
def test_the_short_address_leads_to_a_language_of_the_partner(partner, monkeypatch, languages, code):
    monkeypatch.setattr("cms.campaign_pages.views.open_languages", lambda: ("en", "uk"))
    Organization.objects.filter(pk=partner.pk).update(languages=languages)

    assert Client().get("/with/lantern/", headers={"accept-language": "en"}).url == f"/{code}/with/lantern/"


def test_the_switch_stands_under_about_us(partner, owner, viewer, sign_in):
    page = reverse("organizations:profile", args=[partner.public_id])
    answers = {"email": "hello@example.org", "languages": ["uk"], "mission": "We help.", "shown_as": "name"}

    sign_in(viewer).post(page, {**answers, "seen": partner.stamp})
    assert Organization.objects.get(pk=partner.pk).has_page
    sign_in(owner).post(page, {**answers, "seen": partner.stamp})
    assert not Organization.objects.get(pk=partner.pk).has_page


class TestSlugs:
    def test_come_from_the_name_with_the_approval(self, application, applicant, partnerships):
        staff = acting(partnerships)
        Organization.objects.filter(pk=application.pk).update(name="Тиха Ріка")
        start_review(application, by=staff)
        approve_organization(application, by=staff)

        assert slug_of(application) == "tykha-rika"

    def test_of_two_with_one_name_the_second_has_a_number(self, organization):
        give_slug(organization)
        second = make_organization("Lantern")
        give_slug(second)

        assert (slug_of(organization), slug_of(second)) == ("lantern", "lantern-2")

    def test_are_spelled_as_ukrainians_spell_them(self):
        name = "ГО «Їжак» єдності, Згурівка: Юрій, п’ять щасть"

        assert next(slugs_for(name, is_ukrainian=True)) == "yizhak-yednosti-zghurivka-yurii-piat-shchast"

    @pytest.mark.parametrize("name", ["Press", "Офіційно", "2026", "…", "ACCOUNT"])
    def test_sound_like_nobody_but_a_partner(self, name):
        slug = next(slugs_for(name))

        assert slug not in RESERVED
        assert not slug.isdigit()

    def test_that_were_changed_lead_on(self, partner, site, partnerships):
        change_slug(partner, "lantern-kyiv", by=acting(partnerships))

        assert Client().get("/en/with/lantern/").url == "/en/with/lantern-kyiv/"
        assert "Lantern" in read("/en/with/lantern-kyiv/")
        change_slug(partner, "lantern", by=acting(partnerships))
        assert Client().get("/en/with/lantern-kyiv/").url == "/en/with/lantern/"

    def test_are_changed_by_staff_alone_and_taken_from_nobody(self, partner, other_organization, owner, partnerships):
        give_slug(other_organization)
        change_slug(other_organization, "boat", by=acting(partnerships))

        with pytest.raises(NotAllowed):
            change_slug(partner, "red-cross", by=acting(owner))
        # An earlier one as well: it is on somebody's posters.
        for taken in ("boat", "paper-boat"):
            with pytest.raises(Conflict):
                change_slug(partner, taken, by=acting(partnerships))
        for none in ("", "Press!", "press", "7", "x" * 60):
            with pytest.raises(DomainError):
                change_slug(partner, none, by=acting(partnerships))

    def test_have_a_screen_for_reviewers(self, partner, other_organization, partnerships, moderator, sign_in):
        staff, url = sign_in(partnerships), f"/cms/partners/{partner.public_id}/address/"

        assert "/with/lantern/" in staff.get(url).content.decode()
        refused = staff.post(url, {"slug": "Press!"})
        assert refused.status_code == 422
        assert "Press!" in refused.content.decode()
        assert staff.post(url, {"slug": "lantern-kyiv"}).url == url
        assert slug_of(partner) == "lantern-kyiv"
        assert sign_in(moderator).get(url).status_code == 404

    def test_were_given_to_all_who_were_partners_before(self, organization, other_organization):
        make_organization("Lantern", approved_at=timezone.now())
        from importlib import import_module

        from django.apps import apps
        from django.db import connection

        import_module("partners.organizations.migrations.0013_fill_slugs").fill(apps, connection.schema_editor())

        assert set(Slug.objects.values_list("slug", flat=True)) == {"lantern", "paper-boat", "lantern-2"}


class TestApplicationsThroughThePage:
    def test_are_noted_when_somebody_applies_and_never_before(self, partner, site, person, sign_in):
        Client().get("/en/partner/join/?via=lantern")
        assert not Organization.objects.filter(came_through=partner).exists()

        sign_in(person).post("/en/partner/join/?via=lantern", {"name": "Newcomers"})

        assert Organization.objects.get(name="Newcomers").came_through == partner

    def test_survive_signing_up(self, partner, site):
        assert "next=/en/partner/join/%3Fvia%3Dlantern" in read("/en/partner/join/?via=lantern")

    @pytest.mark.parametrize("via", ["nobody", "x" * 500, "<b>", "lantern%00"])
    def test_through_nobody_are_ordinary_ones(self, partner, person, sign_in, via):
        answer = sign_in(person).post(f"/en/partner/join/?via={via}", {"name": "Newcomers"})

        assert answer.status_code in {302, 400}
        assert not Organization.objects.filter(came_through__isnull=False).exists()

    def test_of_ones_own_people_do_not_count(self, partner, owner):
        assert start_application(name="Second", through=partner, by=acting(owner)).came_through is None

    def test_are_told_from_five_on(self, partner, owner, sign_in):
        page = reverse("editions:embeds", args=[partner.public_id])
        for number in range(4):
            make_organization(f"New {number}", Standing.APPLIED, came_through=partner)
        make_organization("Draft", Standing.DRAFT, came_through=partner)

        assert came_through(partner) is None
        assert "Fewer than 5 organisations" in sign_in(owner).get(page).content.decode()
        make_organization("Fifth", Standing.APPLIED, came_through=partner)
        assert "5 organisations have applied" in sign_in(owner).get(page).content.decode()
