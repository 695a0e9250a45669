"""Every form of ours in the back office that is sent empty comes back with 422, unless nothing in it is asked for."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.backoffice.artwork.views import ReviseView
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.organizations.views import PARTNERS, NoteView
from cms.backoffice.press.views import INQUIRIES
from partners.kernel.actors import VISITOR, acting
from partners.organizations.services.vetting import start_review
from partners.press.services.inquiries import receive_inquiry
from tests.architecture.test_routes import ROUTES
from tests.support.belongings import make_template

# Their forms have no field that must be filled in.
EMPTY_IS_FINE = {"person_enrolment", "note", "start_review", "approve", "reinstate", "assign", "close"}
SCREENS = {"person_enrolment", "add", "edit", "add_subject", "subject", "note", "move", "revise"}


@pytest.fixture
def places(application, administrator, press_officer, campaign):
    """Every address that takes a form, by the name of the screen or of the move, with its thing where it can move."""
    start_review(application, by=acting(administrator))
    inquiry, _receipt = receive_inquiry(
        name="A", email="a@example.org", time_zone="UTC", language="en", question="Why?",
        deadline_at=timezone.now() + timedelta(days=3), by=VISITOR,
    )  # fmt: skip
    inquiry.assigned_to = administrator
    template = make_template(administrator)
    screens = {
        "add": reverse("wagtailusers_users:add"),
        "edit": reverse("wagtailusers_users:edit", args=[administrator.pk]),
        "person_enrolment": reverse("person_enrolment", args=[press_officer.public_id]),
        "add_subject": reverse("backoffice_subjects:add_subject"),
        "subject": reverse("backoffice_subjects:subject", args=[campaign.subjects.first().public_id]),
        "note": reverse("backoffice_partners:note", args=[application.public_id]),
        "revise": reverse("backoffice_templates:revise", args=[template.public_id]),
    }
    moves = {
        name: (thing, reverse(f"{where}:move", args=[thing.public_id, name]), subject.workflow.transitions[name])
        for where, subject, thing in (
            ("backoffice_partners", PARTNERS, application), ("backoffice_inquiries", INQUIRIES, inquiry)
        )
        for name in subject.steps
    }  # fmt: skip
    return screens, moves


def test_every_screen_with_a_form_is_sent_here():
    takes_forms = {
        str(route.name).rpartition(":")[2]
        for route in ROUTES
        if route.module.startswith("cms.backoffice.") and hasattr(getattr(route.view, "view_class", None), "post")
    }
    # Publishing what was translated is one box, which may stay empty.
    assert takes_forms - {"None"} == SCREENS
    assert all(hasattr(view, "post") for view in (NoteView, ReviseView, TransitionView))


def test_what_must_be_filled_in_is_asked_for_again(places, administrator, sign_in):
    client = sign_in(administrator)
    screens, moves = places
    answers = {name: client.post(address).status_code for name, address in screens.items()}
    for name, (thing, address, transition) in moves.items():
        with transaction.atomic():
            # In one of these the round, or the officer, is known.
            thing.standing = min(transition.sources, key=lambda standing: standing not in {"in_review", "assigned"})
            if thing.standing in {"approved", "suspended"}:
                thing.approved_at = timezone.now()
            thing.save()
            answers[name] = client.post(address).status_code
            transaction.set_rollback(True)

    assert {name for name, status in answers.items() if status == 302} == EMPTY_IS_FINE
    assert {status for name, status in answers.items() if name not in EMPTY_IS_FINE} == {422}
