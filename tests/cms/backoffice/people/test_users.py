"""People in the back office."""

import pytest
from django.urls import reverse

from partners.campaigns.services.statements import endorse_statement
from partners.kernel.actors import acting
from partners.organizations.models import Role
from partners.users.models import User
from tests.conftest import make_member, make_user


@pytest.fixture
def superuser(db):
    person = make_user("super@example.org", staff=True)
    person.is_superuser = True
    person.save()
    return person


@pytest.fixture
def signer(organization, statement, owner):
    endorse_statement(organization, statement, by=acting(owner))
    # Of the only owner something else would be said.
    make_member(organization, "second-owner@example.org", Role.OWNER)
    return owner


def ways_to_delete(person: User) -> list[str]:
    bulk = reverse("wagtail_bulk_action", args=["users", "user", "delete"])
    return [reverse("wagtailusers_users:delete", args=[person.pk]), f"{bulk}?id={person.pk}"]


@pytest.mark.parametrize("way", [0, 1], ids=["one", "many"])
def test_a_person_with_a_history_is_kept_and_the_page_says_what_to_do_instead(superuser, signer, sign_in, way):
    address = ways_to_delete(signer)[way]
    client = sign_in(superuser)
    assert client.get(address).status_code == 200

    answer = client.post(address, headers={"referer": f"http://testserver{address}"}, follow=True)

    assert answer.status_code == 200
    assert "take away the right to sign in instead" in answer.content.decode()
    assert User.objects.filter(pk=signer.pk).exists()


@pytest.mark.parametrize("way", [0, 1], ids=["one", "many"])
def test_who_has_done_nothing_yet_can_be_deleted(superuser, person, sign_in, way):
    sign_in(superuser).post(ways_to_delete(person)[way])

    assert not User.objects.filter(pk=person.pk).exists()
