"""Editors at work: every kind of page opens, saves, and can be translated."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, get_page_models
from wagtail_localize.models import Translation

from cms.pages.models import StandardPage


@pytest.fixture
def client(staff_editor, sign_in):
    staff_editor.user_permissions.add(
        Permission.objects.get(codename="submit_translation", content_type__app_label="wagtail_localize")
    )
    return sign_in(staff_editor)


def test_every_kind_of_page_opens_in_the_editor(
    client,
    home,
    standard_page,
    campaign_page,
    report_page,
    partners_page,
    index_page,
    make_material,
    updates_page,
    make_update,
):
    material = make_material(templates=1, body=[("section", {"heading": "One", "text": "First."})])
    pages = [home, standard_page, campaign_page, report_page, partners_page, index_page, updates_page]
    for page in [*pages, material, make_update()]:
        answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert answer.status_code == 200, page


def test_translations_know_each_other(client, standard_page):
    english = Page.objects.get(pk=standard_page.pk)
    ukrainian = english.get_translation(english.get_translations().get().locale)
    assert ukrainian.translation_key == english.translation_key
    assert (
        reverse("wagtailadmin_pages:edit", args=[ukrainian.pk])
        in client.get(reverse("wagtailadmin_pages:edit", args=[english.pk])).content.decode()
    )


def test_a_page_without_a_translation_gets_one_in_the_admin(client, home, locales):
    page = home.add_child(instance=StandardPage(title="Rules", slug="rules", lead="Be kind.", locale=locales["en"]))
    page.save_revision().publish()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"locales": [locales["uk"].pk]})
    assert answer.status_code == 302, answer.content
    translation = Translation.objects.get(target_locale=locales["uk"], source__object_id=page.translation_key)
    target = translation.get_target_instance()
    assert target.locale == locales["uk"]
    strings = set(translation.source.stringsegment_set.values_list("string__data", flat=True))
    assert {"Rules", "Be kind."} <= strings
    assert client.get(reverse("wagtailadmin_pages:edit", args=[target.pk])).status_code == 200


def test_a_draft_is_previewed_in_the_editor_and_seen_by_nobody_else(client, standard_page):
    standard_page.lead = "Not yet said."
    standard_page.save_revision()
    preview = client.get(reverse("wagtailadmin_pages:view_draft", args=[standard_page.pk]))
    assert preview.status_code == 200
    assert "Not yet said." in preview.content.decode()
    assert "Not yet said." not in Client().get("/en/privacy/").content.decode()


@pytest.mark.parametrize("model", [model for model in get_page_models() if hasattr(model, "campaign")])
def test_a_new_page_of_a_campaign_begins_with_the_one_that_runs(
    model, client, home, index_page, updates_page, campaign
):
    parent = next(page for page in (home, index_page, updates_page) if type(page) in model.allowed_parent_page_models())

    form = client.get(
        reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, parent.pk])
    ).context["form"]

    assert form["campaign"].value() == campaign.pk
