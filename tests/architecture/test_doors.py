"""Every view of ours is entered through the door, and says no to a wrong method and to a wrong form in one way."""

import pytest
from django.db import transaction

from partners.organizations.models import Membership, Organization, Role
from tests.architecture.test_routes import ROUTES, Route
from tests.support.belongings import make_belongings

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}
# What a form without a single field, or with optional ones only, answers when it is sent empty.
EMPTY_IS_FINE = {
    # The code in the address is none.
    # No release is announced.
    "press:coming",
    "press:privacy_answer",
    "press:subscription",
    "press:subscription_leave",
    # No code was asked for in this session.
    "account_confirm_password_reset_code",
    "account_email_verification_sent",
    # No code, no form.
    "enrolment",
    "branding:logo_remove",
    "editions:download",
    "editions:link_revoke",
    "editions:photograph_remove",
    # Nothing is named that a link could lead to; there is no material of this id.
    "editions:link_create",
    "editions:make",
    # Nothing is replaced.
    "editions:renew",
    # There is no film of this digest.
    "editions:film_order",
    "editions:film_give_up",
    # On no further site: the frame stands on the partner's own alone.
    "editions:embeds",
    # There is no material of this id.
    "editions:confirm_replaced",
    "editions:letter",
    # No file is asked for, so the line that was typed is shown.
    "editions:studio",
    "organizations:application_submit",
    "organizations:document_remove",
    # No code, no form.
    "organizations:invitation_accept",
    "organizations:invitation_revoke",
    "organizations:key_revoke",
    "organizations:leave",
    "organizations:member_leave",
    "organizations:member_remove",
    # None of its buttons was pressed, so it is shown again.
    "press:contact_confirm",
    "press:contact_ask_again",
    "press:rota_take_off",
    "press:contact_withdraw",
    "translations:take_back",
    "translations:withdraw",
    # There is no page of this material.
    "translations:write",
}


def is_ours(route: Route) -> bool:
    return route.module.startswith(("partners.", "cms.library.views", "cms.update_pages.views"))


OURS = [route for route in ROUTES if is_ours(route)]


@pytest.fixture
def values(organization, owner, administrator):
    belongings = make_belongings(organization, owner=owner, administrator=administrator)
    return {
        **belongings,
        "code": "nothing",
        "number": 1,
        "secret": "nothing",
        "material_id": belongings["template_id"],
        "update_id": belongings["template_id"],
    }


@pytest.fixture
def draft(owner):
    """An application that may still be changed."""
    found = Organization.objects.create(name="River", standing="draft")
    Membership.objects.create(user=owner, organization=found, role=Role.OWNER)
    return found


def without_a_door(routes: list[Route]) -> list[str]:
    return [route.name for route in routes if not getattr(route.view, "allowed_methods", None)]


def test_every_view_went_through_the_door():
    def past_the_door(request):
        raise NotImplementedError

    assert len(OURS) > 40
    assert without_a_door(OURS) == []
    assert without_a_door([Route("nowhere/", "nowhere", "partners", past_the_door)]) == ["nowhere"]


def test_a_wrong_method_is_answered_alike_everywhere(values, owner, sign_in):
    client = sign_in(owner)
    for route in OURS:
        allowed = route.view.allowed_methods
        assert ("GET" in allowed) == ("HEAD" in allowed), route
        for method in sorted(METHODS - allowed):
            answer = client.generic(method, route.address(values))
            assert answer.status_code == 405, (route, method)
            assert {name.strip() for name in answer["Allow"].split(",")} == allowed, (route, method)


def test_a_wrong_method_waits_for_the_right_role(values, viewer, sign_in):
    client = sign_in(viewer)
    for route in OURS:
        if "<uuid:organization_id>" in route.path and client.get(route.address(values)).status_code == 403:
            assert client.put(route.address(values)).status_code == 403, route


def test_every_form_that_is_sent_empty_comes_back_with_422(values, draft, owner, sign_in):
    client = sign_in(owner)
    well_received = set()
    for route in [route for route in OURS if "POST" in route.view.allowed_methods]:
        is_written = "/application/" in route.path and "document_id" not in route.path and "leave" not in route.path
        here = {**values, "organization_id": draft.public_id} if is_written else values
        with transaction.atomic():
            status = client.post(route.address(here)).status_code
            transaction.set_rollback(True)
        if status != 422:
            assert status in {302, 403, 404, 409}, (route, status)
            well_received.add(route.name)

    assert well_received == EMPTY_IS_FINE
