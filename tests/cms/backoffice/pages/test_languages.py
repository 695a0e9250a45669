"""Unpublishing, deleting and moving a page in several languages: what is asked, and what then happens."""

from contextlib import contextmanager

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page

from cms.library.models import MaterialPage
from cms.pages.models import StandardPage
from cms.pages.signals import recording
from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from tests.support.languages import ACTIONS, CODES, answer_dialogue, dialogue, is_online
from tests.support.prove import combined, in_turn

KINDS = ["home_page", "standard_page", "campaign_page", "index_page", "material"]
PUBLISHERS = ["staff_editor", "administrator"]
OTHERS = ["partnerships", "press_officer", "moderator"]


def entries(verb=Verb.MATERIAL_UNPUBLISHED):
    return sorted(entry.data["language"] for entry in everything() if entry.verb == verb)


def gone(action, page, new_place=None):
    if action == "unpublish":
        return not is_online(page)
    if action == "delete":
        return not Page.objects.filter(pk=page.pk).exists()
    return Page.objects.get(pk=page.pk).get_parent().pk == new_place.pk


@pytest.mark.parametrize(
    ("kind", "action", "how", "untick"),
    combined(KINDS, ["unpublish", "delete"], ["single", "bulk"], [(), ("uk",), ("uk", "pl")]),
)
def test_what_is_ticked_goes_along_and_nothing_else(kind, action, how, untick, pages, staff_editor, sign_in):
    versions = pages(kind)
    before = entries()

    answer = answer_dialogue(sign_in(staff_editor), action, how, versions["en"], untick=[versions[c] for c in untick])

    assert answer.status_code == 302
    assert {code for code in CODES if gone(action, versions[code])} == set(CODES) - set(untick)
    went = sorted(set(CODES) - set(untick)) if kind == "material" else []
    assert entries() == sorted([*before, *went])
    assert entries(Verb.MATERIAL_PUBLISHED) == (["pl", "uk"] if kind == "material" else [])
    if kind != "home_page":
        read = {code: Client().get(versions[code].get_url()).status_code for code in CODES}
        assert read == {code: 200 if code in untick else 404 for code in CODES}


@pytest.mark.parametrize("untick", [(), ("uk",)], ids=["all", "none"])
@pytest.mark.parametrize("how", ["single", "bulk"])
@pytest.mark.parametrize("kind", ["standard_page", "campaign_page"])
def test_moved_along_below_the_translation_of_the_new_parent(
    kind, how, untick, pages, elsewhere, administrator, sign_in
):
    versions, client = pages(kind), sign_in(administrator)
    ticked = [versions[code] for code in untick]

    if how == "bulk":
        # Only once the new parent is known can the dialogue say that it is not there in Polish.
        again = answer_dialogue(client, "move", how, versions["en"], untick=ticked, under=elsewhere["en"])
        assert again.status_code == 200
        assert "“Archive” does not exist in this language." in again.content.decode()
        sent = {"chooser": elsewhere["en"].pk, "along": [] if untick else [versions["uk"].pk]}
        answer = client.post(dialogue("move", how, versions["en"]), sent)
    else:
        page = client.get(dialogue("move", how, versions["en"], elsewhere["en"])).content.decode()
        assert "Stays where it is. “Archive” does not exist in this language." in page
        answer = answer_dialogue(client, "move", how, versions["en"], untick=ticked, under=elsewhere["en"])

    assert answer.status_code == 302
    assert gone("move", versions["en"], elsewhere["en"])
    assert gone("move", versions["uk"], elsewhere["uk"]) == (not untick)
    assert Page.objects.get(pk=versions["pl"].pk).get_parent().locale.language_code == "pl"
    if not untick:
        assert Client().get("/uk/archive/" + versions["uk"].slug + "/").status_code == 200


@pytest.mark.parametrize(
    ("who", "action", "how"), combined([*PUBLISHERS, *OTHERS, "owner", None], ACTIONS, ["single", "bulk"])
)
def test_who_takes_pages_away(who, action, how, pages, elsewhere, request, sign_in):
    versions = pages("standard_page")
    client = sign_in(request.getfixturevalue(who)) if who else Client()
    address = dialogue(action, how, versions["en"], elsewhere["en"])

    shown = client.get(address)
    client.post(address, {"along": [versions["uk"].pk], "chooser": elsewhere["en"].pk})

    asked = shown.status_code == 200 and b'name="along"' in shown.content
    assert asked == (who in PUBLISHERS)
    assert {code for code in ("en", "uk") if gone(action, versions[code], elsewhere[code])} == (
        {"en", "uk"} if who in PUBLISHERS else set()
    )


@pytest.mark.parametrize("how", ["single", "bulk"])
@pytest.mark.parametrize("action", ACTIONS)
def test_each_language_is_shown_with_its_state(action, how, pages, elsewhere, staff_editor, sign_in):
    versions = pages("standard_page")
    versions["pl"].unpublish()

    page = sign_in(staff_editor).get(dialogue(action, how, versions["en"], elsewhere["en"])).content.decode()

    for words in ("Ukrainian", "Приватність", "online", "Polish", "draft, not online", "that you untick"):
        assert words in page, words
    assert page.count('name="along"') == page.count("checked ")


@pytest.mark.parametrize("how", ["single", "bulk"])
@pytest.mark.parametrize("action", ACTIONS)
def test_a_language_that_one_may_not_touch_stays_and_says_so(action, how, pages, elsewhere, staff_editor, sign_in):
    versions = pages("standard_page")
    group = staff_editor.groups.get()
    rights = list(GroupPagePermission.objects.filter(group=group).values_list("permission", flat=True))
    GroupPagePermission.objects.filter(group=group).delete()
    for right in rights:
        GroupPagePermission.objects.create(group=group, page=versions["en"].get_parent(), permission_id=right)
    client = sign_in(staff_editor)
    address = dialogue(action, how, versions["en"], elsewhere["en"])

    page = client.get(address).content.decode()
    if not (how == "bulk" and action == "move"):
        assert 'name="along"' not in page
        assert "You may not" in page
    answer = client.post(address, {"along": [versions["uk"].pk], "chooser": elsewhere["en"].pk})

    assert answer.status_code == (200 if how == "bulk" and action == "move" else 409)
    assert "You may not" in answer.content.decode()
    assert not gone(action, versions["uk"], elsewhere["uk"])
    assert not gone(action, versions["en"], elsewhere["en"])


@pytest.fixture
def fails_in_the_third_language(monkeypatch):
    record = recording.record

    def fail_on_the_last(*args, **kwargs):
        if kwargs["language"] == "uk":
            raise IntegrityError("the log is away")
        return record(*args, **kwargs)

    @contextmanager
    def broken():
        with monkeypatch.context() as patch:
            patch.setattr(recording, "record", fail_on_the_last)
            yield

    return broken


@pytest.mark.parametrize("how", ["single", "bulk"])
@pytest.mark.parametrize("action", ["unpublish", "delete"])
@pytest.mark.django_db(transaction=True)
def test_a_fault_in_the_third_language_leaves_the_first_two_as_they_were(
    action, how, pages, staff_editor, sign_in, fails_in_the_third_language
):
    versions, client = pages("material"), sign_in(staff_editor)
    before = [entry.pk for entry in everything()]
    client.raise_request_exception = False

    with fails_in_the_third_language():
        assert answer_dialogue(client, action, how, versions["en"]).status_code == 500

    assert {code for code in CODES if is_online(versions[code])} == set(CODES)
    assert [entry.pk for entry in everything()] == before
    assert answer_dialogue(client, action, how, versions["en"]).status_code == 302
    assert not any(is_online(versions[code]) for code in CODES)


@pytest.mark.django_db(transaction=True)
def test_one_after_the_other_the_first_two_would_be_gone(pages, fails_in_the_third_language):
    """The negative control: the same fault without the service around it."""
    versions = pages("material")

    with fails_in_the_third_language():
        versions["en"].unpublish()
        versions["pl"].unpublish()
        with pytest.raises(IntegrityError):
            versions["uk"].unpublish()

    assert [code for code in CODES if is_online(versions[code])] == []
    assert entries() == ["en", "pl"]


def test_what_waits_for_its_hour_waits_no_longer(pages, staff_editor, sign_in):
    versions = pages("standard_page")
    page = StandardPage.objects.get(pk=versions["uk"].pk)
    page.unpublish()
    page.go_live_at = timezone.now() + timezone.timedelta(days=1)
    page.save_revision().publish()
    assert page.revisions.filter(approved_go_live_at__isnull=False).exists()

    shown = sign_in(staff_editor).get(dialogue("unpublish", "single", versions["en"])).content.decode()
    answer_dialogue(sign_in(staff_editor), "unpublish", "single", versions["en"])

    assert "goes online later" in shown
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_what_stands_below_goes_with_each_language(action, pages, staff_editor, sign_in):
    material = pages("material")
    index = {code: page.get_parent() for code, page in material.items()}
    client = sign_in(staff_editor)

    client.post(dialogue(action, "single", index["en"]), {"along": [index["uk"].pk], "include_descendants": "on"})

    assert {code for code in CODES if is_online(material[code])} == {"pl"}
    assert entries() == ["en", "uk"]


def test_pages_that_were_selected_with_their_own_languages_are_asked_about_once(pages, staff_editor, sign_in):
    versions = pages("material")
    index = {code: page.get_parent() for code, page in versions.items()}
    chosen = [index["en"], index["uk"], versions["en"]]
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address += "?" + "&".join(f"id={page.pk}" for page in chosen)
    client = sign_in(staff_editor)

    shown = client.get(address).content.decode()
    sent = {"along": [index["pl"].pk, versions["uk"].pk, versions["pl"].pk]}
    answer = client.post(address, sent)

    assert shown.count('name="along"') == 3
    assert answer.status_code == 302
    assert not Page.objects.filter(pk__in=[page.pk for page in [*index.values(), *versions.values()]]).exists()
    assert entries() == ["en", "pl", "uk"]


@pytest.mark.parametrize(("sent", "action"), in_turn(["x", "-1", "999999", "9" * 40, "", "\x00", "½"], ACTIONS))
def test_numbers_that_were_not_offered_change_nothing_foreign(action, sent, pages, elsewhere, staff_editor, sign_in):
    versions = pages("standard_page")

    answer = sign_in(staff_editor).post(dialogue(action, "single", versions["en"], elsewhere["en"]), {"along": sent})

    assert answer.status_code < 500
    assert is_online(versions["uk"])
    assert is_online(elsewhere["uk"])


def test_a_page_moves_within_its_language_only(pages, elsewhere, staff_editor, sign_in):
    versions, client = pages("standard_page"), sign_in(staff_editor)

    single = client.post(dialogue("move", "single", versions["en"], elsewhere["uk"]))
    (said,) = client.get(single["Location"]).context["messages"]
    bulk = client.post(dialogue("move", "bulk", versions["en"]), {"chooser": elsewhere["uk"].pk})

    assert "is in English and “Архів” in Ukrainian" in str(said)
    assert "cannot be moved to Архів" in bulk.content.decode()
    assert not gone("move", versions["en"], elsewhere["uk"])


def test_the_dialogue_for_the_hours_names_the_languages_without_an_end(pages, staff_editor, sign_in):
    versions = pages("standard_page")
    end = timezone.now() + timezone.timedelta(days=9)
    Page.objects.filter(pk=versions["pl"].pk).update(expire_at=end)

    page = sign_in(staff_editor).get(reverse("wagtailadmin_pages:edit", args=[versions["en"].pk])).content.decode()

    assert "These hours are for this language only." in page
    assert page.count("has no end") == 1
    assert page.count("ends on") == 1


def test_an_end_takes_nothing_else_offline(pages):
    from cms.pages.services import publish_due

    versions = pages("material")
    MaterialPage.objects.filter(pk=versions["en"].pk).update(expire_at=timezone.now() - timezone.timedelta(minutes=1))

    assert publish_due(at=timezone.now()) == 1
    assert {code for code in CODES if is_online(versions[code])} == {"uk", "pl"}
    assert entries() == ["en"]
