"""Everybody lands where they work, sees what waits for them, and nothing of anybody else's."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import VISITOR, acting
from partners.organizations.models import Membership, Organization, Role

START = "dashboard:start"


def page(route, organization, /, **query):
    return reverse(route, args=[organization.public_id], query=query or None)


def note(verb, **facts):
    """An entry of the log, as a service would write it."""
    with transaction.atomic():
        return record(verb, by=facts.pop("by", VISITOR), **facts)


# Where people land


def test_somebody_without_an_organisation_reads_how_to_join(person, sign_in):
    assert sign_in(person).get(reverse(START)).url == reverse("organizations:join")


def test_a_partner_lands_at_home(organization, viewer, sign_in):
    assert sign_in(viewer).get(reverse(START)).url == page("dashboard:home", organization)


@pytest.mark.parametrize("standing", ["draft", "applied", "in_review", "information_needed", "declined"])
def test_an_applicant_lands_where_the_application_stands(application, applicant, sign_in, standing):
    Organization.objects.update(standing=standing)

    assert sign_in(applicant).get(reverse(START)).url == page("organizations:application_status", application)


def test_somebody_in_two_teams_is_asked(organization, other_organization, owner, sign_in):
    Membership.objects.create(user=owner, organization=other_organization, role=Role.VIEWER)

    shown = sign_in(owner).get(reverse(START)).content.decode()

    assert page("dashboard:home", organization) in shown
    assert page("dashboard:home", other_organization) in shown


def test_staff_land_in_the_back_office(partnerships, sign_in):
    assert sign_in(partnerships).get(reverse(START)).url == "/cms/"


def test_who_is_not_signed_in_is_sent_to_the_door(db, client):
    assert client.get(reverse(START)).url.startswith("/en/account/login/")


def test_an_outsider_finds_neither_home_nor_activity(organization, outsider, sign_in):
    client = sign_in(outsider)

    assert client.get(page("dashboard:home", organization)).status_code == 404
    assert client.get(page("dashboard:activity", organization)).status_code == 404


# The side navigation


@pytest.mark.parametrize("role", ["owner", "editor", "viewer"])
def test_the_navigation_lists_only_what_opens(organization, role, request, sign_in):
    client = sign_in(request.getfixturevalue(role))
    links = client.get(page("dashboard:home", organization)).context["partner_links"]

    answers = {link["key"]: client.get(link["url"]).status_code for link in links}

    assert set(answers.values()) == {200}
    assert ("keys" in answers) is (role != "viewer")


def test_an_applicants_navigation_holds_the_application_and_the_team(application, applicant, sign_in):
    client = sign_in(applicant)
    shown = client.get(page("organizations:application_status", application))

    keys = [link["key"] for link in shown.context["partner_links"]]

    assert keys == ["application", "team"]
    assert {client.get(link["url"]).status_code for link in shown.context["partner_links"]} == {200}


# Home


def test_an_owner_sees_what_waits(organization, owner, statement, sign_in):
    shown = sign_in(owner).get(page("dashboard:home", organization))

    assert [task.key for task in shown.context["tasks"]] == ["statement", "brand", "contacts", "team"]
    assert "4 things wait for you" in shown.content.decode()


def test_a_viewer_has_nothing_to_do(organization, viewer, statement, sign_in):
    shown = sign_in(viewer).get(page("dashboard:home", organization)).content.decode()

    assert "Nothing waits for you" in shown


def test_home_costs_the_same_with_one_entry_and_with_many(organization, owner, campaign, sign_in):
    client = sign_in(owner)
    note(Verb.STATEMENT_ENDORSED, organization=organization, campaign=campaign, number=1)
    client.get(page("dashboard:home", organization))

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page("dashboard:home", organization)).status_code == 200
        return len(queries)

    one = cost()
    for _n in range(5):
        note(Verb.MEMBER_INVITED, organization=organization, by=acting(owner))

    assert cost() == one


# Activity


def test_the_feed_holds_the_joint_and_the_own_and_nothing_private_of_others(
    organization, other_organization, owner, outsider, sign_in
):
    note(Verb.ORGANIZATION_APPROVED, organization=other_organization)
    note(Verb.KEY_CREATED, organization=organization, by=acting(owner))
    note(Verb.KEY_REVOKED, organization=other_organization, by=acting(outsider))
    note(Verb.INQUIRY_RECEIVED, organization=organization)

    shown = sign_in(owner).get(page("dashboard:activity", organization)).content.decode()

    assert "Paper Boat joined the campaign." in shown
    assert "Owner made an access key." in shown
    assert "revoked" not in shown
    assert "reporter" not in shown


def test_people_of_other_partners_and_staff_are_never_named(
    organization, other_organization, owner, outsider, partnerships, campaign, sign_in
):
    outsider.name, partnerships.name = "Secretia Canary", "Staffan Canary"
    outsider.save()
    partnerships.save()
    note(Verb.STATEMENT_ENDORSED, organization=other_organization, campaign=campaign, by=acting(outsider), number=1)
    note(Verb.REVIEW_STARTED, organization=organization, by=acting(partnerships))
    note(Verb.CONTACT_CHANGED, organization=organization, by=acting(partnerships))

    shown = sign_in(owner).get(page("dashboard:activity", organization)).content.decode()

    assert "Canary" not in shown
    assert "Paper Boat signed version 1 of the statement." in shown
    assert "The campaign team changed a media contact." in shown


def test_filters_live_in_the_address(organization, other_organization, owner, sign_in):
    now = timezone.now()
    with clock.at(now - timedelta(days=20)):
        note(Verb.ORGANIZATION_APPROVED, organization=other_organization)
    note(Verb.MEMBER_INVITED, organization=organization, by=acting(owner))
    client = sign_in(owner)

    def titles(**query):
        shown = client.get(page("dashboard:activity", organization, **query))
        return [entry["title"] for entry in shown.context["entries"]]

    joined, invited = "Paper Boat joined the campaign.", "Owner invited a colleague."
    assert titles() == [invited, joined]
    assert titles(topic="team") == [invited]
    assert titles(organization="paper") == [joined]
    assert titles(period="7") == [invited]
    assert titles(period="30") == [invited, joined]
    assert titles(topic="press") == []


def test_an_organisation_is_found_whatever_the_case_of_its_letters(organization, owner, sign_in):
    Organization.objects.update(name="Ліхтар на ґанку")
    note(Verb.ORGANIZATION_APPROVED, organization=organization)

    shown = sign_in(owner).get(page("dashboard:activity", organization, organization="ліхтар"))

    assert len(shown.context["entries"]) == 1


def test_nothing_found_offers_the_way_back(organization, owner, sign_in):
    shown = sign_in(owner).get(page("dashboard:activity", organization, topic="press")).content.decode()

    assert "Nothing matches" in shown
    assert "Show everything" in shown


def test_an_empty_feed_says_what_will_appear(organization, owner, sign_in):
    assert "Nothing has happened yet" in sign_in(owner).get(page("dashboard:activity", organization)).content.decode()


def test_every_entry_is_on_exactly_one_page(organization, owner, sign_in):
    client = sign_in(owner)
    for number in range(60):
        note(Verb.STATEMENT_ENDORSED, organization=organization, number=number)

    seen, before = [], None
    for _page in range(9):
        shown = client.get(page("dashboard:activity", organization, **({"before": before} if before else {})))
        seen += [entry["title"] for entry in shown.context["entries"]]
        before = shown.context["older"]
        if before is None:
            break

    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize(
    "query",
    [
        "before=nonsense",
        "before=00000000-0000-0000-0000-000000000000",
        "topic=everything",
        "period=" + "9" * 300,
        "organization=%ED%A0%80",
        "organization=" + "x" * 5000,
        "topic=a&topic=b&before=&period=",
    ],
)
def test_nonsense_in_the_address_is_survived(organization, owner, sign_in, query):
    assert sign_in(owner).get(f"{page('dashboard:activity', organization)}?{query}").status_code == 200


def test_the_feed_costs_the_same_with_one_entry_and_with_three(organization, other_organization, owner, sign_in):
    client = sign_in(owner)
    note(Verb.ORGANIZATION_APPROVED, organization=organization)
    path = page("dashboard:activity", organization)
    client.get(path)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    one = cost()
    note(Verb.ORGANIZATION_APPROVED, organization=other_organization)
    note(Verb.MEMBER_INVITED, organization=organization, by=acting(owner))

    assert cost() == one


def test_the_feed_leads_to_a_material_and_names_its_language(organization, viewer, sign_in):
    with transaction.atomic():
        entry = record(Verb.MATERIAL_PUBLISHED, by=VISITOR, subject=organization, language="uk")

    page = sign_in(viewer).get(reverse("dashboard:activity", args=[organization.public_id])).content.decode()

    assert "published a material (Ukrainian)" in page
    assert reverse("library:material", args=[entry.subject_id]) in page
