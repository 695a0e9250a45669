"""Staff say in the Wagtail admin what the press may ask about."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partners.activity.selectors import everything
from partners.campaigns.models import Subject

LIST, ADD = reverse("backoffice_subjects:index"), reverse("backoffice_subjects:add_subject")
NEW = {"name_en": "Evacuation", "name_uk": "Евакуація", "code": "evacuation"}


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


@pytest.fixture
def aid(campaign):
    return campaign.subjects.get(code="aid")


def screen(subject: Subject) -> str:
    return reverse("backoffice_subjects:subject", args=[subject.public_id])


def filled(client, subject: Subject) -> dict[str, str]:
    """What the form of the screen sends back untouched."""
    return filled_from(client.get(screen(subject)).context["form"])


def filled_from(form) -> dict[str, str]:
    return {name: form[name].value() for name in form.fields}


def test_one_more_is_asked_about_at_once(officer, campaign, client):
    answer = officer.post(ADD, NEW, follow=True)

    assert answer.redirect_chain[-1][0] == LIST
    assert "Saved: Evacuation." in answer.content.decode()
    assert '<option value="evacuation">Evacuation</option>' in client.get(reverse("press:inquiry")).content.decode()
    shown = client.get(reverse("press:inquiry").replace("/en/", "/uk/")).content.decode()
    assert '<option value="evacuation">Евакуація</option>' in shown


def test_another_name_another_place_and_an_end_are_one_change(officer, aid, client):
    sent = {**filled(officer, aid), "name_en": "Help", "place": "1", "is_offered": ""}

    assert officer.post(screen(aid), sent)["Location"] == LIST

    aid.refresh_from_db()
    assert (aid.names, aid.position, aid.is_offered) == (
        {"en": "Help", "uk": "Гуманітарна допомога й ліки"}, 1, False,
    )  # fmt: skip
    assert [entry.verb for entry in everything()] == ["subject.changed"]
    assert 'value="aid"' not in client.get(reverse("press:inquiry")).content.decode()
    text = officer.get(LIST).content.decode()
    assert "no longer offered" in text
    assert text.index("Help") < text.index("Detention without trial")
    assert "no longer offers a press topic" in officer.get(screen(aid)).content.decode()


def test_what_is_sent_back_untouched_changes_nothing(officer, aid):
    assert officer.post(screen(aid), filled(officer, aid)).status_code == 302
    assert not everything().exists()


def test_a_name_in_a_language_that_the_site_does_not_speak_stays(officer, aid):
    Subject.objects.filter(pk=aid.pk).update(names={**aid.names, "pl": "Pomoc"})

    officer.post(screen(aid), {**filled(officer, aid), "name_en": "Help"})

    aid.refresh_from_db()
    assert aid.names["pl"] == "Pomoc"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"code": "aid"}, "code"), ({"code": "two words"}, "code"), ({"code": ""}, "code"),
        ({"code": "евакуація"}, "code"), ({"name_uk": ""}, "name_uk"), ({"name_en": "x" * 81}, "name_en"),
        ({"name_en": "a\u202eb"}, "name_en"),
    ],
)  # fmt: skip
def test_what_cannot_be_added_is_explained_at_its_field(officer, campaign, change, field):
    answer = officer.post(ADD, {**NEW, **change})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not campaign.subjects.filter(code="evacuation").exists()


@pytest.mark.parametrize("place", ["0", "7", "x", ""])
def test_there_is_no_place_outside_the_list(officer, aid, place):
    assert officer.post(screen(aid), {**filled(officer, aid), "place": place}).status_code == 422


def test_the_last_one_that_is_offered_stays(officer, aid, campaign):
    campaign.subjects.exclude(pk=aid.pk).update(is_offered=False)

    answer = officer.post(screen(aid), {**filled(officer, aid), "is_offered": ""})

    assert answer.status_code == 422
    assert "This is the last topic that is offered" in answer.content.decode()


def test_neither_code_nor_end_of_a_row_is_in_anybodys_hands(officer, aid):
    text = officer.get(LIST).content.decode() + officer.get(screen(aid)).content.decode()

    assert 'name="code"' not in text
    assert not re.search(r'href="[^"]*delete', text.partition("<main")[2])
    officer.post(screen(aid), {**filled(officer, aid), "code": "other"})
    aid.refresh_from_db()
    assert aid.code == "aid"


@pytest.mark.parametrize("persona", ["staff_editor", "partnerships", "moderator", "owner"])
def test_others_find_nothing_of_it(request, sign_in, aid, persona):
    client = sign_in(request.getfixturevalue(persona))

    assert LIST not in client.get("/cms/").content.decode()
    for address in (LIST, ADD, screen(aid)):
        assert client.get(address).status_code == 404
        assert client.post(address, NEW).status_code in {404, 405}
    assert not everything().exists()


def test_before_there_is_a_campaign_there_is_nothing_to_add_to(officer):
    assert ADD not in officer.get(LIST).content.decode()
    assert officer.get(ADD).status_code == 404


def test_the_list_asks_the_database_the_same_for_one_and_for_three(officer, campaign):
    counts = []
    officer.get(LIST)
    for kept in (["aid"], ["aid", "children", "labour"]):
        others = campaign.subjects.exclude(code__in=kept)
        others_codes = list(others.values("campaign_id", "code", "names", "position"))
        others.delete()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            officer.get(LIST)
        counts.append(len(asked))
        Subject.objects.bulk_create(Subject(**row) for row in others_codes)

    assert counts[0] == counts[1]


def test_what_a_colleague_saved_meanwhile_is_shown_beside_what_was_typed(officer, aid):
    sent = filled(officer, aid)
    officer.post(screen(aid), {**sent, "name_uk": "Допомога"})
    late = officer.post(screen(aid), {**sent, "name_en": "Help"})

    text = late.content.decode()
    assert (late.status_code, "changed in the meantime" in text) == (409, True)
    assert 'value="Help"' in text
    assert "<dd>Допомога</dd>" in text
    aid.refresh_from_db()
    assert aid.names["uk"] == "Допомога"

    again = filled_from(late.context["form"])
    assert officer.post(screen(aid), again)["Location"] == LIST
    aid.refresh_from_db()
    assert aid.names == {"en": "Help", "uk": "Гуманітарна допомога й ліки"}


def test_no_two_topics_are_one_choice_twice(officer, aid):
    for wrong, said in (({"code": "AID"}, "short name already"), ({"name_en": "AID and medicine"}, "called “AID and")):
        answer = officer.post(ADD, {**NEW, **wrong})

        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert officer.post(ADD, {**NEW, "code": "Evacuation"})["Location"] == LIST
    assert Subject.objects.filter(code="evacuation").exists()


def test_how_many_there_are_is_said_with_words_that_stand_beside_any_number(officer, aid):
    count = Subject.objects.count()

    assert f"In all: {count}" in officer.get(LIST).content.decode()
