"""Updates as readers see them: dated, by topic and year, under whose name, and corrected in the open."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.pages.services import publish_due
from cms.update_pages.models import UpdatePage
from partners.activity.models import ActivityEntry
from partners.kernel.actors import acting
from partners.updates.models import Correction, Update
from partners.updates.services import withdraw_update
from tests.cms.conftest import SOURCE, link, translate
from tests.support.closed import KINDS, close
from tests.support.editor import form_of

FILM = {"url": "https://films.example.net/v/1", "title": "Two minutes", "poster": None, "length": "2:00"}
FIGURE = {"number": "41", "counts": "letters in a week", "source": "Our own count", "url": "https://a.example.org/1"}


@pytest.fixture
def full(make_update, topic, organization):
    return make_update(
        "A letter arrives",
        kicker="Kyiv",
        subject=topic,
        author=organization,
        body=[
            ("heading", "What it says"),
            ("paragraph", "<p>It says <b>little</b>.</p>"),
            ("quote", {"text": "Write again.", "who": "A reader"}),
            ("figure", FIGURE),
            ("video", FILM),
            ("sources", [SOURCE]),
            ("call", link("Ask us", "ask")),
        ],
    )


def test_it_says_what_when_and_who_and_loads_nothing_from_elsewhere(client, full, organization):
    page = client.get(full.url).content.decode()

    for words in ("Kyiv", "A letter arrives", "4 May 2026", organization.name, "Children", "41", "Our own count"):
        assert words in page
    assert "Watch “Two minutes” on films.example.net (2:00)" in page
    assert 'href="https://films.example.net/v/1" rel="external noreferrer"' in page
    assert "<iframe" not in page
    assert 'src="https://films' not in page


def test_machines_are_told_of_an_article(client, full, organization, campaign):
    page = client.get(full.url)
    data = page.context["structured_data"]

    assert (data["@type"], data["headline"], data["articleSection"]) == (
        "NewsArticle",
        full.title,
        "Children and schools",
    )
    assert data["author"] == {"@type": "Organization", "name": organization.name, "url": organization.website}
    assert data["datePublished"].startswith("2026-05-04")
    assert data["dateModified"]
    assert data["publisher"]["name"]
    words = page.content.decode()
    assert '<meta property="og:type" content="article">' in words
    assert '<meta property="article:published_time" content="2026-05-04' in words


@pytest.mark.parametrize(
    ("column", "value"), [("standing", "suspended"), ("standing", "left"), ("shown_as", "nothing")]
)
def test_a_partner_that_is_none_or_hides_lends_its_name_no_more(client, full, organization, campaign, column, value):
    setattr(organization, column, value)
    organization.save()

    page = client.get(full.url).content.decode()
    assert organization.name not in page
    assert campaign.name_in("en") in page
    assert organization.name not in client.get(full.get_parent().url).content.decode()


def test_the_list_has_the_newest_first_and_is_narrowed_by_topic_and_year(client, make_update, updates_page, topic):
    old = make_update("Last year", dated_on=date(2025, 12, 31))
    new = make_update("This year", subject=topic)
    translate(new, {"uk": new.locale.__class__.objects.get(language_code="uk")}, title="Цього року")

    def listed(query=""):
        return [page.title for page in client.get(f"{updates_page.url}{query}").context["page_of_updates"]]

    assert listed() == [new.title, old.title]
    assert listed("?topic=children") == [new.title]
    assert listed("?year=2025") == [old.title]
    assert listed("?topic=children&year=2025") == []
    # What makes no sense is named, and the list is there.
    answer = client.get(f"{updates_page.url}?topic=nothing&year=soon&page=abc")
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"topic", "year"}
    assert len(answer.context["page_of_updates"]) == 2


@pytest.mark.parametrize("kind", [*KINDS[:-1], "withdrawn"])
def test_what_not_everybody_may_read_is_in_no_list(client, make_update, updates_page, kind, administrator):
    make_update("Open to all")
    page = make_update("Kanarka")
    if kind == "withdrawn":
        withdraw_update(
            Update.objects.get(public_id=page.public_id), reasons={"en": "Danger"}, by=acting(administrator)
        )
        assert client.get(page.url).status_code == 410
    elif kind == "inherited":
        close(page, kind)
        assert not UpdatePage.objects.available(at=timezone.now()).exists()
        return
    else:
        close(page, kind)

    listed = client.get(updates_page.url).content.decode()
    assert "Open to all" in listed
    assert "Kanarka" not in listed
    assert "Kanarka" not in client.get("/sitemap.xml").content.decode()


def publish(page, by, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=by).publish(user=by)
    return UpdatePage.objects.get(pk=page.pk)


def test_a_correction_stands_at_the_foot_with_the_words_before_and_after(client, full, staff_editor):
    page = publish(full, staff_editor, title="Two letters arrive")
    assert not Correction.objects.exists()

    changed = page.body
    changed[1] = ("paragraph", "<p>It says a <b>lot</b>.</p>", page.body[1].id)
    page = publish(page, staff_editor, body=changed, correction_note="The letter was longer.")
    shown = client.get(page.url).content.decode()

    assert "The letter was longer." in shown
    assert "<del>It says little.</del>" in shown
    assert "<ins>It says a lot.</ins>" in shown
    assert shown.count("<del>") == 1
    entry = ActivityEntry.objects.filter(verb="update.corrected").get()
    assert (entry.actor_user, entry.data) == (staff_editor, {"language": "en"})
    # The same note again is no second correction; another one stands above the first.
    publish(page, staff_editor, title="Two letters come")
    assert Correction.objects.count() == 1
    publish(page, staff_editor, correction_note="It was in June.", dated_on=date(2026, 6, 4))
    notes = [told.note for told in client.get(page.url).context["corrections"]]
    assert notes == ["It was in June.", "The letter was longer."]


def test_a_correction_that_an_editor_writes_in_the_admin_is_told(client, full, staff_editor, sign_in):
    page = publish(full, staff_editor, title="Two letters arrive")
    admin, address = sign_in(staff_editor), reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = form_of(admin, address, UpdatePage, summary="There were two.", correction_note="We had said three.")

    answer = admin.post(address, {**form, "action-publish": "x"})

    assert answer.status_code == 302
    shown = client.get(page.url).content.decode()
    assert "We had said three." in shown
    assert "<ins>" in shown
    assert ActivityEntry.objects.filter(verb="update.corrected").get().actor_user == staff_editor


def test_words_that_could_endanger_somebody_are_not_repeated(client, full, staff_editor):
    page = publish(full, staff_editor, title="New", correction_note="A place was named.", shows_changes=False)

    shown = client.get(page.url).content.decode()
    assert "A place was named." in shown
    assert "<del>" not in shown
    assert Correction.objects.get().changes == {}


def test_a_correction_that_waits_for_its_hour_is_not_told_before(client, full, staff_editor):
    full.go_live_at = timezone.now() + timedelta(hours=1)
    full.correction_note = "Not yet."
    full.save_revision(user=staff_editor).publish(user=staff_editor)
    assert not Correction.objects.exists()

    # Who had scheduled it has left since.
    staff_editor.groups.clear()
    full.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        publish_due(at=timezone.now())
    assert Correction.objects.get().made_by is None


def test_hostile_words_are_words(client, make_update, updates_page):
    title = "<script>alert(1)</script> \u202e \"'&" + "W" * 200
    page = make_update(title[:255], kicker="<b>", summary="{{ 7 }} https://evil.example.org/" + "x" * 200)

    for address in (page.url, updates_page.url):
        shown = client.get(address).content.decode()
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert" in shown


def test_a_list_of_three_takes_as_many_queries_as_of_one(client, make_update, updates_page, make_picture, organization):
    def make(number):
        return make_update(f"Nr {number}", picture=make_picture(f"p{number}"), author=organization)

    make(0)
    client.get(updates_page.url)
    with CaptureQueriesContext(connection) as few:
        client.get(updates_page.url)
    make(1)
    make(2)
    client.get(updates_page.url)
    with CaptureQueriesContext(connection) as many:
        client.get(updates_page.url)
    assert len(many) == len(few)
