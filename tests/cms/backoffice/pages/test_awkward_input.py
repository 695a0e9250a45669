"""What editors send by mistake, in a hurry or from another program: a clear answer each time, and nothing lost."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.pages.models import StandardPage
from tests.cms.conftest import put_online
from tests.support.editor import form_of

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "a template": "{{ settings.SECRET_KEY }}{% now 'Y' %}",
    "as long as it may be": "Д" * 255,
    "signs and pictures": "“Ґанок” — № 5 & more 🕯️",
    "an ending of a block": "]]></title><h1>",
}
# The night in which clocks in Kyiv go forward: there is no half past three.
NEVER, TWICE = "2027-03-28 03:30", "2027-10-31 03:30"


@pytest.fixture
def client(staff_editor, sign_in):
    staff_editor.time_zone = "Europe/Kyiv"
    staff_editor.save()
    return sign_in(staff_editor)


@pytest.fixture
def reader():
    return Client()


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def errors_of(answer):
    assert answer.status_code in {200, 422}, answer.status_code
    return answer.context["form"].errors


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_title_is_words_wherever_it_appears(client, reader, standard_page, home, title):
    answer = client.post(edit(standard_page), form_of(client, edit(standard_page), StandardPage, title=title)
                         | {"action-publish": "1"})  # fmt: skip
    assert answer.status_code == 302

    for who, address in (
        (reader, standard_page.url),
        (reader, home.url),
        (client, edit(standard_page)),
        (client, reverse("wagtailadmin_explore", args=[home.pk])),
        (client, reverse("wagtailadmin_pages:delete", args=[standard_page.pk])),
        (client, reverse("wagtailadmin_reports:site_history")),
        (client, "/cms/"),
    ):
        seen = who.get(address)
        assert seen.status_code == 200, address
        # In JSON for machines quotes are quotes; an angle bracket is none anywhere.
        assert "<" not in title or title not in seen.content.decode(), address
    assert escape(title) in reader.get(standard_page.url).content.decode()


@pytest.mark.parametrize("title", ["x" * 256, "   ", "nothing\0here", ""])
def test_a_title_that_cannot_be_is_named_and_the_rest_stays(client, standard_page, title):
    form = form_of(client, edit(standard_page), StandardPage, title=title, lead="What I wrote before midnight.")
    answer = client.post(edit(standard_page), form | {"action-publish": "1"})

    assert "title" in errors_of(answer)
    assert "What I wrote before midnight." in answer.content.decode()


def test_a_slug_that_is_taken_is_named(client, standard_page, home):
    put_online(StandardPage(title="Other", slug="other"), under=home)

    answer = client.post(edit(standard_page), form_of(client, edit(standard_page), StandardPage, slug="other"))

    assert "slug" in errors_of(answer)


@pytest.mark.parametrize("slug", ["admin/../x", "with space", "https://evil.example.org", "%2e%2e", "x" * 256])
def test_a_slug_that_is_none_is_named(client, standard_page, slug):
    assert "slug" in errors_of(
        client.post(edit(standard_page), form_of(client, edit(standard_page), StandardPage, slug=slug))
    )


def test_a_page_is_not_moved_under_itself_nor_under_what_stands_below(client, home):
    parent = put_online(StandardPage(title="Parent", slug="parent"), under=home)
    child = put_online(StandardPage(title="Child", slug="child"), under=parent)
    path = parent.path

    for destination in (parent, child):
        answer = client.post(reverse("wagtailadmin_pages:move_confirm", args=[parent.pk, destination.pk]), follow=True)
        assert answer.status_code in {200, 403}
        assert Page.objects.get(pk=parent.pk).path == path


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
@pytest.mark.parametrize("hour", [NEVER, TWICE])
def test_an_hour_that_is_not_or_is_twice_is_asked_about(client, standard_page, field, hour):
    answer = client.post(edit(standard_page), form_of(client, edit(standard_page), StandardPage, **{field: hour}))

    assert field in errors_of(answer)
    assert "Europe/Kyiv" in str(errors_of(answer)[field])


def test_an_hour_beside_the_change_of_clocks_is_the_one_meant(client, standard_page):
    form = form_of(client, edit(standard_page), StandardPage, expire_at="2027-03-28 04:30")
    assert client.post(edit(standard_page), form | {"action-publish": "1"}).status_code == 302

    assert StandardPage.objects.get(pk=standard_page.pk).expire_at.isoformat() == "2027-03-28T01:30:00+00:00"


# What the editor's field sends when it was told to hold something else than it offers.
HELD = {
    "a link that runs": {"entity": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:steal()"}}},
    "an embed of an unknown site": {
        "entity": {"type": "EMBED", "mutability": "IMMUTABLE", "data": {"url": "https://films.example.org/steal"}}
    },
    "a kind that does not exist": {"entity": {"type": "STEAL", "mutability": "MUTABLE", "data": {}}},
    "a heading of another rank": {"type": "header-one"},
    "a style that does not exist": {"style": "STEAL"},
}


@pytest.mark.parametrize("held", HELD.values(), ids=HELD)
def test_what_the_field_does_not_offer_leaves_words_or_is_refused(client, reader, standard_page, held):
    block = {
        "key": "aaaaa", "text": "Bold words", "type": held.get("type", "unstyled"), "depth": 0, "data": {},
        "inlineStyleRanges": [{"offset": 0, "length": 4, "style": held["style"]}] if "style" in held else [],
        "entityRanges": [{"offset": 0, "length": 4, "key": 0}] if "entity" in held else [],
    }  # fmt: skip
    content = json.dumps({"blocks": [block], "entityMap": {"0": held["entity"]} if "entity" in held else {}})
    form = form_of(client, edit(standard_page), StandardPage) | {
        "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "paragraph", "body-0-id": "",
        "body-0-value": content,
    }  # fmt: skip

    answer = client.post(edit(standard_page), form | {"action-publish": "1"})

    if answer.status_code == 302:
        text = reader.get(standard_page.url).content.decode()
        main = text[text.index("<main") : text.index("</main>")]
        assert "words" in main
        assert "steal" not in main.lower()
        assert main.count("<h1") == 1
    else:
        assert "body" in errors_of(answer)


def test_a_picture_that_may_not_be_shown_on_that_day_is_named_when_the_page_is_saved(
    client, standard_page, make_picture
):
    over, lasting = make_picture(), make_picture()
    over.title, over.rights_until = "The harbour at dusk", timezone.localdate() + timedelta(days=3)
    over.save()
    stream = streamfield([("picture", {"picture": str(each.pk), "alt": "", "caption": ""}) for each in (over, lasting)])
    form = form_of(client, edit(standard_page), StandardPage) | nested_form_data({"body": stream})

    for days, told in ((2, False), (10, True)):
        hour = f"{timezone.localdate() + timedelta(days=days)} 10:00"
        answer = client.post(edit(standard_page), form | {"go_live_at": hour}, follow=True)
        text = answer.content.decode()
        assert ("The harbour at dusk" in text and "appears without this picture" in text) is told, days
        assert text.count("appears without this picture") == told
