"""Groups in words that people understand; nobody gives more than they hold, and somebody always stays in charge."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cms.backoffice.people.forms import DUTIES, ENTRY, duties_of, rights_of
from cms.backoffice.people.permissions import require_somebody_in_charge
from cms.backoffice.services import STAFF_GROUPS, rights_over_pages, set_up_staff_groups
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict
from partners.mail.models import OutgoingMail
from partners.users.models import EnrolmentLink, User
from partners.users.services import invite_colleague
from tests.conftest import make_user
from tests.support.entrance import NEW_PASSWORD, code_in

ADD, INDEX, INVITE = (
    reverse("wagtailusers_groups:add"),
    reverse("wagtailusers_groups:index"),
    reverse("wagtailusers_users:add"),
)


def edit(name):
    return reverse("wagtailusers_groups:edit", args=[Group.objects.get(name=name).pk])


@pytest.fixture
def team(administrator, sign_in):
    return sign_in(administrator)


def test_every_right_that_a_group_begins_with_is_part_of_something_that_has_a_name():
    """Who adds a right to a group says here in words what it is for."""
    named = {right for duty in DUTIES for right in (*duty.rights, *duty.along)} | {ENTRY}

    assert {
        right for name, rights in STAFF_GROUPS.items() for right in (*rights, *rights_over_pages(name))
    } - named == set()


def test_the_list_says_what_each_group_does(team, staff_editor):
    page = team.get(INDEX).content.decode()

    assert "Publish pages" in page
    assert "Decide about applications" in page


def test_an_administrator_makes_a_group_and_changes_it(team):
    assert team.post(ADD, {"name": "Press and pages", "duties": ["press", "write"]}).status_code == 302
    group = Group.objects.get(name="Press and pages")
    assert {duty.key for duty in duties_of(group)} == {"press", "write"}

    assert team.post(edit("Press and pages"), {"name": "Press", "duties": ["press"]}).status_code == 302
    assert {duty.key for duty in duties_of(group)} == {"press"}
    assert rights_of(group) == {ENTRY, *next(duty.rights for duty in DUTIES if duty.key == "press")}


def test_what_was_changed_here_outlives_the_next_upgrade(team):
    duties = [duty.key for duty in duties_of(Group.objects.get(name="Press officers")) if duty.key != "subjects"]
    team.post(edit("Press officers"), {"name": "Press officers", "duties": duties})

    set_up_staff_groups()

    assert "campaigns.change_subject" not in rights_of(Group.objects.get(name="Press officers"))
    set_up_staff_groups(anew=True)
    assert "campaigns.change_subject" in rights_of(Group.objects.get(name="Press officers"))


def test_nobody_gives_more_than_they_hold(db, sign_in, administrator):
    helpers = Group.objects.create(name="Helpers")
    client = sign_in(administrator)
    client.post(edit("Helpers"), {"name": "Helpers", "duties": ["groups", "people"]})
    helper = sign_in(make_user("helper@example.org", staff=True, groups=("Helpers",)))

    assert "Decide about applications" not in helper.get(ADD).content.decode()
    assert helper.post(ADD, {"name": "Mine", "duties": ["applications"]}).status_code == 422
    assert helper.post(edit("Helpers"), {"name": "Helpers", "duties": ["groups", "people", "press"]}).status_code == 422
    assert helper.post(edit("Editors"), {"name": "Editors", "duties": []}).status_code in {302, 403, 404}
    assert {duty.key for duty in duties_of(helpers)} == {"groups", "people"}
    assert duties_of(Group.objects.get(name="Editors"))
    form = {"email": "new@example.org", "language": "en", "groups": [Group.objects.get(name="Administrators").pk]}
    assert helper.post(INVITE, form).status_code == 422


def test_names_are_told_apart(team):
    assert team.post(ADD, {"name": "editors", "duties": []}).status_code == 422
    assert team.post(ADD, {"name": "Ed\u115fitors", "duties": []}).status_code == 422
    assert team.post(ADD, {"name": "x" * 200, "duties": []}).status_code == 422


def test_the_last_administrator_locks_nobody_out(team, administrator, staff_editor):
    duties = [duty.key for duty in DUTIES if duty.key != "people"]
    answers = [
        team.post(edit("Administrators"), {"name": "Administrators", "duties": duties}),
        team.post(reverse("wagtailusers_groups:delete", args=[Group.objects.get(name="Administrators").pk])),
        team.post(
            reverse("wagtailusers_users:edit", args=[administrator.pk]),
            {"email": administrator.email, "name": "A", "groups": [], "is_staff": "on"},
        ),
    ]  # fmt: skip

    assert all(answer.status_code in {302, 409, 422} for answer in answers)
    assert administrator.groups.filter(name="Administrators").exists()
    assert "people" in {duty.key for duty in duties_of(Group.objects.get(name="Administrators"))}
    # With another one, one may go.
    other = make_user("second@example.org", staff=True, groups=("Administrators",))
    bulk = reverse("wagtail_bulk_action", args=["users", "user", "set_active_state"])
    team.post(f"{bulk}?id={other.pk}", {"mark_as_active": "False"})
    other.refresh_from_db()
    assert not other.is_active


def test_without_the_rule_everybody_would_be_locked_out(administrator):
    with transaction.atomic():
        require_somebody_in_charge()
        administrator.groups.clear()
        with pytest.raises(Conflict):
            require_somebody_in_charge()
        transaction.set_rollback(True)


def invited(client, email="new@example.org", **more):
    writers = Group.objects.get(name="Writers").pk
    return client.post(INVITE, {"email": email, "name": "Nina", "language": "uk", "groups": [writers], **more})


def test_a_colleague_is_invited_by_a_letter_in_their_language(team, administrator, settings):
    assert invited(team).status_code == 302

    person = User.objects.get(email="new@example.org")
    assert (person.is_staff, person.has_usable_password(), person.language) == (True, False, "uk")
    assert [group.name for group in person.groups.all()] == ["Writers"]
    letter = OutgoingMail.objects.get(to=person.email)
    assert administrator.name in letter.text
    assert f"{settings.BASE_URL}/uk/account/2fa/link/" in letter.text
    assert "Три кроки" in letter.text
    assert EnrolmentLink.objects.get().user == person


def test_one_code_is_enough_for_an_invited_colleague_and_leaves_them_their_password(team, db):
    invited(team, language="en")
    browser = Client()
    browser.post(reverse("account_reset_password"), {"email": "new@example.org"})
    letter = OutgoingMail.objects.filter(to="new@example.org").latest("pk")
    browser.post(reverse("account_confirm_password_reset_code"), {"code": code_in(letter.text)})
    browser.post(reverse("account_complete_password_reset"), {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    for _day in range(2):
        answer = Client().post(reverse("account_login"), {"login": "new@example.org", "password": NEW_PASSWORD})
        assert answer.status_code == 302
        assert "confirm" not in answer["Location"]
    kinds = OutgoingMail.objects.filter(to="new@example.org").values_list("kind", flat=True)
    assert not [kind for kind in kinds if "confirm" in kind]


def test_an_address_that_is_taken_is_told_and_changes_nothing(team, owner, staff_editor):
    for person, words in ((staff_editor, "a colleague already"), (owner, "There is an account with this address")):
        answer = invited(team, email=person.email.upper())
        assert answer.status_code == 422
        assert words in answer.content.decode()
    owner.refresh_from_db()
    assert not owner.is_staff
    assert not EnrolmentLink.objects.exists()


def test_an_account_that_nobody_has_shown_to_be_theirs_loses_its_password(team, db):
    squatter = User.objects.create_user("new@example.org", "a password of somebody else", name="Somebody")

    assert invited(team).status_code == 302

    squatter.refresh_from_db()
    assert squatter.is_staff
    assert not squatter.has_usable_password()


def test_who_may_not_invite_invites_nobody(staff_editor):
    facts = {"email": "new@example.org", "name": "", "language": "en", "groups": []}

    with pytest.raises(Exception, match="may not"):
        invite_colleague(**facts, by=acting(staff_editor))
