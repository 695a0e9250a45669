"""Staff withdraw and correct a material on one screen, which says before what follows."""

import pytest
from django.urls import reverse
from wagtail.models import GroupPagePermission, Locale

from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from tests.partners.conftest import *  # noqa: F403  a template, a kit and an edition
from tests.support.materials import open_material
from tests.support.updates import open_update

# Four of them are the menu's: what waits among the texts, and among the translations that partners offer, and whether
# there are pages to order in menus.
QUERIES_OF_THE_LIST = 21
HOSTILE = "<script>alert(1)</script> {{ 7 }}"


@pytest.fixture
def material(campaign):
    return open_material(campaign=campaign)


def url_of(material, move=""):
    names = (
        ["backoffice_materials:move", [material.public_id, move]]
        if move
        else ["backoffice_materials:one", [material.public_id]]
    )
    return reverse(names[0], args=names[1])


def words(**texts):
    return {"words_en": "", "words_uk": "", "other": "", **texts}


def test_the_screen_says_who_holds_what_and_what_follows(material, edition, staff_editor, sign_in):
    client = sign_in(staff_editor)

    screen = client.get(url_of(material)).content.decode()
    asked = client.get(url_of(material, "withdraw")).content.decode()

    assert "Drawn (en)" in screen
    assert edition.organization.name in screen
    assert "1 partner holds files of it. There is 1 file. 1 person gets a letter." in asked
    assert "cannot be taken back" in asked


def test_a_withdrawal_has_reasons_by_language_and_a_replacement(material, campaign, staff_editor, sign_in):
    better = open_material("better", campaign=campaign)

    answer = sign_in(staff_editor).post(
        url_of(material, "withdraw"),
        words(words_en=HOSTILE, words_uk="Хибна дата", other=str(better.public_id)),
        follow=True,
    )

    material.refresh_from_db()
    assert material.withdrawn_reasons == {"en": HOSTILE, "uk": "Хибна дата"}
    assert (material.replaced_by, material.withdrawn_by) == (better, staff_editor)
    assert material.withdrawn_titles == {"en": "Drawn (en)", "uk": "Drawn (uk)"}
    assert ActivityEntry.objects.get().verb == "material.withdrawn"
    text = answer.content.decode()
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert(1)" not in text
    assert "Withdrawn for good" in text
    assert url_of(material, "withdraw") not in text


@pytest.mark.parametrize("move", ["withdraw", "correct"])
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (words(), "Say in one language at least"),
        (words(words_uk="   "), "Say in one language at least"),
        (words(words_en="long " * 2000), "500"),
        (words(words_en="Kept words", other="11111111-1111-1111-1111-111111111111"), "not offered any more"),
        (words(words_en="Kept words", other="nonsense"), "not offered any more"),
    ],
)
def test_bad_input_comes_back_filled_in(material, staff_editor, sign_in, move, sent, said):
    answer = sign_in(staff_editor).post(url_of(material, move), sent)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert said in text
    assert sent["words_en"].strip()[:400] in text
    assert not Material.objects.exclude(withdrawn_at=None, corrected_at=None).exists()


def test_neither_itself_nor_what_is_withdrawn_is_offered_in_its_place(material, campaign, staff_editor, sign_in):
    gone = open_material("gone", campaign=campaign)
    withdraw_material(gone, reasons={"en": "Wrong"}, by=acting(staff_editor))

    text = sign_in(staff_editor).get(url_of(material, "withdraw")).content.decode()

    assert str(gone.public_id) not in text
    assert f'value="{material.public_id}"' not in text


def test_a_circle_is_refused_and_nothing_is_lost(material, campaign, staff_editor, sign_in):
    other = open_material("other", campaign=campaign)
    correct_material(other, notes={"en": "See the first"}, corrected_by=material, by=acting(staff_editor))

    answer = sign_in(staff_editor).post(
        url_of(material, "withdraw"), words(words_en="Kept words", other=str(other.public_id))
    )

    assert answer.status_code == 422
    assert "in a circle" in answer.content.decode()
    assert "Kept words" in answer.content.decode()


def test_who_comes_second_reads_that_it_has_moved_on(material, staff_editor, sign_in):
    withdraw_material(material, reasons={"en": "Wrong"}, by=acting(staff_editor))

    answer = sign_in(staff_editor).post(url_of(material, "withdraw"), words(words_en="Again"), follow=True)

    assert "already moved on" in answer.content.decode()
    assert ActivityEntry.objects.count() == 1


def test_without_the_right_there_is_nothing_here(material, sign_in, partnerships, press_officer, moderator, owner):
    for person in (partnerships, press_officer, moderator, owner):
        client = sign_in(person)
        for url in (reverse("backoffice_materials:index"), url_of(material), url_of(material, "withdraw")):
            assert client.get(url).status_code == 404
        assert client.post(url_of(material, "withdraw"), words(words_en="Mine")).status_code == 404

    assert not ActivityEntry.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    make_material, make_picture, staff_editor, sign_in, django_assert_num_queries, count
):
    for number in range(count):
        make_material(f"Sheet {number}", preview=make_picture(f"Picture {number}"))
    client = sign_in(staff_editor)
    client.get(reverse("backoffice_materials:index"))

    with django_assert_num_queries(QUERIES_OF_THE_LIST):
        text = client.get(reverse("backoffice_materials:index")).content.decode()

    assert text.count('class="bo-thumb"') == count


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "alpha"}, {"Alpha"}),
        ({"state": "withdrawn"}, {"Beta"}),
        ({"state": "offered"}, {"Alpha", "Gamma"}),
        ({"state": "corrected"}, {"Gamma"}),
        ({"q": "beta"}, {"Beta"}),
        ({"kind": "text"}, set()),
    ],
)
def test_the_list_is_searched_and_narrowed(make_material, staff_editor, sign_in, query, found):
    rows = {title: Material.objects.get(public_id=make_material(title).translation_key) for title in TITLES}
    withdraw_material(rows["Beta"], reasons={"en": "Wrong"}, by=acting(staff_editor))
    correct_material(rows["Gamma"], notes={"en": "A date"}, by=acting(staff_editor))

    text = sign_in(staff_editor).get(reverse("backoffice_materials:results"), query).content.decode()

    assert {title for title in TITLES if title in text} == found


TITLES = ("Alpha", "Beta", "Gamma")


def test_the_list_leaves_as_a_table(make_material, staff_editor, sign_in):
    make_material("=1+1")

    answer = sign_in(staff_editor).get(reverse("backoffice_materials:index"), {"export": "csv"})
    text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()

    assert "'=1+1" in text
    assert "offered" in text


def test_the_editor_of_the_page_leads_to_both_moves(make_material, staff_editor, sign_in):
    page = make_material("Poster")
    row = Material.objects.get(public_id=page.translation_key)
    client = sign_in(staff_editor)
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert url_of(row, "withdraw") in client.get(editor).content.decode()

    withdraw_material(row, reasons={"en": "Wrong"}, by=acting(staff_editor))

    assert url_of(row, "withdraw") not in client.get(editor).content.decode()


def test_an_update_is_withdrawn_on_the_same_screens(campaign, staff_editor, sign_in):
    update, other = open_update(campaign), open_update(campaign, key="other")
    client = sign_in(staff_editor)
    listed = client.get(reverse("backoffice_updates:index")).content.decode()
    screen = client.get(reverse("backoffice_updates:one", args=[update.public_id])).content.decode()
    assert "Told (en)" in listed
    # Corrections of updates are written where the update is.
    assert "move/correct" not in screen

    move = reverse("backoffice_updates:move", args=[update.public_id, "withdraw"])
    assert "partner" not in client.get(move).content.decode().partition("What follows")[2].partition("</section>")[0]
    answer = client.post(move, words(words_uk="Неправда", other=str(other.public_id)), follow=True)

    update.refresh_from_db()
    assert (update.withdrawn_reasons, update.replaced_by) == ({"uk": "Неправда"}, other)
    # Nobody holds files of an update, so nobody is said to have been told.
    assert "It is withdrawn everywhere." in answer.content.decode()
    assert "is told" not in answer.content.decode()
    assert "Withdrawn for good" in answer.content.decode()
    assert client.post(move.replace("withdraw", "correct"), words(words_en="x")).status_code == 404


def test_one_is_written_from_its_list_in_the_language_of_whoever_writes(
    make_update, updates_page, staff_editor, sign_in
):
    make_update()
    for language in ("en", "uk"):
        type(staff_editor).objects.filter(pk=staff_editor.pk).update(language=language)
        parent = updates_page.get_translation(Locale.objects.get(language_code=language))
        shown = sign_in(staff_editor).get(reverse("backoffice_updates:index")).content.decode()
        assert reverse("wagtailadmin_pages:add", args=["update_pages", "updatepage", parent.pk]) in shown


def test_who_adds_no_pages_is_offered_no_button(make_update, staff_editor, sign_in):
    make_update()
    GroupPagePermission.objects.all().delete()

    shown = sign_in(staff_editor).get(reverse("backoffice_updates:index")).content.decode()

    assert "A letter arrives" in shown
    assert "/cms/pages/add/" not in shown


def test_a_draft_has_its_title_for_whoever_works_on_it_and_is_not_called_offered(make_update, staff_editor, sign_in):
    page = make_update("Paper boats", publish=False)
    page.save_revision()
    urls = [
        reverse("backoffice_updates:index"),
        reverse("backoffice_updates:one", args=[page.translation_key]),
    ]

    listed, screen = (sign_in(staff_editor).get(url).content.decode() for url in urls)
    assert "Paper boats" in listed
    assert "Paper boats" in screen
    assert "not online" in listed
    assert "4 May 2026" in listed

    GroupPagePermission.objects.all().delete()
    assert "Paper boats" not in sign_in(staff_editor).get(urls[0]).content.decode()
