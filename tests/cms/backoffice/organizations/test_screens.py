"""The reviewers' screens in the Wagtail admin."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.backoffice.organizations.views.deciding import PARTNERS
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization, Role, VettingDocument, VettingReview
from partners.organizations.services.joining import resubmit_application
from partners.organizations.services.notes import add_note
from partners.organizations.services.vetting import approve_organization, ask_for_information, start_review
from partners.organizations.workflow import STANDING
from tests.conftest import make_member, make_organization, make_user

INDEX = "/cms/partners/"


def review(organization: Organization) -> str:
    return reverse("backoffice_partners:review", args=[organization.public_id])


def move(organization: Organization, name: str) -> str:
    return reverse("backoffice_partners:move", args=[organization.public_id, name])


def seen_in(answer, name: str) -> str:
    """The stamp that the form of this move carries on the screen."""
    return next(
        decision["form"]["seen"].value()
        for decision in answer.context["decisions"]
        if decision["transition"].name == name
    )


@pytest.fixture
def reviewer(partnerships, sign_in):
    return sign_in(partnerships)


@pytest.fixture
def document(application, applicant):
    paper = VettingDocument(organization=application, title="Statute", size=9, sha256="0" * 64, uploaded_by=applicant)
    paper.file.save("x.pdf", ContentFile(b"%PDF-1.7\n"), save=True)
    return paper


def test_one_screen_holds_what_a_decision_needs(reviewer, application, applicant, document, partnerships):
    Organization.objects.filter(pk=application.pk).update(mission="<script>alert(1)</script> We help.")
    twin = make_organization("RIVER", website="")
    start_review(application, by=acting(partnerships))
    VettingReview.objects.filter(organization=application).update(message="Earlier question")
    add_note(application, text="Planted note", by=acting(partnerships))
    text = reviewer.get(review(application)).content.decode()
    for wanted in (
        "&lt;script&gt;",
        applicant.email,
        "Statute",
        review(twin),
        "Planted note",
        "Earlier question",
        "began to review the application",
    ):
        assert wanted in text, wanted
    assert "<script>alert(1)" not in text
    assert 'rel="noopener noreferrer nofollow"' in text
    for name in ("ask_for_information", "approve", "decline"):
        assert f'action="{move(application, name)}"' in text
    assert move(application, "suspend") not in text
    assert "The organisation becomes a partner at once" in text, "the consequences stand beside the button"


@pytest.mark.parametrize("persona", ["staff_editor", "press_officer", "moderator"])
def test_other_staff_see_neither_menu_nor_screens(request, sign_in, application, document, persona):
    client = sign_in(request.getfixturevalue(persona))
    assert INDEX not in client.get("/cms/").content.decode()
    addresses = [
        INDEX,
        f"{INDEX}results/",
        f"{INDEX}?export=csv",
        review(application),
        move(application, "start_review"),
    ]
    addresses.append(reverse("backoffice_partners:document", args=[application.public_id, document.public_id]))
    for address in addresses:
        assert client.get(address).status_code == 404, address
    assert client.post(move(application, "start_review")).status_code == 404
    assert client.post(reverse("backoffice_partners:note", args=[application.public_id])).status_code == 404
    application.refresh_from_db()
    assert application.standing == "applied"


def test_partners_and_visitors_do_not_get_in(sign_in, application, applicant, owner, client):
    for address in (INDEX, review(application), move(application, "start_review")):
        assert sign_in(owner).get(address).status_code == 404
        assert sign_in(applicant).post(address).status_code == 404
        assert "/account/login/" in client.get(address)["Location"]


def test_a_draft_and_the_reviewers_own_organisation_are_not_there(reviewer, partnerships, application):
    draft = make_organization("Secret draft", "draft")
    application.memberships.create(user=partnerships)
    assert "Secret draft" not in reviewer.get(INDEX).content.decode()
    for organization in (draft, application):
        assert reviewer.get(review(organization)).status_code == 404
        assert reviewer.post(move(organization, "start_review")).status_code == 404


def test_the_address_of_a_move_leads_to_the_screen_and_changes_nothing(reviewer, application):
    answer = reviewer.get(move(application, "approve"))
    assert answer["Location"] == f"{review(application)}#decide-approve"
    application.refresh_from_db()
    assert application.standing == "applied"


def test_the_whole_review_by_buttons(reviewer, application, applicant):
    Organization.objects.filter(pk=application.pk).update(email="d@example.org", motivation="Yes.", plans="Much.")
    reviewer.post(move(application, "ask_for_information"), {"reason": "Who runs it?", "note": "For us"})
    application.refresh_from_db()
    assert application.standing == "information_needed"
    assert VettingReview.objects.get().message == "Who runs it?"
    assert application.notes.get().text == "For us"
    unmeant = reviewer.post(move(application, "decline"), {"reason": "No answer came."})
    assert unmeant.status_code == 422
    assert b"No answer came." in unmeant.content
    response = reviewer.post(move(application, "decline"), {"reason": "No answer came.", "is_meant": "on"}, follow=True)
    assert response.redirect_chain == [(review(application), 302)]
    assert "The application has been declined" in response.content.decode()
    assert OutgoingMail.objects.filter(kind="organizations/declined").count() == 1


@pytest.mark.parametrize("words", ["", "   ", "a" * 3001, "planted\x00", "planted \u202e"])
def test_a_bad_reason_is_named_and_stays_in_the_form(reviewer, application, partnerships, words):
    start_review(application, by=acting(partnerships))
    response = reviewer.post(move(application, "decline"), {"reason": words, "note": "My note stays"})
    assert response.status_code == 422
    assert "My note stays" in response.content.decode()
    assert [each["transition"].name for each in response.context["decisions"] if each["is_open"]] == ["decline"]
    application.refresh_from_db()
    assert application.standing == "in_review"


def test_the_second_click_is_a_message_and_no_second_decision(reviewer, application):
    reviewer.post(move(application, "approve"))
    again = reviewer.post(move(application, "approve"), follow=True)
    assert "already moved on" in again.content.decode()
    assert VettingReview.objects.count() == 1


def test_whoever_was_slower_is_told_and_keeps_their_words(reviewer, application, applicant, sign_in):
    """Of two reviewers one decides while the other writes."""
    Organization.objects.filter(pk=application.pk).update(email="d@example.org", motivation="Yes.", plans="Much.")
    seen = seen_in(reviewer.get(review(application)), "decline")
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    ask_for_information(application, reason="Who runs it?", by=acting(colleague))
    resubmit_application(application, answer="A council.", by=acting(applicant))
    typed = {"seen": seen, "reason": "A long and careful reason.", "note": "For us", "is_meant": "on"}
    late = reviewer.post(move(application, "decline"), typed)
    assert late.status_code == 409
    text = late.content.decode()
    for told in ("Somebody decided before you", "A long and careful reason.", "For us", "Who runs it?", "A council."):
        assert told in text, told
    application.refresh_from_db()
    assert application.standing == "in_review"
    typed["seen"] = seen_in(late, "decline")
    assert reviewer.post(move(application, "decline"), typed).status_code == 302
    application.refresh_from_db()
    assert application.standing == "declined"


def test_words_for_what_is_decided_already_come_back_as_a_note_to_save(reviewer, application):
    seen = seen_in(reviewer.get(review(application)), "ask_for_information")
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    approve_organization(application, by=acting(colleague))
    late = reviewer.post(move(application, "ask_for_information"), {"seen": seen, "reason": "Who runs it?"})
    assert late.status_code == 409
    assert late.context["note_form"].initial["text"] == "Who runs it?"
    assert not application.reviews.filter(message="Who runs it?").exists()


@pytest.mark.parametrize("name", ["submit", "resubmit", "leave", "nothing"])
def test_what_is_the_organisations_own_move_is_no_button_of_staff(reviewer, application, name):
    assert reviewer.post(move(application, name)).status_code == 404


def test_every_staff_move_of_the_table_has_its_step():
    theirs = {"submit", "resubmit", "leave"}
    assert set(PARTNERS.steps) == set(STANDING.transitions) - theirs


def test_notes_are_added_and_struck_by_buttons_and_bad_ones_are_not(reviewer, application, partnerships):
    address = reverse("backoffice_partners:note", args=[application.public_id])
    reviewer.post(address, {"text": "Called them."})
    note = application.notes.get()
    assert (note.author, note.text) == (partnerships, "Called them.")
    refused = reviewer.post(address, {"text": "x\x00y"})
    assert refused.status_code == 422
    assert b'class="w-field__errors"' in refused.content
    assert reviewer.get(address).status_code == 405
    strike = reverse("backoffice_partners:strike", args=[application.public_id, note.public_id])
    assert reviewer.post(strike, {"because": ""}).status_code == 422
    reviewer.post(strike, {"because": "Another organisation"})
    assert "Another organisation" in reviewer.get(review(application)).content.decode()
    elsewhere = reverse("backoffice_partners:strike", args=[make_organization("Other").public_id, note.public_id])
    assert reviewer.post(elsewhere, {"because": "x"}).status_code == 404


def test_an_application_is_taken_and_handed_over_by_buttons(reviewer, application, partnerships):
    colleague = make_user("colleague@example.org", staff=True, groups=("Partnerships",))
    assign = reverse("backoffice_partners:assign", args=[application.public_id])
    reviewer.post(assign)
    assert application.reviews.get().reviewer == partnerships
    reviewer.post(assign, {"reviewer": str(colleague.public_id)})
    assert application.reviews.get().reviewer == colleague
    for nobody in ("", "nothing", str(make_user("p@example.org").public_id)):
        answer = reviewer.post(assign, {"reviewer": nobody}, follow=True)
        assert "Choose a colleague from the list" in answer.content.decode()


def test_ready_words_are_in_the_language_that_the_owners_read(reviewer, application, applicant):
    type(applicant).objects.filter(pk=applicant.pk).update(language="uk")
    text = reviewer.get(review(application)).content.decode()
    assert "In Ukrainian, which their owners read" in text
    assert 'lang="uk" data-words' in text
    assert 'lang="en" data-words' not in text


def test_papers_come_as_downloads_and_only_with_their_own_organisation(reviewer, application, document, organization):
    response = reviewer.get(reverse("backoffice_partners:document", args=[application.public_id, document.public_id]))
    assert response["Content-Disposition"] == 'attachment; filename="statute.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == b"%PDF-1.7\n"
    other = reverse("backoffice_partners:document", args=[organization.public_id, document.public_id])
    assert reviewer.get(other).status_code == 404


def test_the_list_searches_filters_and_puts_the_longest_waiting_first(reviewer):
    now = timezone.now()
    make_organization("Young", "applied", applied_at=now - timedelta(days=1))
    make_organization("Old", "applied", applied_at=now - timedelta(days=20), country="PL")
    make_organization("Settled", "approved")
    names = [row.name for row in reviewer.get(INDEX).context["object_list"]]
    assert names == ["Old", "Young", "Settled"]
    for query, found in {"?q=settl": ["Settled"], "?country=PL": ["Old"], "?standing=approved": ["Settled"]}.items():
        assert [row.name for row in reviewer.get(INDEX + query).context["object_list"]] == found
    for query in (
        "?q=%ED%A0%80",
        "?standing=nothing",
        "?country=zz",
        "?p=999999999999",
        "?ordering=nothing",
        "?q=" + "a" * 5000,
    ):
        assert reviewer.get(INDEX + query).status_code in {200, 302, 404}


def test_exports_hold_no_formulas(reviewer):
    make_organization('=HYPERLINK("https://evil.example.org")', "applied", registration_number="+1")
    sheet = b"".join(reviewer.get(f"{INDEX}?export=csv").streaming_content).decode()
    assert "\"'=HYPERLINK" in sheet
    assert ",'+1," in sheet
    book = b"".join(reviewer.get(f"{INDEX}?export=xlsx").streaming_content)
    cells = [
        cell for row in openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True) for cell in row
    ]
    assert '\'=HYPERLINK("https://evil.example.org")' in cells


def test_the_home_screen_counts_what_waits(reviewer, application):
    make_organization("In review", "in_review").reviews.create()
    make_organization("Theirs", "information_needed")
    text = reviewer.get("/cms/").content.decode()
    assert '<strong class="bo-card__number">2</strong>' in text
    assert "Partners (2)" in text


def count_queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_costs_the_same_with_one_and_with_three(reviewer):
    make_organization("A", "applied")
    one = count_queries(reviewer, INDEX)
    for name in ("B", "C"):
        VettingReview.objects.create(organization=make_organization(name, "in_review"))
    assert count_queries(reviewer, INDEX) == one


def test_the_review_screen_costs_the_same_with_one_and_with_three(reviewer, application, document, partnerships):
    make_member(application, "a@example.org", Role.OWNER)
    start_review(application, by=acting(partnerships))
    one = count_queries(reviewer, review(application))
    for number in (2, 3):
        make_member(application, f"m{number}@example.org", Role.EDITOR)
        make_organization("RIVER", "applied", website="")
        application.reviews.create(round=number, reviewer=partnerships)
        add_note(application, text="Note", by=acting(partnerships))
        VettingDocument.objects.create(
            organization=application,
            title="P",
            file=document.file.name,
            size=1,
            sha256=str(number),
            uploaded_by=partnerships,
        )
    assert count_queries(reviewer, review(application)) == one
