"""Every form of ours in the back office that is sent empty comes back with 422, unless nothing in it is asked for."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cms.backoffice.artwork.views.templates import ReviseView
from cms.backoffice.frame.transitions import TransitionView
from cms.backoffice.organizations.views.deciding import PARTNERS
from cms.backoffice.organizations.views.review import NoteView
from cms.backoffice.press.views.inquiries import INQUIRIES
from cms.backoffice.texts.views import DRAFTS
from partners.artwork.services import begin_version
from partners.branding.services import save_brand_kit
from partners.editions.services import request_edition
from partners.kernel.actors import VISITOR, acting
from partners.organizations.models import Organization
from partners.organizations.services.notes import add_note
from partners.organizations.services.vetting import start_review
from partners.press.models import (
    AnswerTemplate,
    HeldInquiry,
    InquiryLetter,
    InquiryMessage,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    ReplyAddress,
)
from partners.press.services.inquiries import receive_inquiry
from partners.press.services.releases import mark_release
from partners.texts.models import EVERYWHERE, Draft, Kind
from partners.texts.services import start_draft
from tests.architecture.test_routes import ROUTES
from tests.support.belongings import make_template
from tests.support.branding import KIT
from tests.support.consents import agreed
from tests.support.editions import demand_approval
from tests.support.press import add_figure
from tests.support.updates import open_update

# Their forms have no field that must be filled in.
EMPTY_IS_FINE = {"person_enrolment", "start_review", "approve", "reinstate", "assign", "close"} | {
    "send_answer", "take_back", "reporter", "rules", "held_let_in",
    "draft_start", "draft_compare", "publish", "ask", "withdraw", "delete", "backoffice_languages",
    "backoffice_end_language", "revise", "template_again", "template_retire", "template_offer", "template_discard",
    # Nothing in the press room has to be said of the whole; taking something off asks for nothing.
    "about", "take_off", "end",
}  # fmt: skip
SCREENS = {
    "person_enrolment", "add", "edit", "add_subject", "subject", "note", "strike", "assign", "together", "move",
    "revise", "add_template", "template_draft", "template_preview", "template_sheet", "template_discard",
    "template_again", "template_retire", "template_offer", "draft_start", "draft_edit", "draft_compare", "delete",
    "backoffice_campaign", "backoffice_face", "backoffice_languages", "backoffice_end_language", "address",
    "file_withdraw", "file_decide", "files_waiting", "about", "one", "mark", "take_off", "end", "reporter", "rules",
    "take", "rota", "merge", "invite", "whose", "held_let_in", "template", "template_add",
}  # fmt: skip


def ask(email: str, question: str = "Why?") -> MediaInquiry:
    deadline = timezone.now() + timedelta(days=3)
    words = {"name": "A", "email": email, "time_zone": "UTC", "language": "en", "question": question}
    return receive_inquiry(**words, deadline_at=deadline, by=VISITOR)[0]


def ready_for_every_move(inquiry: MediaInquiry, organization: Organization) -> None:
    """Answered before, with an answer of a partner that waits, an open offer, a letter that is held, and another
    question of the reporter."""
    now = timezone.now()
    ask(inquiry.email, "And when?")
    inquiry.answered_at = inquiry.closed_at = now
    InquiryOffer.objects.create(inquiry=inquiry, organization=organization, offered_at=now, until=now)
    for state, sent_at in (("sent", now), ("waiting", None)):
        InquiryMessage.objects.create(
            inquiry=inquiry, kind="answer", state=state, text="Here.", written_at=now, sent_at=sent_at
        )

    address = ReplyAddress.objects.create(inquiry=inquiry, side="reporter", secret_hash="a" * 64)
    InquiryLetter.objects.create(inquiry=inquiry, address=address, key="b" * 64, state="held", whole="Held.")


@pytest.fixture
def places(application, organization, owner, administrator, press_officer, partnerships, campaign):
    """Every address that takes a form, by the name of the screen or of the move, with its thing where it can move."""
    start_review(application, by=acting(administrator))
    inquiry = ask("a@example.org")
    inquiry.assigned_to = administrator
    ready_for_every_move(inquiry, organization)
    template = make_template(administrator)
    drafted = begin_version(make_template(administrator, key="drafted-en"), by=acting(administrator))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    file = request_edition(organization, template, line="", output="jpeg", by=acting(owner))
    note = add_note(application, text="Read.", by=acting(administrator))
    demanding = make_template(administrator, key="demanding-en")
    demand_approval(demanding, administrator)
    waiting = request_edition(organization, demanding, line="", output="jpeg", by=acting(owner))
    # Waits for the administrator, who can publish it, and send it back.
    draft = start_draft(Kind.AGREEMENT, EVERYWHERE, by=acting(partnerships))
    figure, told = add_figure(campaign, administrator), open_update(campaign)
    ended = mark_release(
        open_update(campaign, "ended"), time_zone="UTC", embargo=None, contacts={}, by=acting(administrator)
    )
    now = timezone.now()
    speaker = MediaContact.objects.create(
        organization=organization, name="S", email="s@example.org", languages=["en"], standing="confirmed", asked_at=now
    )
    agreed(speaker, at=now, until=now + timedelta(days=9))
    answers = AnswerTemplate.objects.create(language="en", title="Thanks", text="Thank you.")
    facts = {"name": "A", "deadline_at": timezone.now().isoformat(), "time_zone": "UTC", "language": "en"}
    held = HeldInquiry.objects.create(receipt_hash="0" * 64, email="a@example.org", question="Why?", facts=facts)
    screens = {
        "invite": reverse("backoffice_early:invite"),
        "whose": reverse("backoffice_early:whose"),
        "about": reverse("backoffice_press_room:about"),
        "one": reverse("backoffice_figures:one", args=[figure.public_id]),
        "mark": reverse("backoffice_releases:mark", args=[told.public_id]),
        "take_off": reverse("backoffice_figures:take_off", args=[figure.public_id]),
        "end": reverse("backoffice_releases:end", args=[ended.public_id]),
        "add": reverse("wagtailusers_users:add"),
        "edit": reverse("wagtailusers_users:edit", args=[administrator.pk]),
        "person_enrolment": reverse("person_enrolment", args=[press_officer.public_id]),
        "add_subject": reverse("backoffice_subjects:add_subject"),
        "subject": reverse("backoffice_subjects:subject", args=[campaign.subjects.first().public_id]),
        "note": reverse("backoffice_partners:note", args=[application.public_id]),
        "strike": reverse("backoffice_partners:strike", args=[application.public_id, note.public_id]),
        "assign": reverse("backoffice_partners:assign", args=[application.public_id]),
        "together": f"{reverse('backoffice_partners:together')}?act=decline&id={application.public_id}",
        "address": reverse("backoffice_partners:address", args=[organization.public_id]),
        "file_withdraw": reverse("backoffice_files:file_withdraw", args=[file.public_id]),
        "file_decide": reverse("backoffice_files:file_decide", args=[waiting.public_id]),
        "files_waiting": reverse("backoffice_files:files_waiting"),
        "draft_start": reverse("backoffice_texts:draft_start", args=["consent", EVERYWHERE]),
        "draft_edit": reverse("backoffice_texts:draft_edit", args=[draft.public_id]),
        "draft_compare": reverse("backoffice_texts:draft_compare", args=[draft.public_id]),
        "revise": reverse("backoffice_templates:revise", args=[template.public_id]),
        "add_template": reverse("backoffice_templates:add_template"),
        "template_draft": reverse("backoffice_templates:template_draft", args=[drafted.public_id]),
        "template_preview": reverse("backoffice_templates:template_preview", args=[drafted.public_id]),
        "template_sheet": reverse("backoffice_templates:template_sheet", args=[drafted.public_id]),
        "template_discard": reverse("backoffice_templates:template_discard", args=[drafted.public_id]),
        "template_again": reverse("backoffice_templates:template_again", args=[template.public_id, 1]),
        "template_retire": reverse("backoffice_templates:template_retire", args=[template.public_id]),
        "template_offer": reverse("backoffice_templates:template_offer", args=[template.public_id]),
        "backoffice_campaign": reverse("backoffice_campaign"),
        "backoffice_face": reverse("backoffice_face"),
        "backoffice_languages": reverse("backoffice_languages"),
        "backoffice_end_language": reverse("backoffice_end_language", args=["uk"]),
        "reporter": reverse("backoffice_inquiries:reporter", args=[ask("forgotten@example.org").public_id]),
        "rules": reverse("backoffice_inquiries:rules"),
        "take": reverse("backoffice_contacts:take"),
        "rota": reverse("backoffice_contacts:rota", args=[speaker.public_id]),
        "merge": reverse("backoffice_contacts:merge", args=[speaker.public_id]),
        "held_let_in": reverse("backoffice_inquiries:held_let_in", args=[held.public_id]),
        "template": reverse("backoffice_inquiries:template", args=[answers.public_id]),
        "template_add": reverse("backoffice_inquiries:template_add"),
        "delete": reverse("wagtailusers_groups:delete", args=[Group.objects.get(name="Writers").pk]),
    }
    moves = {
        name: (thing, reverse(f"{where}:move", args=[thing.public_id, name]), subject.workflow.transitions[name])
        for where, subject, thing in (
            ("backoffice_partners", PARTNERS, application), ("backoffice_inquiries", INQUIRIES, inquiry),
            ("backoffice_texts", DRAFTS, draft),
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


def test_what_must_be_filled_in_is_asked_for_again(places, administrator, partnerships, sign_in):
    client = sign_in(administrator)
    screens, moves = places
    answers = {name: client.post(address).status_code for name, address in screens.items()}
    for name, (thing, address, transition) in moves.items():
        with transaction.atomic():
            # In one of these the round, or the officer, is known.
            thing.standing = min(transition.sources, key=lambda standing: standing not in {"in_review", "assigned"})
            if thing.standing in {"approved", "suspended"}:
                thing.approved_at = timezone.now()
            if isinstance(thing, Draft):
                # Who asks wrote it; who publishes or sends back did not.
                thing.written_by = administrator if name == "ask" else partnerships
            thing.save()
            answers[name] = client.post(address).status_code
            transaction.set_rollback(True)

    assert {name for name, status in answers.items() if status == 302} == EMPTY_IS_FINE
    assert {status for name, status in answers.items() if name not in EMPTY_IS_FINE} == {422}
