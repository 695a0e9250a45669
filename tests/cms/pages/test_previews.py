"""Previews: every kind of page, by every way that Wagtail has, in the frame of our own editor and in no other."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowTask, get_page_models
from wagtail_localize.models import Translation, TranslationSource

from cms.pages.models import HomePage, StandardPage
from partners.campaigns.models import Campaign
from tests.architecture.routes import route_names
from tests.support.editor import form_of

# Every address of the admin that draws a page as a preview. Pictures have one of their own, and blocks that show an
# example, of which we have none.
WAYS = {
    "wagtailadmin_pages:preview_on_add",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:workflow_preview",
    "wagtail_localize:preview_translation",
}
OTHERS = {
    "backoffice_templates:template_preview",
    "wagtailimages:preview",
    "wagtailadmin_block_preview",
    "wagtailsettings:preview_on_edit",
}
OWN_KINDS = [model for model in get_page_models() if model is not Page]


@pytest.fixture
def client(administrator, sign_in):
    return sign_in(administrator)


@pytest.fixture
def pages(
    home,
    standard_page,
    campaign_page,
    report_page,
    partners_page,
    videos_page,
    index_page,
    make_material,
    make_collection,
    updates_page,
    make_update,
    press_room_page,
    locales,
):
    """One of each kind, in both languages."""
    material = make_material()
    update = make_update()
    collection = make_collection("A day", material)
    for page in (material, collection, update):
        page.copy_for_translation(locales["uk"])
    lists = [campaign_page, report_page, partners_page, videos_page, index_page, collection, press_room_page]
    return [home, standard_page, *lists, material, updates_page, update]


def shown_by(answer):
    return answer.headers["Content-Security-Policy"]


def test_every_way_to_a_preview_is_known():
    admin = next(p for p in get_resolver().url_patterns if str(p.pattern) == "cms/" and hasattr(p, "url_patterns"))

    found = {
        name for name in route_names(admin) if name.endswith(("view_draft", "revisions_view")) or "preview" in name
    }

    assert found == WAYS | OTHERS


def test_every_kind_of_page_is_here(pages):
    assert {type(page) for page in pages} == set(OWN_KINDS)


def required(model):
    """What Wagtail cannot put off: whose page it is. Words may be missing."""
    return {"campaign": Campaign.objects.get().pk} if hasattr(model, "campaign") else {}


def addresses(page, *, user, locales):
    """name of the way → address, for a page that has a draft, a revision, a task to review and a translation."""
    revision = page.save_revision()
    task = GroupApprovalTask.objects.create(name=f"Review {page.pk}")
    task.groups.set(user.groups.all())
    workflow = Workflow.objects.create(name=f"Workflow {page.pk}")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    workflow.start(page, user)
    source, _made = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales["uk"])
    label, name = page._meta.label_lower.split(".")
    ways = {
        "wagtailadmin_pages:preview_on_add": [label, name, page.get_parent().pk],
        "wagtailadmin_pages:preview_on_edit": [page.pk],
        "wagtailadmin_pages:view_draft": [page.pk],
        "wagtailadmin_pages:revisions_view": [page.pk, revision.pk],
        "wagtailadmin_pages:workflow_preview": [page.pk, task.pk],
        "wagtail_localize:preview_translation": [translation.pk],
    }
    return {way: reverse(way, args=arguments) for way, arguments in ways.items()}


def test_every_kind_is_previewed_by_every_way_in_our_frame_alone(client, pages, administrator, locales):
    seen = set()
    for page in pages:
        for way, address in addresses(page, user=administrator, locales=locales).items():
            if address.endswith("/preview/") and way.startswith("wagtailadmin_pages:"):
                sent = form_of(client, address.removesuffix("preview/"), type(page), **required(type(page)))
                assert client.post(address, sent).json()["is_valid"], (page, way)
            for mode, _label in page.preview_modes:
                answer = client.get(f"{address}?in_preview_panel=true&mode={mode}")
                assert answer.status_code == 200, (page, way)
                assert "<h1" in answer.content.decode(), (page, way)
                assert "frame-ancestors 'self'" in shown_by(answer), (page, way)
                assert "unsafe" not in shown_by(answer), (page, way)
                assert "wagtail-userbar" in answer.content.decode(), (page, way)
                seen.add((type(page), way, mode))

    modes = [(type(page), mode) for page in pages for mode, _label in page.preview_modes]
    assert len(modes) == len(OWN_KINDS) + 2, "materials and updates are also seen as withdrawn"
    assert seen == {(kind, way, mode) for kind, mode in modes for way in WAYS}


@pytest.mark.parametrize("language", ["en", "uk"])
def test_a_page_is_previewed_before_a_word_of_it_is_written(client, pages, locales, language):
    """The panel may be open from the start, when nothing has been chosen yet."""
    home, _standard, _campaign, _report, _wall, _videos, library, collection, _press, material, updates, update = pages
    below = ((material, library), (collection, library), (update, updates))
    parents = {HomePage: home.get_parent()} | {
        type(page): index.get_translation(locales[language]) for page, index in below
    }

    for model in OWN_KINDS:
        parent = parents.get(model, home.get_translation(locales[language]) if language == "uk" else home)
        label, name = model._meta.label_lower.split(".")
        address = reverse("wagtailadmin_pages:preview_on_add", args=[label, name, parent.pk])
        answer = client.post(address, form_of(client, address.removesuffix("preview/"), model, **required(model)))
        assert answer.json() == {"is_valid": True, "is_available": True}, model
        answer = client.get(address)
        assert answer.status_code == 200, model
        assert "<h1" in answer.content.decode(), model
        if model is not HomePage:
            assert f'<html lang="{language}"' in answer.content.decode(), model


def test_a_page_that_cannot_be_previewed_yet_says_so_in_the_frame(client, pages, index_page):
    address = reverse("wagtailadmin_pages:preview_on_add", args=["library", "materialpage", index_page.pk])

    answer = client.get(address)

    assert answer.status_code == 200
    assert "frame-ancestors 'self'" in shown_by(answer)
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_frames_the_page_itself_whatever_they_ask(pages, client):
    for page in pages:
        for reader in (Client(), client):
            for query in ("", "?in_preview_panel=true", "?is_preview=1&preview_mode="):
                answer = reader.get(page.url + query, headers={"X-Is-Preview": "1"})
                assert answer.status_code == 200
                assert "frame-ancestors 'none'" in shown_by(answer), page
                assert answer.headers["X-Frame-Options"] == "DENY"
                assert "wagtail-userbar" not in answer.content.decode(), page


def test_an_outsider_sees_no_preview(pages, owner, sign_in):
    draft = reverse("wagtailadmin_pages:view_draft", args=[pages[1].pk])

    assert sign_in(owner).get(draft).status_code == 404
    assert Client().get(draft).status_code == 302


def test_a_draft_stays_with_the_staff(client, home):
    page = home.add_child(instance=StandardPage(title="Not yet", slug="not-yet", live=False))
    page.save_revision()

    assert client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).status_code == 200
    assert Client().get("/en/not-yet/").status_code == 404
