"""Rights over people: nobody gives, takes or overtakes what they do not hold, and no organisation loses its voice."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from partners.organizations.models import Membership, Role
from partners.users.models import EnrolmentLink, User
from tests.conftest import make_user
from tests.support.forms import form_with

INDEX = reverse("wagtailusers_users:index")


def edit(person) -> str:
    return reverse("wagtailusers_users:edit", args=[person.pk])


def save(client, person, **changes):
    """The form as a browser would send it, with what somebody changed by hand."""
    values = form_with(client.get(edit(person)).content, "email", "name").values
    return client.post(edit(person), {**values, **changes})


@pytest.fixture
def helpdesk(db):
    """May change people and nothing else."""
    group = Group.objects.create(name="Helpdesk")
    rights = Permission.objects.filter(codename__in=["access_admin", "change_user", "view_user"])
    group.permissions.set(rights)
    return make_user("helpdesk@example.org", staff=True, groups=("Helpdesk",))


def bulk(action: str, *people) -> str:
    ids = "&".join(f"id={person.pk}" for person in people)
    return f"{reverse('wagtail_bulk_action', args=['users', 'user', action])}?{ids}"


def test_new_staff_get_a_link_and_the_administrators_see_who_waits(administrator, sign_in, person):
    client = sign_in(administrator)
    assert "Staff without a second factor" in client.get("/cms/").content.decode()

    form = {
        "email": "new@example.org",
        "name": "New",
        "language": "en",
        "groups": [Group.objects.get(name="Writers").pk],
    }
    assert client.post(reverse("wagtailusers_users:add"), form).status_code == 302
    assert save(client, person, is_staff="on").status_code == 302

    assert {link.user.email for link in EnrolmentLink.objects.all()} == {"new@example.org", person.email}
    assert "missing" in client.get(INDEX).content.decode()


def test_an_administrator_sends_a_new_link(administrator, staff_editor, sign_in):
    client = sign_in(administrator)
    url = reverse("person_enrolment", args=[staff_editor.public_id])
    assert url in client.get(INDEX).content.decode()
    assert "They have a second factor" not in client.get(url).content.decode()
    assert not EnrolmentLink.objects.exists()
    assert client.post(url)["Location"] == edit(staff_editor)
    assert EnrolmentLink.objects.get().sent_by == administrator

    TOTP.activate(staff_editor, generate_totp_secret())
    assert "They have a second factor" in client.get(url).content.decode()


def test_nobody_else_sends_links(administrator, staff_editor, partnerships, owner, sign_in):
    assert sign_in(partnerships).get(reverse("person_enrolment", args=[staff_editor.public_id])).status_code == 404
    assert sign_in(administrator).post(reverse("person_enrolment", args=[owner.public_id])).status_code == 404
    assert sign_in(administrator).post(reverse("person_enrolment", args=[administrator.public_id])).status_code == 404


def test_nobody_gives_what_they_do_not_hold(helpdesk, person, sign_in):
    client = sign_in(helpdesk)
    stronger = Group.objects.get(name="Administrators")

    save(client, person, is_staff="on", is_superuser="on", groups=[stronger.pk])

    person.refresh_from_db()
    assert (person.is_staff, person.is_superuser, person.groups.count()) == (False, False, 0)
    assert client.post(bulk("assign_role", person), {"role": stronger.pk}).status_code in {302, 403}
    assert person.groups.count() == 0


def test_an_administrator_gives_what_they_hold_and_no_more(administrator, person, sign_in):
    client = sign_in(administrator)
    held = Group.objects.get(name="Press officers")
    more = Group.objects.create(name="More")
    more.permissions.add(Permission.objects.get(codename="delete_user"))

    assert save(client, person, is_staff="on", groups=[more.pk]).status_code != 302
    assert save(client, person, is_staff="on", groups=[held.pk]).status_code == 302

    assert [group.name for group in person.groups.all()] == ["Press officers"]


def test_nobody_overtakes_who_holds_more(helpdesk, administrator, sign_in):
    client = sign_in(helpdesk)

    assert client.get(edit(administrator)).status_code in {302, 403}
    client.post(edit(administrator), {"email": "mine@example.org", "name": "x"})
    assert User.objects.get(pk=administrator.pk).email == administrator.email
    client.post(bulk("set_active_state", administrator), {"mark_as_active": "False"})
    assert User.objects.get(pk=administrator.pk).is_active


def test_nobody_makes_an_organisation_speechless(administrator, owner, editor, organization, sign_in):
    client = sign_in(administrator)
    values = form_with(client.get(edit(owner)).content, "email", "name").values
    closed = {name: value for name, value in values.items() if name != "is_active"}

    answer = client.post(edit(owner), closed)
    assert f"Nobody else is an owner of {organization.name}" in answer.content.decode()
    client.post(bulk("set_active_state", owner, editor), {"mark_as_active": "False"})
    assert User.objects.filter(is_active=True, pk__in=[owner.pk, editor.pk]).count() == 2

    Membership.objects.filter(user=editor).update(role=Role.OWNER)
    assert client.post(edit(owner), closed).status_code == 302
    assert not User.objects.get(pk=owner.pk).is_active
