"""The administrator changes the campaign and the portal's look, and everything that shows them says it at once."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from partners.activity.selectors import everything
from partners.mail.services import queue_mail
from tests.support.branding import picture, upload

CAMPAIGN, FACE = reverse("backoffice_campaign"), reverse("backoffice_face")
SHAPE = b'<path class="accent" stroke="currentColor" d="M0 0h9"/>'
MARK = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + SHAPE + b"</svg>"


@pytest.fixture
def team(administrator, campaign, sign_in):
    campaign.addresses = {"partnerships": "partners@example.org"}
    campaign.save()
    return sign_in(administrator)


def filled(client, address):
    """What the screen sends back untouched."""
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def changed(client, address, **values):
    return client.post(address, {**filled(client, address), **values})


def test_what_is_sent_back_untouched_changes_nothing(team):
    for address in (CAMPAIGN, FACE):
        assert team.post(address, filled(team, address)).status_code == 302

    assert not everything().exists()


def test_facts_of_the_campaign_are_said_everywhere_at_once(team, campaign):
    more = {"names_en": "A thousand windows", "hashtag": "#windows", "address_safe": "safe@example.org"}

    assert changed(team, CAMPAIGN, **more, proceeds_en="To the families.").status_code == 302

    campaign.refresh_from_db()
    assert campaign.names == {"en": "A thousand windows", "uk": "Території — це люди"}
    assert campaign.addresses == {"partnerships": "partners@example.org", "safe": "safe@example.org"}
    assert campaign.proceeds == {"en": "To the families."}
    assert [entry.verb for entry in everything()] == ["campaign.changed"]
    assert "A thousand windows" in Client().get("/en/account/login/").content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("names_uk", "", "This is empty in one language: Українська."),
        ("names_en", "E\u115fve", "invisible"),
        ("hashtag", "windows", "begins with #"),
        ("hashtag", "#two words", "letters and digits"),
        ("ends_on", "2001-01-01", "ends before it begins"),
        ("address_press", "nobody", "address"),
        ("proceeds_url", "javascript:alert(1)", ""),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(team, field, value, words):
    answer = changed(team, CAMPAIGN, **{field: value})

    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors[field])
    assert not everything().exists()


def test_two_at_once_lose_nothing(team, campaign):
    first = filled(team, CAMPAIGN)
    changed(team, CAMPAIGN, hashtag="#others")

    answer = team.post(CAMPAIGN, {**first, "hashtag": "#mine"})

    assert answer.status_code == 409
    text = answer.content.decode()
    assert "#others" in text
    assert 'value="#mine"' in text
    # Saving once more is a choice.
    form = answer.context["form"]
    again = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert team.post(CAMPAIGN, again).status_code == 302
    campaign.refresh_from_db()
    assert campaign.hashtag == "#mine"


def test_name_colours_mark_and_foot_reach_pages_letters_and_the_back_office(
    team, owner, django_capture_on_commit_callbacks
):
    words = {"portal_names_en": "Windows <b>portal</b>", "foot_en": "Ours.", "main": "#14532d", "second": "#9a5b00"}

    assert changed(team, FACE, **words, mark_file=upload(MARK, "mark.svg", "image/svg+xml")).status_code == 302

    page = Client().get("/en/account/login/").content.decode()
    assert "Windows &lt;b&gt;portal&lt;/b&gt;" in page
    assert "<p>Ours.</p>" in page
    assert 'class="logo__mark"' in page
    sheet = page.split('href="/colours.css', 1)[1].split('"', 1)[0]
    colours = Client().get(f"/colours.css{sheet}").content.decode()
    assert "--accent: light-dark(#14532d," in colours
    assert "--w-color-secondary-hue: 143" in colours
    admin = team.get("/cms/").content.decode()
    assert "/colours.css" in admin
    assert "/mark.svg" in admin
    icon = Client().get("/mark.svg")
    assert icon["Content-Type"] == "image/svg+xml"
    assert b"class=" not in icon.content
    with django_capture_on_commit_callbacks(execute=True):
        queue_mail("users/enrolment", owner.email, {"expires_at": owner.date_joined}, language="en")
    assert "Windows" in mail.outbox[0].from_email
    assert "“Windows <b>portal</b>”" in mail.outbox[0].body
    assert [entry.verb for entry in everything()] == ["portal.changed"]


def test_a_colour_that_nobody_can_read_is_refused_with_a_ratio_and_a_shade_that_works(team):
    answer = changed(team, FACE, main="#ffe600", second="#eeeeee")

    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert "at least 4.5 to 1" in errors["main"][0]
    assert "at least 3.0 to 1" in errors["second"][0]
    shade = errors["main"][0].rsplit("#", 1)[1].rstrip(".")
    assert changed(team, FACE, main=f"#{shade}").status_code == 302


def test_a_mark_may_be_a_picture_and_may_go_again(team, campaign):
    assert changed(team, FACE, mark_file=upload(picture(64, 32, "#204080"))).status_code == 302
    campaign.refresh_from_db()
    source = campaign.mark.split('<image href="', 1)[1].split('"', 1)[0]
    assert Client().get(source)["Content-Type"] == "image/png"
    assert Client().get("/mark.svg")["Location"] == source

    assert changed(team, FACE, remove_mark="on").status_code == 302
    campaign.refresh_from_db()
    assert campaign.mark == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("mark.svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>'),
        ("mark.png", b"\x89PNG\r\n\x1a\nnothing"),
        ("mark.png", picture(1300, 10, "#204080")),
    ],
)
def test_a_mark_that_is_none_is_refused(team, campaign, name, data):
    answer = changed(team, FACE, mark_file=upload(data, name))

    assert answer.status_code == 422
    assert answer.context["form"].errors["mark_file"]
    campaign.refresh_from_db()
    assert campaign.mark == ""


def test_a_campaign_that_is_over_is_still_the_one_that_is_changed(team, campaign):
    campaign.ends_on = campaign.starts_on + timedelta(days=1)
    campaign.save()

    assert changed(team, CAMPAIGN, hashtag="#after").status_code == 302


@pytest.mark.parametrize("who", ["staff_editor", "press_officer", "partnerships", "moderator", "owner"])
def test_others_find_nothing_of_it(who, campaign, request, sign_in):
    client = sign_in(request.getfixturevalue(who))

    for address in (CAMPAIGN, FACE):
        assert client.get(address).status_code == 404
        assert client.post(address, {"hashtag": "#mine"}).status_code == 404
