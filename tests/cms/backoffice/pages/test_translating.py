"""wagtail-localize's screens: what they say, and what happens when one side of a translation is gone."""

import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.library.models import MaterialPage
from tests.support.translating import fill


@pytest.fixture
def client(staff_editor, sign_in):
    return sign_in(staff_editor)


@pytest.fixture
def translation(make_material, locales, staff_editor):
    translate_object(make_material("Heron"), [locales["uk"]], user=staff_editor)
    return Translation.objects.get()


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def sync(client, translation, **sent):
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    return client.post(address, sent, follow=True)


def test_syncing_says_what_is_missing_in_each_language(client, translation):
    answer = sync(client, translation, publish_translations="on")

    assert "Successfully updated translations" in said(answer)
    assert "3 of 3 passages are not translated yet" in said(answer)


def test_syncing_publishes_what_is_complete(client, translation, django_capture_on_commit_callbacks):
    fill(translation)
    with django_capture_on_commit_callbacks(execute=True):
        answer = sync(client, translation, publish_translations="on")

    assert "not translated" not in said(answer)
    assert translation.get_target_instance().live


def test_syncing_publishes_only_for_those_who_may(
    client, translation, staff_editor, django_capture_on_commit_callbacks
):
    fill(translation)
    staff_editor.groups.get().page_permissions.filter(permission__codename="publish_page").delete()
    with django_capture_on_commit_callbacks(execute=True):
        answer = sync(client, translation, publish_translations="on")

    assert "You may not publish" in said(answer)
    assert not translation.get_target_instance().live


def test_the_box_says_what_it_does(client, translation):
    address = reverse("wagtail_localize:update_translations", args=[translation.source_id])
    page = client.get(address).content.decode()

    assert "A language that is complete goes online at once." in page
    assert "original language until translated" not in page


# Of the report's own pages of results, which have no order.
@pytest.mark.filterwarnings("ignore:Pagination may yield")
def test_where_the_original_is_deleted_its_translation_is_edited_by_hand(client, translation):
    target = translation.get_target_instance()
    Page.objects.get(translation_key=target.translation_key, locale__language_code="en").specific.delete()
    edit = reverse("wagtailadmin_pages:edit", args=[target.pk])

    assert b"localize-restart-translation" not in client.get(edit).content
    answer = client.post(edit, {"localize-restart-translation": ""}, follow=True)
    assert "Go on with this one by hand." in said(answer)
    assert client.get(edit).status_code == 200
    for name, number in (("update_translations", translation.source_id), ("download_pofile", translation.pk)):
        assert client.get(reverse(f"wagtail_localize:{name}", args=[number])).status_code in {200, 404}
    assert client.get(reverse("wagtail_localize:translations_report")).status_code == 200
    page = MaterialPage.objects.get(pk=target.pk)
    page.title, page.summary = "Чапля", "Про чаплю."
    page.save_revision().publish()
    assert MaterialPage.objects.get(pk=target.pk).live


@pytest.mark.filterwarnings("ignore:Pagination may yield")
def test_where_the_translation_is_deleted_it_can_be_made_again(client, translation, locales):
    translation.get_target_instance().delete()
    original = translation.source.get_source_instance()

    assert client.get(reverse("wagtail_localize:update_translations", args=[translation.source_id])).status_code == 200
    assert client.get(reverse("wagtail_localize:translations_report")).status_code == 200
    submit = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
    assert client.post(submit, {"locales": [locales["uk"].pk]}, follow=True).status_code == 200
    assert not translation.get_target_instance().live
