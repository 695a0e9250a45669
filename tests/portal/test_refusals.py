"""Which faults are answered as the request's own, and which stay ours."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.admin.views.home import HomeView

from partners.kernel.errors import Conflict, conflict_in
from partners.organizations.models import Organization
from partners.users.models import User


def integrity_error(make) -> IntegrityError:
    with pytest.raises(IntegrityError) as raised, transaction.atomic():
        make()
    return raised.value


@pytest.fixture
def taken(person):
    return integrity_error(lambda: User.objects.create_user(person.email))


@pytest.fixture
def broken_rule(db):
    return integrity_error(lambda: Organization.objects.create(name="X", standing="approved"))


def test_only_a_place_that_is_taken_is_a_conflict(taken, broken_rule):
    assert isinstance(conflict_in(taken), Conflict)
    assert conflict_in(broken_rule) is None
    assert conflict_in(ValueError()) is None


@pytest.mark.parametrize(("fault", "status"), [("taken", 409), ("broken_rule", 500)])
def test_of_two_at_once_the_second_is_told_so(fault, status, request, person, sign_in, monkeypatch):
    error = request.getfixturevalue(fault)

    def come_second(**_words):
        raise error

    monkeypatch.setattr("partners.organizations.views.joining.start_application", come_second)
    client = sign_in(person)
    client.raise_request_exception = False

    answer = client.post(reverse("organizations:join"), {"name": "Lantern"})

    assert answer.status_code == status
    if status == 409:
        assert b"at the same moment" in answer.content


def test_what_stumbles_in_the_admin_over_a_value_is_refused_and_written_down(administrator, sign_in, monkeypatch):
    """A fault of the library is as visible to whoever runs the portal as any other."""
    told = []
    monkeypatch.setattr("portal.refusals.log.error", lambda event, **facts: told.append((event, facts)))

    answer = sign_in(administrator).get("/cms/images/chooser/chosen/x/")

    assert answer.status_code == 400
    ((event, facts),) = told
    assert (event, facts["error"]) == ("admin_stumbled", "ValueError")
    assert "get_prep_value" in facts["frames"]


def test_what_stumbles_below_a_view_of_ours_is_refused_as_well(administrator, sign_in):
    """Our bulk actions stand in place of Wagtail's, and its code looks up what the address names."""
    assert sign_in(administrator).get("/cms/bulk/wagtailcore/page/delete/?id=x").status_code == 400


def test_a_fault_of_our_own_code_stays_a_fault(administrator, sign_in, monkeypatch):
    monkeypatch.setattr(HomeView, "get_context_data", lambda self, **_words: our_fault())
    client = sign_in(administrator)
    client.raise_request_exception = False

    assert client.get("/cms/").status_code == 500


def our_fault():
    from cms.backoffice.people.views import AccountView

    return AccountView.get_panels(None)


def test_the_same_fault_outside_of_the_admin_stays_a_fault(client, db, monkeypatch):
    def stumble(*_arguments, **_words):
        raise ValueError("a word for a number")

    monkeypatch.setattr("django.http.HttpRequest.get_full_path", stumble)
    client.raise_request_exception = False

    assert client.get("/en/press/ask/").status_code == 500
