"""The page of the press room: what a reporter finds, by topic and language, and who writes on it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission

from cms.media.models import CampaignImage
from cms.press_room.services.staff import share_press_pages
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.organizations.models import Organization
from partners.press.services.releases import mark_release
from partners.press.services.room import describe_press_room, take_off_entry
from partners.updates.models import Update
from tests.support.press import add_coverage, add_date, add_figure, add_quote


@pytest.fixture
def release(press_officer):
    """`release(page)` makes an update a release."""

    def make(page, embargo=None):
        update = Update.objects.get(public_id=page.public_id)
        return mark_release(update, time_zone="UTC", embargo=embargo, contacts={}, by=acting(press_officer))

    return make


def text_of(client, path="/en/press/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_reporter_finds_everything_on_one_page(
    client, press_room_page, campaign, press_officer, make_update, release, organization
):
    by = acting(press_officer)
    describe_press_room(
        campaign, by=by, duty_phone="+380441234567", duty_signal="team.42", duty_hours={"en": "All day"},
        boilerplate={"en": "We are many."},
    )  # fmt: skip
    add_figure(campaign, press_officer)
    add_quote(campaign, press_officer, organization=organization)
    add_coverage(campaign, press_officer)
    add_date(campaign, press_officer)
    release(make_update("People before maps"))
    make_update("Not for the press")

    page = text_of(client)
    for words in (
        "tel:+380441234567", "team.42", "All day", "We are many.", "143", "states voted for it.",
        "https://source.example.org/1", "They are my neighbours.", "Daryna Hai, coordinator, Lantern",
        "Behind the line", "A walk with the press", "People before maps", "A. Photographer", "CC BY 4.0",
        'href="/en/press/ask/"', 'href="/en/press/kit.zip"', 'href="/en/press/letters/"', "/en/press/releases.ninjs",
    ):  # fmt: skip
        assert words in page, words
    assert "Not for the press" not in page


def test_it_is_one_step_from_the_way_in(client, press_room_page):
    assert f'href="{press_room_page.url}"' in text_of(client, "/en/")


def test_what_is_on_another_topic_or_in_another_language_is_left_out(
    client, press_room_page, campaign, press_officer, make_update, release
):
    children, labour = (campaign.subjects.get(code=code) for code in ("children", "labour"))
    release(make_update("On children", subject=children))
    release(make_update("On labour", subject=labour))
    add_figure(campaign, press_officer, subject=labour, texts={"en": "a figure on labour."})
    add_figure(campaign, press_officer, texts={"en": "a figure on no topic."})
    add_coverage(campaign, press_officer, title="Рядки", language="uk", url="https://a.example.org")
    add_coverage(campaign, press_officer)

    page = text_of(client, "/en/press/?topic=children&language=uk")
    assert "On children" in page
    assert "On labour" not in page
    assert "a figure on labour." not in page
    # What is on no topic is on every one.
    assert "a figure on no topic." in page
    assert "Рядки" in page
    assert "Behind the line" not in page
    # What was chosen goes along to the form.
    assert "/en/press/ask/?topic=children&amp;language=uk" in page


@pytest.mark.parametrize("query", ["topic=nothing", "language=xx", "topic=children&language=" + "x" * 999])
def test_a_filter_that_makes_no_sense_is_named_and_breaks_nothing(client, press_room_page, query):
    assert "field--invalid" in text_of(client, f"/en/press/?{query}")


def test_speakers_are_told_of_without_a_name_or_an_address(client, press_room_page, listed):
    listed(surfaces=["reporters"])
    assert "Nobody who is listed fits this" in text_of(client, "/en/press/?topic=detention&language=uk")
    listed("open@example.org", surfaces=["press_page"])
    page = text_of(client, "/en/press/?topic=detention&language=uk")
    assert "Somebody can speak with you" in page
    assert "Daryna" not in page
    assert "daryna@example.org" not in page
    assert "Nobody who is listed fits this" in text_of(client, "/en/press/?topic=labour&language=uk")


@pytest.mark.parametrize("ends", ["taken off", "expired", "suspended", "hidden"])
def test_a_quote_that_may_not_be_printed_is_on_no_surface(
    ends, client, press_room_page, campaign, press_officer, organization
):
    quote = add_quote(
        campaign, press_officer, organization=organization, ends_at=timezone.now() + timedelta(days=1),
        words={"en": "Kanarka"}, positions={},
    )  # fmt: skip
    surfaces = ["/en/press/", "/uk/press/", "/en/press/kit.zip"]

    def telling():
        return [path for path in surfaces if b"Kanarka" in unpacked(client.get(path))]

    at = clock.now()
    if ends == "taken off":
        take_off_entry(quote, by=acting(press_officer))
    elif ends == "suspended":
        Organization.objects.update(standing="suspended")
    elif ends == "hidden":
        Organization.objects.update(shown_as="nothing")
    else:
        at = quote.ends_at
    with clock.at(at):
        assert telling() == []
    # The control: they are where it would be told.
    Organization.objects.update(standing="approved", shown_as="logo")
    type(quote).objects.update(taken_off_at=None, ends_at=None)
    assert telling() == surfaces


def unpacked(answer):
    """The bytes of a page, or of everything in a ZIP."""
    import io
    import zipfile

    if not answer.streaming:
        return answer.content
    if answer["Content-Type"] != "application/zip":
        return b"".join(answer.streaming_content)
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_photograph_without_rights_is_left_out(client, press_room_page):
    assert "A. Photographer" in text_of(client)
    CampaignImage.objects.update(rights_until=clock.now().date() - timedelta(days=1))
    assert "A. Photographer" not in text_of(client)


def test_an_embargo_is_kept_on_every_surface(
    client, press_room_page, make_update, release, home, monkeypatch, settings
):
    """Planted, then looked for everywhere; with the rule off the same surfaces tell."""
    page = make_update("Placeholder", publish=False)
    ends = timezone.now() + timedelta(hours=3)
    release(page, embargo=ends)
    page.title, page.summary, page.live = "Kanarka title", "Kanarka summary", True
    page.save_revision().publish()
    public_id = page.public_id
    surfaces = [
        home.url, "/en/press/", "/en/press/releases.atom", "/en/press/releases.json", "/en/press/releases.ninjs",
        "/en/press/events.ics", "/en/press/kit.zip", "/en/updates/", "/en/updates.atom", "/en/updates.json",
        "/sitemap-en.xml", "/sitemap.xml", "/api/v1/", "/api/v1/materials/", page.url,
        reverse("updates:update", args=[public_id]),
    ]  # fmt: skip

    def telling():
        bodies = [(path, unpacked(client.get(path))) for path in surfaces]
        return [path for path, body in bodies if b"Kanarka" in body or page.url.encode() in body]

    told = telling()
    # The address that was asked for stands in the answer that nothing is there.
    assert [path for path in told if path != page.url] == []
    assert client.get(page.url).status_code == 404
    assert "Kanarka" not in client.get(page.url).content.decode()

    with clock.at(ends):
        out = telling()
    assert {"/en/press/", "/en/press/releases.atom", "/en/press/releases.json", "/en/press/releases.ninjs"} <= set(out)
    assert {"/en/press/kit.zip", "/en/updates/", "/en/updates.atom", "/sitemap-en.xml"} <= set(out)


def test_a_release_says_whom_to_ask(client, press_room_page, make_update, campaign, press_officer):
    by = acting(press_officer)
    describe_press_room(campaign, by=by, duty_phone="+380441234567", boilerplate={"en": "We are many."})
    page, other = make_update("People before maps"), make_update("Not for the press")
    row = Update.objects.get(public_id=page.public_id)
    mark_release(row, time_zone="UTC", embargo=None, contacts={"en": "Ask A. Writer."}, by=by)
    told = text_of(client, page.url)
    for words in ("Ask A. Writer.", "tel:+380441234567", "We are many."):
        assert words in told
        assert words not in text_of(client, other.url)


def test_whoever_asks_for_it_early_is_noted(client, press_room_page, make_update, release):
    from partners.activity.selectors import everything

    page = make_update("Placeholder", publish=False)
    release(page, embargo=timezone.now() + timedelta(hours=3))
    page.live = True
    page.save_revision().publish()
    for path in (page.url, reverse("updates:update", args=[page.public_id]), page.url):
        assert client.get(path).status_code == 404
    assert [entry.verb for entry in everything()].count("release.asked_early") == 1


def test_a_full_press_room_costs_as_many_queries_as_a_bare_one(
    client, press_room_page, campaign, press_officer, make_update, release, topic, organization
):
    def fill(number):
        add_figure(campaign, press_officer, subject=topic)
        add_quote(campaign, press_officer, organization=organization)
        add_coverage(campaign, press_officer, url=f"https://a.example.org/{number}")
        add_date(campaign, press_officer)
        release(make_update(f"Nr {number}", subject=topic))

    def asked():
        client.get("/en/press/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/press/")
        return len(queries)

    fill(0)
    few = asked()
    fill(1)
    fill(2)
    assert asked() == few


def test_press_officers_edit_this_page_and_no_other(
    press_room_page, standard_page, press_officer, staff_editor, moderator, administrator, sign_in
):
    officer = sign_in(press_officer)
    edit = reverse("wagtailadmin_pages:edit", args=[press_room_page.pk])
    assert officer.get(edit).status_code == 200
    assert press_room_page.permissions_for_user(press_officer).can_publish()
    for verb in ("can_copy", "can_delete", "can_unpublish", "can_move", "can_add_subpage", "can_set_view_restrictions"):
        assert not getattr(press_room_page.permissions_for_user(press_officer), verb)(), verb
    assert not standard_page.permissions_for_user(press_officer).can_edit()
    assert officer.get(reverse("wagtailadmin_pages:edit", args=[standard_page.pk])).status_code == 404
    assert not press_room_page.permissions_for_user(moderator).can_edit()
    assert press_room_page.permissions_for_user(staff_editor).can_edit()


def test_a_group_loses_the_page_with_the_duty(press_room_page, press_officer):
    group = press_officer.groups.get()
    right = Permission.objects.get(content_type__app_label="press", codename="change_pressroom")
    group.permissions.remove(right)
    share_press_pages()
    assert not GroupPagePermission.objects.filter(group=group).exists()
    group.permissions.add(right)
    share_press_pages()
    share_press_pages()
    # Two rights over a page in each of two languages.
    assert GroupPagePermission.objects.filter(group=group).count() == 4
