"""A key is shown once, kept as a hash, and stops when it should."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.organizations.models import AccessKey, Organization
from partners.organizations.selectors import live_access_key
from partners.organizations.services.keys import create_access_key, revoke_access_key

TOKEN = re.compile(r"pp_[a-z0-9]{8}_[A-Za-z0-9_-]{43}")
GOOD = {"name": "Our website", "scopes": ["campaign:read", "activity:read"], "lifetime": "365"}


def make_key(organization, owner, **changes):
    wishes = {"name": "Our website", "scopes": ["activity:read"], "expires_at": None, "by": acting(owner), **changes}
    return create_access_key(organization, **wishes)


def address(organization, route="organizations:key_create", *more):
    return reverse(route, args=[organization.public_id, *more])


def test_a_key_has_its_shape_and_only_its_hash_is_kept(organization, owner):
    key, token = make_key(organization, owner)

    assert TOKEN.fullmatch(token)
    assert token.startswith(f"{key.prefix}_")
    assert token not in str(AccessKey.objects.values())
    assert token.split("_", 2)[2] not in str(everything().values())
    assert live_access_key(token, at=timezone.now()) == key


def test_making_and_revoking_are_one_entry_each(organization, owner):
    key, _token = make_key(organization, owner)
    revoke_access_key(key, by=acting(owner))
    revoke_access_key(key, by=acting(owner))

    assert list(everything().values_list("verb", flat=True)) == [Verb.KEY_REVOKED, Verb.KEY_CREATED]


def test_a_revoked_key_opens_nothing_from_that_moment(organization, owner):
    key, token = make_key(organization, owner)

    revoke_access_key(key, by=acting(owner))

    assert live_access_key(token, at=timezone.now()) is None


def test_a_key_ends_when_it_was_said_to_end(organization, owner):
    now = timezone.now()
    _key, token = make_key(organization, owner, expires_at=now + timedelta(days=90))

    assert live_access_key(token, at=now + timedelta(days=89)) is not None
    assert live_access_key(token, at=now + timedelta(days=90)) is None


@pytest.mark.parametrize("actor", ["editor", "viewer", "outsider", "partnerships"])
def test_nobody_but_an_owner_makes_or_revokes_keys(organization, owner, request, actor):
    key, _token = make_key(organization, owner)
    somebody = request.getfixturevalue(actor)

    with pytest.raises(NotAllowed):
        make_key(organization, somebody, name="Another")
    with pytest.raises(NotAllowed):
        revoke_access_key(key, by=acting(somebody))


def test_a_suspended_partner_makes_no_keys(organization, owner):
    Organization.objects.update(standing="suspended")

    with pytest.raises(NotAllowed):
        make_key(organization, owner)


def test_a_suspended_partner_revokes_what_should_not_live_again(organization, owner, sign_in):
    key, token = make_key(organization, owner)
    Organization.objects.update(standing="suspended")
    client = sign_in(owner)

    shown = client.get(reverse("organizations:keys", args=[organization.public_id])).content.decode()
    client.post(reverse("organizations:key_revoke", args=[organization.public_id, key.public_id]))
    Organization.objects.update(standing="approved")

    assert key.name in shown
    assert reverse("organizations:key_create", args=[organization.public_id]) not in shown
    assert live_access_key(token, at=timezone.now()) is None


def test_a_form_sent_twice_makes_one_key(organization, owner):
    make_key(organization, owner)

    with pytest.raises(Conflict):
        make_key(organization, owner)

    assert AccessKey.objects.count() == 1


def test_the_name_of_a_revoked_key_is_free_again(organization, owner):
    key, _token = make_key(organization, owner)
    revoke_access_key(key, by=acting(owner))

    make_key(organization, owner)

    assert AccessKey.objects.count() == 2


# Pages


def test_the_new_key_is_shown_once_and_kept_nowhere(organization, owner, sign_in, settings):
    settings.BASE_URL = "https://portal.example.org"
    client = sign_in(owner)

    led = client.post(address(organization), GOOD)
    # The session holds nothing that a copy of the database would give away.
    kept = str(dict(client.session.items()))
    response = client.get(led.url)

    page = response.content.decode()
    token = TOKEN.search(page).group()
    assert "no-store" in response["Cache-Control"]
    assert "https://portal.example.org/api/v1/activity" in page
    assert token not in kept
    assert "once." not in str(dict(client.session.items()))
    for route in ("organizations:keys", "organizations:key_create"):
        assert token not in client.get(address(organization, route)).content.decode()
    assert live_access_key(token, at=timezone.now()).expires_at.date() == (timezone.now() + timedelta(days=365)).date()


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "a\u202eb"},
        {"scopes": []},
        {"scopes": ["campaign:read", "everything"]},
        {"lifetime": "9" * 40},
        {"lifetime": ""},
    ],
)
def test_a_form_that_cannot_be_used_makes_no_key_and_keeps_what_was_typed(organization, owner, sign_in, change):
    wishes = {**GOOD, **change}

    response = sign_in(owner).post(address(organization), wishes)

    assert response.status_code == 422
    assert 'class="error-summary"' in response.content.decode()
    assert wishes["name"] in response.content.decode()
    assert not AccessKey.objects.exists()


def test_a_name_that_is_taken_comes_back_with_the_form(organization, owner, sign_in):
    make_key(organization, owner)

    page = sign_in(owner).post(address(organization), GOOD).content.decode()

    assert "already" in page
    assert 'value="Our website"' in page
    assert AccessKey.objects.count() == 1


def test_a_sign_in_of_long_ago_is_asked_for_again_before_the_form_is_shown(organization, owner, sign_in):
    client = sign_in(owner)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()

    shown, sent = client.get(address(organization)), client.post(address(organization), GOOD)

    assert "/account/reauthenticate/" in shown.url
    assert "/account/reauthenticate/" in sent.url
    assert not AccessKey.objects.exists()


def test_giving_the_password_again_leads_back_to_the_form(organization, owner, sign_in):
    client = sign_in(owner)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    door = client.get(address(organization)).url

    response = client.post(door, {"password": "correct horse battery staple"}, follow=True)

    assert response.request["PATH_INFO"] == address(organization)
    assert client.post(address(organization), GOOD).status_code == 302
    assert AccessKey.objects.count() == 1


def test_an_editor_sees_the_keys_and_cannot_make_or_revoke_any(organization, owner, editor, sign_in):
    key, _token = make_key(organization, owner)
    client = sign_in(editor)

    page = client.get(address(organization, "organizations:keys")).content.decode()

    assert key.prefix in page
    assert address(organization) not in page
    assert client.get(address(organization)).status_code == 403
    assert client.post(address(organization), GOOD).status_code == 403
    assert client.post(address(organization, "organizations:key_revoke", key.public_id)).status_code == 403


def test_a_viewer_does_not_see_the_keys(organization, viewer, sign_in):
    assert sign_in(viewer).get(address(organization, "organizations:keys")).status_code == 403


def test_an_outsider_finds_no_keys(organization, owner, outsider, sign_in):
    key, _token = make_key(organization, owner)
    client = sign_in(outsider)

    assert client.get(address(organization, "organizations:keys")).status_code == 404
    assert client.post(address(organization), GOOD).status_code == 404
    assert client.post(address(organization, "organizations:key_revoke", key.public_id)).status_code == 404


def test_another_partners_key_cannot_be_revoked_through_ones_own_address(
    organization, other_organization, owner, outsider, sign_in
):
    key, _token = make_key(other_organization, outsider)

    response = sign_in(owner).post(address(organization, "organizations:key_revoke", key.public_id))

    assert response.status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None


def test_asking_to_revoke_changes_nothing_until_the_button(organization, owner, sign_in):
    key, token = make_key(organization, owner)
    client = sign_in(owner)
    path = address(organization, "organizations:key_revoke", key.public_id)

    assert client.get(path).status_code == 200
    assert live_access_key(token, at=timezone.now()) is not None
    assert client.post(path).status_code == 302
    assert live_access_key(token, at=timezone.now()) is None


def test_the_list_of_keys_costs_the_same_with_one_and_with_three(organization, owner, sign_in):
    client = sign_in(owner)
    path = address(organization, "organizations:keys")
    make_key(organization, owner)
    client.get(path)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    one = cost()
    make_key(organization, owner, name="Second")
    make_key(organization, owner, name="Third", expires_at=timezone.now() - timedelta(days=1))

    assert cost() == one
