"""A writer hands in, somebody who may publish is told by mail and publishes, and the writer is told."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from cms.backoffice.services import REVIEW, set_up_staff_groups
from cms.pages.models import StandardPage
from partners.mail.models import OutgoingMail
from tests.conftest import make_user
from tests.support.editor import form_of


@pytest.fixture
def writer(db):
    return make_user("writer@example.org", staff=True, groups=("Writers",))


@pytest.fixture
def handed_in(home, writer, staff_editor, sign_in):
    client = sign_in(writer)
    page = home.add_child(instance=StandardPage(title="News <1> & more", slug="news", live=False, owner=writer))
    page.save_revision(user=writer)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    client.post(address, form_of(client, address, StandardPage, **{"action-submit": "on"}))
    page.refresh_from_db()
    return page


def test_a_writer_hands_in_and_cannot_publish(handed_in, writer, sign_in):
    address = reverse("wagtailadmin_pages:edit", args=[handed_in.pk])
    client = sign_in(writer)

    client.post(address, form_of(client, address, StandardPage, **{"action-publish": "on"}))

    handed_in.refresh_from_db()
    assert not handed_in.live
    assert handed_in.current_workflow_state.workflow.name == REVIEW


def test_who_may_publish_reads_a_letter_in_our_frame_and_their_language(handed_in, staff_editor, settings):
    letter = OutgoingMail.objects.get(to=staff_editor.email)

    assert "News <1> & more" in letter.text
    assert f"{settings.BASE_URL}{reverse('wagtailadmin_pages:edit', args=[handed_in.pk])}" in letter.text
    assert "Please answer in the back office" in letter.text
    assert letter.text.rstrip().endswith(f"Partner portal\n{settings.BASE_URL}")
    assert not OutgoingMail.objects.filter(to="writer@example.org").exists()


def test_a_reviewer_publishes_with_one_press_and_the_writer_is_told(handed_in, staff_editor, writer, sign_in):
    type(writer).objects.filter(pk=writer.pk).update(language="uk")
    state = handed_in.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[handed_in.pk, "approve", state.pk])

    sign_in(staff_editor).post(address, {"comment": ""})

    handed_in.refresh_from_db()
    assert handed_in.live
    assert "Вітаємо" in OutgoingMail.objects.get(to=writer.email).text


def test_administrators_may_change_how_pages_are_read(administrator, sign_in):
    client = sign_in(administrator)
    workflow = Workflow.objects.get(name=REVIEW)

    assert client.get(reverse("wagtailadmin_workflows:edit", args=[workflow.pk])).status_code == 200
    Workflow.objects.filter(pk=workflow.pk).update(active=False)
    set_up_staff_groups()
    assert not Workflow.objects.get(name=REVIEW).active
