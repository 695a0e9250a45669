"""The team always has an owner, and an invitation opens one place for one person once."""

import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.activity.rendering import sentence
from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, Expired, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Invitation, Membership, Organization, Role
from partners.organizations.selectors import unanswered_invitations
from partners.organizations.services.joining import leave_campaign
from partners.organizations.services.team import (
    MOST_A_DAY_BEFORE_APPROVAL,
    MOST_OPEN_BEFORE_APPROVAL,
    accept_invitation,
    change_role,
    invite_member,
    remove_member,
    revoke_invitation,
)
from partners.organizations.services.vetting import (
    decline_organization,
    reinstate_organization,
    start_review,
    suspend_organization,
)
from partners.users.models import User
from tests.conftest import make_member

TEAM = "organizations:team"


def verbs() -> list[str]:
    return list(everything().values_list("verb", flat=True))


def membership_of(user):
    return Membership.objects.get(user=user)


def test_an_invitation_keeps_only_the_hash_of_its_code(organization, owner):
    invitation, code = invite_member(organization, email="New@Example.org ", role="editor", by=acting(owner))

    assert invitation.email == "new@example.org"
    assert len(code) == 43
    assert code not in str(Invitation.objects.filter(pk=invitation.pk).values())
    assert verbs() == [Verb.MEMBER_INVITED]


def test_the_invitation_mail_links_to_the_page_at_the_configured_address(organization, owner, settings):
    settings.BASE_URL = "https://portal.example.org"

    _invitation, code = invite_member(organization, email="new@example.org", role="editor", by=acting(owner))

    mail = OutgoingMail.objects.get()
    assert mail.to == "new@example.org"
    assert organization.name in mail.subject
    assert f"https://portal.example.org/en/partner/invitation/{code}/" in mail.text


def test_an_applicant_writes_nothing_of_their_own_into_a_strangers_list_of_mail(application, applicant):
    Organization.objects.update(name="You have won")
    User.objects.update(name="Planted name")

    invite_member(application, email="stranger@example.org", role="editor", by=acting(applicant))

    assert OutgoingMail.objects.get().subject == "You are invited to a team in the partner portal"


def test_the_mail_is_in_the_language_of_a_person_who_is_known(organization, owner, person):
    person.language = "uk"
    person.save()

    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    assert f"/uk/partner/invitation/{code}/" in OutgoingMail.objects.get().text


def test_accepting_makes_a_member_with_the_role_that_was_offered(organization, owner, person):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    accept_invitation(code, by=acting(person))

    assert membership_of(person).role == Role.EDITOR
    assert verbs() == [Verb.MEMBER_JOINED, Verb.MEMBER_INVITED]


def test_accepting_twice_is_harmless(organization, owner, person):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    first = accept_invitation(code, by=acting(person))
    second = accept_invitation(code, by=acting(person))

    assert first == second
    assert verbs().count(Verb.MEMBER_JOINED) == 1


def test_a_used_invitation_does_not_let_a_removed_member_back_in(organization, owner, person):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    accept_invitation(code, by=acting(person))
    remove_member(membership_of(person), by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))


def test_another_account_cannot_accept(organization, owner, person, outsider):
    _invitation, code = invite_member(organization, email=person.email, role="owner", by=acting(owner))

    with pytest.raises(NotAllowed):
        accept_invitation(code, by=acting(outsider))

    assert not Membership.objects.filter(user=outsider, organization=organization).exists()


def test_an_address_that_was_never_verified_does_not_count(organization, owner, person):
    person.emailaddress_set.update(verified=False)
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    with pytest.raises(NotAllowed):
        accept_invitation(code, by=acting(person))


@pytest.fixture
def second_address(person):
    return person.emailaddress_set.create(email="second@example.org", verified=True).email


def test_a_second_invitation_with_a_higher_role_raises_the_role_in_one_entry(
    organization, owner, person, second_address
):
    _invitation, code = invite_member(organization, email=person.email, role="viewer", by=acting(owner))
    _invitation, higher = invite_member(organization, email=second_address, role="owner", by=acting(owner))
    accept_invitation(code, by=acting(person))

    raised = accept_invitation(higher, by=acting(person))
    again = accept_invitation(higher, by=acting(person))

    assert raised == again == membership_of(person)
    assert raised.role == Role.OWNER
    assert verbs()[:2] == [Verb.MEMBER_ROLE_CHANGED, Verb.MEMBER_JOINED]
    assert sentence(everything()[0], "en") == "Person took another role in the team."


@pytest.mark.parametrize("role", ["viewer", "editor"])
def test_a_second_invitation_that_offers_nothing_more_is_refused_and_stays_unused(
    organization, owner, person, second_address, sign_in, role
):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    second, lower = invite_member(organization, email=second_address, role=role, by=acting(owner))
    accept_invitation(code, by=acting(person))

    with pytest.raises(Conflict):
        accept_invitation(lower, by=acting(person))
    answer = sign_in(person).post(reverse("organizations:invitation_accept", args=[lower]), follow=True)

    assert "You are in this team already" in answer.content.decode()
    assert list(unanswered_invitations(organization)) == [second]
    assert membership_of(person).role == Role.EDITOR
    assert verbs().count(Verb.MEMBER_JOINED) == 1


@pytest.mark.parametrize("end", ["expired", "revoked"])
def test_an_invitation_that_is_over_opens_nothing(organization, owner, person, end):
    invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    if end == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    else:
        revoke_invitation(invitation, by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))


def test_inviting_again_stops_the_earlier_link(organization, owner, person):
    _first, old_code = invite_member(organization, email=person.email, role="viewer", by=acting(owner))
    Invitation.objects.update(created_at=timezone.now() - timedelta(hours=1))

    _second, new_code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(old_code, by=acting(person))
    assert accept_invitation(new_code, by=acting(person)).role == Role.EDITOR


def test_a_form_sent_twice_sends_one_invitation(organization, owner):
    invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))

    with pytest.raises(Conflict):
        invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))

    assert OutgoingMail.objects.count() == 1


def test_a_member_is_not_invited_again(organization, owner, editor):
    with pytest.raises(Conflict):
        invite_member(organization, email=editor.email.upper(), role="owner", by=acting(owner))


def test_an_applicant_cannot_send_mail_to_many_strangers(application, applicant):
    for number in range(MOST_OPEN_BEFORE_APPROVAL):
        invite_member(application, email=f"stranger{number}@example.org", role="viewer", by=acting(applicant))

    with pytest.raises(Conflict):
        invite_member(application, email="one-too-many@example.org", role="viewer", by=acting(applicant))


def test_taking_invitations_back_does_not_make_room_for_more_mail(application, applicant):
    for number in range(MOST_A_DAY_BEFORE_APPROVAL):
        invitation, _code = invite_member(
            application, email=f"stranger{number}@example.org", role="viewer", by=acting(applicant)
        )
        revoke_invitation(invitation, by=acting(applicant))

    with pytest.raises(Conflict):
        invite_member(application, email="one-too-many@example.org", role="viewer", by=acting(applicant))
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    with clock.at(tomorrow):
        invite_member(application, email="tomorrow@example.org", role="viewer", by=acting(applicant))


def test_a_removed_owner_does_not_come_back_through_somebody_they_invited(organization, owner, person):
    intruder = make_member(organization, "intruder@example.org", Role.OWNER)
    _invitation, code = invite_member(organization, email=person.email, role="owner", by=acting(intruder))
    remove_member(membership_of(intruder), by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))

    assert verbs() == [Verb.MEMBER_REMOVED, Verb.MEMBER_INVITED]
    assert everything()[0].data["revoked_invitations"] == 1


def test_stepping_down_takes_back_the_own_invitations_and_no_others(organization, owner, person):
    second = make_member(organization, "second@example.org", Role.OWNER)
    theirs, _code = invite_member(organization, email=person.email, role="owner", by=acting(second))
    ours, _code = invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))

    change_role(membership_of(second), role="editor", by=acting(second))

    assert list(unanswered_invitations(organization)) == [ours]
    assert verbs()[0] == Verb.MEMBER_ROLE_CHANGED
    assert everything()[0].data == {"role": "editor", "is_own": True, "revoked_invitations": 1}
    theirs.refresh_from_db()
    assert theirs.revoked_at


def test_who_is_removed_does_not_come_back_through_another_address(organization, owner, person):
    person.emailaddress_set.create(email="Second@example.org", verified=True)
    _invitation, code = invite_member(organization, email=person.email, role="viewer", by=acting(owner))
    _invitation, second_code = invite_member(organization, email="second@example.org", role="owner", by=acting(owner))
    accept_invitation(code, by=acting(person))
    remove_member(membership_of(person), by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(second_code, by=acting(person))


@pytest.mark.parametrize("change", [{"role": "editor"}, {}], ids=["no owner any more", "account closed"])
def test_an_invitation_holds_only_while_the_inviter_may_invite(organization, owner, person, client, change):
    inviter = make_member(organization, "inviter@example.org", Role.OWNER)
    _invitation, code = invite_member(organization, email=person.email, role="owner", by=acting(inviter))
    if change:
        Membership.objects.filter(user=inviter).update(**change)
    else:
        User.objects.filter(pk=inviter.pk).update(is_active=False)

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))
    assert client.get(reverse("organizations:invitation_accept", args=[code])).status_code == 404


def test_an_application_that_is_declined_takes_its_invitations_along(application, applicant, person, partnerships):
    _invitation, code = invite_member(application, email=person.email, role="owner", by=acting(applicant))
    start_review(application, by=acting(partnerships))
    decline_organization(application, reason="Not now.", by=acting(partnerships))

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))
    assert not unanswered_invitations(application).exists()
    assert everything()[0].data == {"revoked_invitations": 1}
    assert verbs()[0] == Verb.ORGANIZATION_DECLINED


def test_a_partner_that_leaves_takes_its_invitations_along_and_tells_nobody_how_many(organization, owner, person):
    _invitation, code = invite_member(organization, email=person.email, role="owner", by=acting(owner))
    leave_campaign(organization, by=acting(owner))

    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))
    assert not unanswered_invitations(organization).exists()
    assert (verbs()[0], everything()[0].data) == (Verb.ORGANIZATION_LEFT, {})


def test_a_suspension_pauses_invitations(organization, owner, person, partnerships):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    suspend_organization(organization, reason="An account was taken over.", by=acting(partnerships))
    with pytest.raises(Expired):
        accept_invitation(code, by=acting(person))

    reinstate_organization(organization, by=acting(partnerships))

    assert accept_invitation(code, by=acting(person)).role == Role.EDITOR


@pytest.mark.parametrize("standing", ["declined", "suspended", "left"])
def test_an_owner_throws_an_intruder_out_whatever_the_standing(organization, owner, viewer, standing):
    intruder = make_member(organization, "intruder@example.org", Role.OWNER)
    accomplice = make_member(organization, "accomplice@example.org", Role.EDITOR)
    invitation, _code = invite_member(organization, email="new@example.org", role="owner", by=acting(owner))
    Organization.objects.update(standing=standing)

    change_role(membership_of(intruder), role="viewer", by=acting(owner))
    remove_member(membership_of(accomplice), by=acting(owner))
    revoke_invitation(invitation, by=acting(owner))
    with pytest.raises(NotAllowed):
        change_role(membership_of(viewer), role="owner", by=acting(owner))

    assert membership_of(intruder).role == membership_of(viewer).role == Role.VIEWER
    assert not Membership.objects.filter(user=accomplice).exists()
    assert not unanswered_invitations(organization).exists()


@pytest.mark.parametrize("standing", ["draft", "declined", "suspended", "left"])
def test_nobody_is_invited_where_there_is_no_partnership_ahead(organization, owner, standing):
    Organization.objects.update(standing=standing)

    with pytest.raises(NotAllowed):
        invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))


def test_the_last_owner_can_neither_step_down_nor_leave(organization, owner, editor):
    with pytest.raises(Conflict):
        change_role(membership_of(owner), role="editor", by=acting(owner))
    with pytest.raises(Conflict):
        remove_member(membership_of(owner), by=acting(owner))

    assert membership_of(owner).role == Role.OWNER
    assert verbs() == []


def test_an_owner_whose_account_is_closed_is_no_reason_to_let_the_last_one_go(organization, owner, editor):
    change_role(membership_of(editor), role="owner", by=acting(owner))
    User.objects.filter(pk=editor.pk).update(is_active=False)

    with pytest.raises(Conflict):
        remove_member(membership_of(owner), by=acting(owner))


def test_an_owner_leaves_once_there_is_another(organization, owner, editor):
    change_role(membership_of(editor), role="owner", by=acting(owner))

    remove_member(membership_of(owner), by=acting(owner))

    assert list(Membership.objects.filter(organization=organization).values_list("user", "role")) == [
        (editor.pk, Role.OWNER)
    ]


@pytest.mark.parametrize("actor", ["editor", "viewer", "outsider"])
def test_only_owners_change_the_team(organization, owner, request, actor):
    somebody = request.getfixturevalue(actor)
    membership = membership_of(owner)

    for attempt in (
        lambda: change_role(membership, role="viewer", by=acting(somebody)),
        lambda: remove_member(membership, by=acting(somebody)),
        lambda: invite_member(organization, email="new@example.org", role="viewer", by=acting(somebody)),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_the_same_role_again_is_no_event(organization, owner, editor):
    change_role(membership_of(editor), role="editor", by=acting(owner))

    assert verbs() == []


# Pages


def test_an_owner_invites_from_the_team_page(organization, owner, sign_in):
    client = sign_in(owner)
    path = reverse("organizations:invitation_create", args=[organization.public_id])

    response = client.post(path, {"email": "new@example.org", "role": "editor"}, follow=True)

    assert "new@example.org" in response.content.decode()
    assert Invitation.objects.get().role == Role.EDITOR


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("no address", "editor"),
        ("new@example.org", "emperor"),
        ("a\x00b@example.org", "editor"),
        ("", ""),
        ("x" * 300 + "@example.org", "viewer"),
        ("editor@example.org", "viewer"),
        ("\ud800@example.org", "viewer"),
    ],
)
def test_a_form_that_cannot_be_used_comes_back_filled_in(organization, owner, editor, sign_in, typed, role):
    path = reverse("organizations:invitation_create", args=[organization.public_id])

    body = urlencode({"email": typed, "role": role}, errors="surrogatepass")
    response = sign_in(owner).post(path, body, content_type="application/x-www-form-urlencoded")

    assert response.status_code == (409 if typed == "editor@example.org" else 422)
    assert 'class="error-summary"' in response.content.decode()
    assert not Invitation.objects.exists()
    if typed == "editor@example.org":
        assert f'value="{typed}"' in response.content.decode()


def test_a_viewer_sees_the_team_without_addresses_or_buttons(organization, owner, viewer, sign_in):
    page = sign_in(viewer).get(reverse(TEAM, args=[organization.public_id])).content.decode()

    assert str(owner) in page
    assert owner.email not in page
    assert "invite" not in page.lower()


@pytest.mark.parametrize("persona", ["editor", "viewer"])
def test_colleagues_are_refused_at_the_owners_buttons(organization, owner, sign_in, request, persona):
    somebody = request.getfixturevalue(persona)
    client = sign_in(somebody)
    invitation, _code = invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))
    ids = [organization.public_id, membership_of(owner).public_id]

    assert client.post(reverse("organizations:invitation_create", args=ids[:1])).status_code == 403
    assert client.post(reverse("organizations:member_role", args=ids), {"role": "viewer"}).status_code == 403
    assert client.get(reverse("organizations:member_remove", args=ids)).status_code == 403
    assert client.post(reverse("organizations:member_remove", args=ids)).status_code == 403
    revoke = reverse("organizations:invitation_revoke", args=[organization.public_id, invitation.public_id])
    assert client.post(revoke).status_code == 403


def test_an_outsider_finds_no_team_here(organization, owner, outsider, sign_in):
    client = sign_in(outsider)
    ids = [organization.public_id, membership_of(owner).public_id]

    assert client.get(reverse(TEAM, args=ids[:1])).status_code == 404
    assert client.post(reverse("organizations:invitation_create", args=ids[:1])).status_code == 404
    assert client.post(reverse("organizations:member_role", args=ids), {"role": "viewer"}).status_code == 404
    assert client.post(reverse("organizations:member_remove", args=ids)).status_code == 404


def test_a_member_of_another_team_cannot_be_reached_through_ones_own(organization, owner, outsider, sign_in):
    ids = [organization.public_id, membership_of(outsider).public_id]
    client = sign_in(owner)

    assert client.post(reverse("organizations:member_role", args=ids), {"role": "viewer"}).status_code == 404
    assert client.post(reverse("organizations:member_remove", args=ids)).status_code == 404


def test_asking_to_remove_somebody_changes_nothing_until_the_button(organization, owner, editor, sign_in):
    client = sign_in(owner)
    path = reverse("organizations:member_remove", args=[organization.public_id, membership_of(editor).public_id])

    assert client.get(path).status_code == 200
    assert Membership.objects.filter(user=editor).exists()
    assert client.post(path).status_code == 302
    assert not Membership.objects.filter(user=editor).exists()


@pytest.mark.parametrize("persona", ["editor", "viewer"])
def test_everybody_may_leave_and_is_asked_first(organization, owner, sign_in, request, persona):
    somebody = request.getfixturevalue(persona)
    client = sign_in(somebody)
    path = reverse("organizations:member_leave", args=[organization.public_id])

    assert client.get(path).status_code == 200
    assert Membership.objects.filter(user=somebody).exists()
    assert client.post(path).url == reverse("dashboard:start")
    assert not Membership.objects.filter(user=somebody).exists()


@pytest.mark.parametrize("standing", ["declined", "suspended", "left"])
def test_the_team_page_offers_what_is_possible_where_nobody_can_be_invited(
    organization, owner, editor, sign_in, standing
):
    invite_member(organization, email="new@example.org", role="viewer", by=acting(owner))
    Organization.objects.update(standing=standing)
    client = sign_in(owner)
    address = reverse(TEAM, args=[organization.public_id])

    status = client.get(reverse("organizations:application_status", args=[organization.public_id]))
    page = client.get(address).content.decode()

    assert f'href="{address}"' in status.content.decode()
    assert "Nobody can be invited now" in page
    assert reverse("organizations:invitation_create", args=[organization.public_id]) not in page
    assert (
        reverse("organizations:member_remove", args=[organization.public_id, membership_of(editor).public_id]) in page
    )
    assert "Take back" in page
    assert "The link works" not in page
    assert page.count('value="owner"') == 1, "an owner may step down, and nobody may rise"


def test_the_last_owner_reads_why_stepping_down_is_refused(organization, owner, sign_in):
    client = sign_in(owner)
    path = reverse("organizations:member_role", args=[organization.public_id, membership_of(owner).public_id])
    back = f"http://testserver{reverse(TEAM, args=[organization.public_id])}"

    response = client.post(path, {"role": "viewer"}, headers={"referer": back}, follow=True)

    assert "There has to be an owner" in response.content.decode()


def test_the_invitation_page_names_organisation_and_role_and_changes_nothing(organization, owner, person, sign_in):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    path = reverse("organizations:invitation_accept", args=[code])

    page = sign_in(person).get(path).content.decode()

    assert organization.name in page
    assert "editor" in page
    assert not Membership.objects.filter(user=person).exists()


def test_somebody_who_is_not_signed_in_is_led_to_the_door_and_back(organization, owner, client):
    _invitation, code = invite_member(organization, email="new@example.org", role="editor", by=acting(owner))
    path = reverse("organizations:invitation_accept", args=[code])

    page = client.get(path).content.decode()
    answer = client.post(path)

    assert f"/account/signup/?next={path}" in page
    assert f"/account/login/?next={path}" in page
    assert answer.url.startswith("/en/account/login/")
    assert Invitation.objects.get().accepted_at is None


def test_the_button_joins(organization, owner, person, sign_in):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))

    response = sign_in(person).post(reverse("organizations:invitation_accept", args=[code]))

    assert response.url == reverse("dashboard:home", args=[organization.public_id])
    assert membership_of(person).organization == organization


def test_the_link_leads_home_who_has_used_it(organization, owner, person, sign_in):
    _invitation, code = invite_member(organization, email=person.email, role="editor", by=acting(owner))
    client = sign_in(person)
    path = reverse("organizations:invitation_accept", args=[code])
    client.post(path)

    assert client.get(path).url == client.post(path).url == reverse("dashboard:home", args=[organization.public_id])


def test_the_wrong_account_reads_that_the_invitation_is_for_another_address(organization, owner, outsider, sign_in):
    _invitation, code = invite_member(organization, email="new@example.org", role="editor", by=acting(owner))

    response = sign_in(outsider).post(reverse("organizations:invitation_accept", args=[code]))

    assert response.status_code == 403
    assert "another address" in response.content.decode()
    assert "new@example.org" not in response.content.decode()


def test_unknown_expired_revoked_and_used_codes_look_the_same(organization, owner, outsider, person, sign_in):
    client = sign_in(outsider)
    codes = ["A" * 43]
    for number in range(3):
        _invitation, code = invite_member(organization, email=f"n{number}@example.org", role="viewer", by=acting(owner))
        codes.append(code)
    now = timezone.now()
    Invitation.objects.filter(email="n0@example.org").update(expires_at=now)
    Invitation.objects.filter(email="n1@example.org").update(revoked_at=now)
    Invitation.objects.filter(email="n2@example.org").update(accepted_at=now)

    def strip(response, code):
        # The token of the form for signing out is another one on each page.
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
        return response.status_code, page.replace(code, "")

    pages = {strip(client.get(reverse("organizations:invitation_accept", args=[code])), code) for code in codes}
    answers = {strip(client.post(reverse("organizations:invitation_accept", args=[code])), code) for code in codes}

    assert len(pages) == 1
    assert len(answers) == 1
    assert pages.pop()[0] == 404


@pytest.mark.parametrize("code", ["x", "%F0%9F%92%A9", "a" * 2000, "..", "%ED%A0%80"])
def test_nonsense_codes_are_answered_like_unknown_ones(db, client, code):
    assert client.get(f"/en/partner/invitation/{code}/").status_code == 404


def test_the_team_page_costs_the_same_with_one_member_and_with_three(organization, owner, sign_in, request):
    client = sign_in(owner)
    path = reverse(TEAM, args=[organization.public_id])
    client.get(path)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    alone = cost()
    for name in ("editor", "viewer"):
        request.getfixturevalue(name)
    for number in range(3):
        invite_member(organization, email=f"n{number}@example.org", role="viewer", by=acting(owner))

    assert cost() == alone
