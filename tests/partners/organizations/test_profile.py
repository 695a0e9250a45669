"""What a partner says about itself goes on being its own to say, and partners can reach each other."""

import pytest
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.profile import change_profile

SAID = {
    "website": "https://new.lantern.example.org", "email": "new@lantern.example.org", "languages": ["uk", "pl"],
    "mission": "We teach.", "reach": "Three towns", "shown_as": "logo", "has_page": False,
}  # fmt: skip


def page(name, organization):
    return reverse(f"organizations:{name}", args=[organization.public_id])


@pytest.mark.parametrize("person", ["owner", "editor"])
def test_owners_and_editors_change_it_and_all_partners_read_it(
    request, client, organization, outsider, other_organization, person
):
    client.force_login(request.getfixturevalue(person))
    form = client.get(page("profile", organization))

    answer = client.post(page("profile", organization), {**SAID, "seen": form.context["form"]["seen"].value()})

    assert answer.status_code == 302
    assert Organization.objects.filter(pk=organization.pk, **SAID).exists()
    entry = ActivityEntry.objects.get(verb="organization.changed")
    assert (entry.audience, entry.data["fields"]) == ("joint", list(SAID))
    client.force_login(outsider)
    read = client.get(page("partners", other_organization)).text
    for said in ("https://new.lantern.example.org", "mailto:new@lantern.example.org", "We teach.", "Three towns"):
        assert said in read


def test_the_same_once_more_is_no_news(organization, owner):
    answers = {name: getattr(organization, name) for name in SAID}
    change_profile(organization, answers=answers, seen="anything", by=acting(owner))
    assert not ActivityEntry.objects.filter(verb="organization.changed").exists()


def test_what_was_vetted_is_not_changed_by_anything_that_is_sent(client, organization, owner):
    client.force_login(owner)
    vetted = {"name": "Somebody Else", "country": "PL", "registration_number": "1", "standing": "left"}
    before = Organization.objects.filter(pk=organization.pk).values(*vetted).get()

    client.post(page("profile", organization), {**SAID, **vetted, "seen": organization.stamp})

    assert Organization.objects.filter(pk=organization.pk).values(*vetted).get() == before


def test_viewers_read_it_and_change_nothing(client, organization, viewer):
    client.force_login(viewer)
    assert client.get(page("profile", organization)).status_code == 200
    assert client.post(page("profile", organization), SAID).status_code == 403
    with pytest.raises(NotAllowed):
        change_profile(organization, answers=SAID, seen=organization.stamp, by=acting(viewer))


@pytest.mark.parametrize("standing", [each for each in Organization.Standing if each != "approved"])
def test_whoever_is_no_partner_has_no_such_page(client, organization, owner, standing):
    Organization.objects.filter(pk=organization.pk).update(standing=standing)
    organization.refresh_from_db()
    client.force_login(owner)

    for name in ("profile", "partners"):
        assert client.get(page(name, organization)).url == page("application_status", organization)
    with pytest.raises(NotAllowed):
        change_profile(organization, answers=SAID, seen=organization.stamp, by=acting(owner))


def test_a_second_tab_undoes_nothing_without_a_word(client, organization, owner):
    client.force_login(owner)
    opened = organization.stamp
    client.post(page("profile", organization), {**SAID, "mission": "First tab", "seen": opened})

    answer = client.post(page("profile", organization), {**SAID, "mission": "Second tab", "seen": opened})

    assert answer.status_code == 409
    assert "First tab" in answer.text
    assert "Second tab" in answer.text
    with pytest.raises(Conflict):
        change_profile(organization, answers={"mission": "Third"}, seen=opened, by=acting(owner))


@pytest.mark.parametrize("name", ["email", "languages", "mission"])
def test_what_partners_need_cannot_be_left_out(client, organization, owner, name):
    Organization.objects.filter(pk=organization.pk).update(**SAID)
    organization.refresh_from_db()
    client.force_login(owner)
    answer = client.post(page("profile", organization), {**SAID, name: "", "seen": organization.stamp})
    assert answer.status_code == 422
    assert "https://new.lantern.example.org" in answer.text, "the rest stays as it was typed"
    with pytest.raises(DomainError):
        change_profile(organization, answers={name: ""}, seen=organization.stamp, by=acting(owner))


def test_an_owner_whose_organisation_is_no_partner_is_not_sent_to_an_owner(client, organization, owner, editor):
    Organization.objects.filter(pk=organization.pk).update(standing="suspended")
    for person, wanted in ((owner, "while your organisation is an approved partner"), (editor, "Ask an owner")):
        client.force_login(person)
        assert wanted in client.get(page("keys", organization)).text


def test_the_page_of_welcome_lists_no_step_and_the_overview_only_what_is_open(client, organization, owner):
    client.force_login(owner)
    welcome = client.get(page("application_status", organization)).text
    overview = reverse("dashboard:home", args=[organization.public_id])
    assert overview in welcome
    assert (
        page("agreement", organization)
        not in welcome.partition("<main")[2].partition("What you sent us")[0].partition("side-nav")[0]
    )
