"""One click per persona in the demo; what production has of it, `test_settings` shows: nothing."""

import re

import pytest
from django.test import Client
from django.urls import clear_url_caches, reverse

import portal.urls  # noqa: F401  it asks for DEMO when it is loaded: before any test switches it on
from partners.organizations.models import Membership, Organization
from portal.demo.facts import ORGANIZATIONS, STAFF
from portal.demo.personas import PERSONAS
from tests.conftest import make_member, make_organization, make_user


@pytest.fixture
def demo(settings):
    """The site with the demo switched on."""
    settings.DEMO = True
    settings.ROOT_URLCONF = "tests.support.demo_urls"
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def people(db):
    """One person for every persona, as the seed makes them."""
    partner = make_organization("Lantern on the Porch")
    for persona in PERSONAS:
        if persona.is_staff:
            make_user(persona.email, staff=True, groups=("Administrators",))
        elif persona.slug in {"applicant", "draft"}:
            make_member(make_organization(persona.slug, Organization.Standing.DRAFT), persona.email, "owner")
        else:
            make_member(partner, persona.email, "owner")


def test_every_persona_is_somebody_of_the_demo_content():
    invented = {person.email for organization in ORGANIZATIONS for person in organization.people}
    staff = {member.email for member in STAFF}

    assert {persona.email for persona in PERSONAS if not persona.is_staff} <= invented
    assert {persona.email for persona in PERSONAS if persona.is_staff} == staff
    assert len({persona.slug for persona in PERSONAS}) == len(PERSONAS)


def test_the_personas_of_the_partner_have_the_roles_they_are_called_by():
    roles = {
        person.email: (organization.standing, person.role)
        for organization in ORGANIZATIONS
        for person in organization.people
    }
    found = {persona.slug: roles[persona.email] for persona in PERSONAS if not persona.is_staff}

    assert found == {
        "owner": ("approved", "owner"),
        "editor": ("approved", "editor"),
        "viewer": ("approved", "viewer"),
        "outsider": ("approved", "owner"),
        "applicant": ("information_needed", "owner"),
        "draft": ("draft", "owner"),
    }


def test_the_page_offers_everybody_and_says_that_it_is_the_demo(demo, people, client):
    page = client.get("/demo/").content.decode()

    assert "This page exists in the demo only" in page
    for persona in PERSONAS:
        assert f'action="/demo/sign-in/{persona.slug}/"' in page


def test_the_page_offers_nobody_before_the_demo_is_filled(demo, db, client):
    assert "Nobody is here yet" in client.get("/demo/").content.decode()


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.slug)
def test_one_click_leads_each_persona_to_where_they_work(demo, people, client, persona):
    landed = client.post(f"/demo/sign-in/{persona.slug}/", follow=True)

    assert landed.status_code == 200
    assert landed.wsgi_request.user.email == persona.email
    if persona.is_staff:
        assert landed.request["PATH_INFO"] == "/cms/"
    else:
        organization = Membership.objects.get(user__email=persona.email).organization
        route = "dashboard:home" if organization.is_approved else "organizations:application_status"
        assert landed.request["PATH_INFO"] == reverse(route, args=[organization.public_id])


def test_the_buttons_of_the_page_work_as_a_browser_presses_them(demo, people):
    client = Client(enforce_csrf_checks=True)
    page = client.get("/demo/").content.decode()
    tokens = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)

    response = client.post("/demo/sign-in/owner/", {"csrfmiddlewaretoken": tokens[0]})

    assert len(tokens) == len(PERSONAS)
    assert response.status_code == 302


def test_opening_the_address_signs_nobody_in(demo, people, client):
    assert client.get("/demo/sign-in/owner/").status_code == 405
    assert "_auth_user_id" not in client.session


def test_an_unknown_persona_is_not_found(demo, people, client):
    assert client.post("/demo/sign-in/emperor/").status_code == 404


def test_the_click_leads_into_the_language_that_was_read(demo, people, client):
    assert client.post("/demo/sign-in/owner/", {"language": "uk"}).url.startswith("/uk/")


def test_changing_persona_leaves_nothing_of_the_former_session(demo, people, client):
    client.post("/demo/sign-in/administrator/")
    client.post("/demo/sign-in/owner/")

    assert client.get("/cms/").status_code == 404


def test_without_the_demo_there_is_no_such_page(db, client):
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/sign-in/owner/").status_code in {404, 405}
