"""The first screen of each group: what waits, in numbers and with a way to it, and nothing that is another's."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Workflow

from cms.backoffice.models import BrokenLink
from cms.backoffice.pages.services import check_links, check_links_daily
from cms.media.models import CampaignDocument, CampaignImage
from cms.pages.models import StandardPage
from partners.kernel.actors import VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.organizations.services.profile import change_profile
from partners.organizations.services.vetting import assign_review
from partners.press.services.inquiries import receive_inquiry
from portal.upkeep import purge, tick
from tests.cms.conftest import put_online
from tests.conftest import make_organization, make_user

HOME = "/cms/"


@dataclass
class Home:
    """One look at the home screen."""

    full: list
    empty: list
    text: str

    @property
    def numbers(self) -> dict[str, int]:
        """Of each card, by its title."""
        return {str(card.title): found.number for card, found in self.full} | {str(c.title): 0 for c in self.empty}

    def rows(self, title: str) -> list[tuple[str, str, str]]:
        found = next(found for card, found in self.full if str(card.title) == title)
        return [(row.title, row.url, str(row.detail)) for row in found.rows]


def home_of(client) -> Home:
    response = client.get(HOME)
    assert response.status_code == 200
    panel = next(each for each in response.context["panels"] if each.name == "waiting")
    shown = panel.get_context_data({"request": response.wsgi_request})
    return Home(shown["full"], shown["empty"], response.content.decode())


@pytest.mark.parametrize(
    ("persona", "titles"),
    [
        ("partnerships", {"Applications waiting", "Partner details changed", "Texts waiting for a second person"}),
        ("press_officer", {"Reporters’ questions", "Media contacts to renew", "Texts waiting for a second person"}),
        ("moderator", {"Supporters’ videos"}),
        (
            "staff_editor",
            {
                "Waiting for review", "Drafts", "Scheduled", "Translations to update",
                "Translations offered", "Broken links", "Pictures without a description", "Picture rights ending",
                "Rights in materials ending",
                "Last published", "Texts waiting for a second person", "Files that wait for approval",
            },
        ),
    ],
)  # fmt: skip
def test_each_group_finds_the_cards_of_its_work_and_empty_ones_say_what_will_appear(
    request, sign_in, site, persona, titles
):
    look = home_of(sign_in(request.getfixturevalue(persona)))
    assert set(look.numbers) == titles
    for card in look.empty:
        assert str(card.nothing) in look.text
    assert ("Ask an administrator to put you into a group" in look.text) == (not titles)


@pytest.mark.parametrize(
    ("persona", "searches"), [("staff_editor", True), ("moderator", False), ("partnerships", False)]
)
def test_a_search_of_pages_is_offered_to_who_works_with_pages(request, sign_in, home, persona, searches):
    text = sign_in(request.getfixturevalue(persona)).get("/cms/").content.decode()

    assert ("bo-home--no-pages" not in text) is searches


def test_an_editor_finds_drafts_reviews_schedules_and_what_is_wrong_with_pages_and_pictures(
    sign_in, staff_editor, home, locales, standard_page, administrator, make_material
):
    client, now = sign_in(staff_editor), timezone.now()
    draft = StandardPage(title="Draft", slug="draft", lead="x", live=False, locale=home.locale)
    home.add_child(instance=draft)
    draft.save_revision(user=staff_editor)
    theirs = StandardPage(title="Theirs", slug="theirs", lead="x", live=False, locale=home.locale)
    home.add_child(instance=theirs)
    theirs.save_revision(user=administrator)
    soon = StandardPage(title="Soon", slug="soon", lead="x", live=False, locale=home.locale)
    home.add_child(instance=soon)
    soon.go_live_at = now + timedelta(days=1)
    soon.save_revision(user=staff_editor).publish()
    standard_page.save_revision().publish()
    standard_page.refresh_from_db()
    standard_page.lead = "We keep less."
    standard_page.save_revision().publish()
    ukrainian = standard_page.get_translation(locales["uk"])
    Page.objects.filter(pk=ukrainian.pk).update(last_published_at=standard_page.first_published_at)
    for title, fields in {
        "No words": {},
        "Ending": {"description": "x", "rights_until": (now + timedelta(days=9)).date()},
        "Over": {"description": "x", "rights_until": (now - timedelta(days=9)).date()},
        "Fine": {"description": "x", "rights_until": (now + timedelta(days=90)).date()},
    }.items():
        CampaignImage.objects.create(title=title, file="x.png", width=1, height=1, **fields)
    make_material("A card", rights_until=(now + timedelta(days=2)).date())
    make_material("For long", rights_until=(now + timedelta(days=90)).date())
    look = home_of(client)
    rows = look.rows
    assert rows("Drafts")[0][::2] == ("Draft", "English · by you"), "one's own come first"
    assert rows("Drafts")[1][::2] == ("Theirs", "English · Administrator")
    assert len(rows("Drafts")) == 2, "what goes online by itself is no draft"
    assert rows("Scheduled") == [("Soon", f"/cms/pages/{soon.pk}/edit/", "goes online")]
    stale = rows("Translations to update")
    assert stale == [("Privacy", f"/cms/translations/{ukrainian.pk}/", "Ukrainian · 1 passage behind")]
    assert [row[0] for row in rows("Pictures without a description")] == ["No words"]
    ends = rows("Picture rights ending")
    assert [(row[0], row[2].split()[0]) for row in ends] == [("Over", "ended"), ("Ending", "end")]
    assert [(row[0], row[2].split()[0]) for row in rows("Rights in materials ending")] == [("A card", "end")]
    for title in ("Drafts", "Pictures without a description"):
        for _title, url, _detail in rows(title)[:1]:
            assert client.get(url).status_code in {200, 302}, url


def test_what_waits_for_review_is_told_to_who_may_and_to_who_sent_it(
    sign_in, staff_editor, administrator, home, django_user_model
):
    page = put_online(StandardPage(title="Asked", slug="asked", lead="x"), under=home)
    page.save_revision(user=staff_editor)
    Workflow.objects.first().start(page, staff_editor)
    everything = make_user("everything@example.org", staff=True)
    django_user_model.objects.filter(pk=everything.pk).update(is_superuser=True)
    assert home_of(sign_in(staff_editor)).rows("Waiting for review")[0][0] == "Asked"
    everything.refresh_from_db()
    assert ("Asked", "waits for your review") in {
        row[::2] for row in home_of(sign_in(everything)).rows("Waiting for review")
    }


def test_no_title_out_of_reach_is_on_the_home_screen(sign_in, home, standard_page, locales):
    """Planted: a draft, a schedule, a broken link and news elsewhere; a limited editor works on one page only."""
    limited = make_user("limited@example.org", staff=True)
    group = limited.groups.create(name="One page")
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(group=group, page=standard_page, permission=change)
    hidden = StandardPage(title="Planted secret", slug="secret", lead="x", live=False, locale=home.locale)
    home.add_child(instance=hidden)
    hidden.save_revision()
    soon = StandardPage(title="Planted soon", slug="soon", lead="x", live=False, locale=home.locale)
    home.add_child(instance=soon)
    soon.go_live_at = timezone.now() + timedelta(days=1)
    soon.save_revision().publish()
    online = put_online(StandardPage(title="Planted online", slug="online", lead="x", locale=home.locale), under=home)
    for page in (online, standard_page):
        BrokenLink.objects.create(page=page, words=f"In {page.title}", fault="page_gone")
    standard_page.save_revision()
    text = sign_in(limited).get(HOME).content.decode()
    assert "Planted" not in text
    assert "Privacy" in text, "the control: what is theirs is there"
    everywhere = sign_in(make_user("e@example.org", staff=True, groups=("Editors",))).get(HOME).content.decode()
    assert all(title in everywhere for title in ("Planted secret", "Planted soon", "Planted online"))


def test_links_that_lead_nowhere_are_found_by_the_site_itself(sign_in, staff_editor, home, standard_page):
    gone = put_online(StandardPage(title="Gone", slug="gone", lead="x"), under=home)
    offline = put_online(StandardPage(title="Offline", slug="offline", lead="x"), under=home)
    number = gone.pk
    document = CampaignDocument.objects.create(title="Paper", file="x.pdf")
    words = "".join(
        [
            f'<a linktype="page" id="{standard_page.pk}">Fine</a> ',
            f'<a linktype="page" id="{number}">To what is gone</a> ',
            f'<a linktype="page" id="{offline.pk}">To what is offline</a> ',
            f'<a linktype="document" id="{document.pk}">Paper</a> <a linktype="document" id="99999">No paper</a> ',
            '<a href="#what-we-keep">Part</a> <a href="#nothing">No part</a> <a href="https://example.org/#x">Out</a>',
        ]
    )
    page = put_online(
        StandardPage(
            title="With links", slug="with-links", lead="x",
            body=[("heading", "What we keep"), ("paragraph", f"<p>{words}</p>")],
        ),
        under=home,
    )  # fmt: skip
    gone.delete()
    offline.unpublish()
    check_links()
    found = set(BrokenLink.objects.values_list("page", "words", "fault"))
    assert found == {
        (page.pk, "To what is gone", "page_gone"),
        (page.pk, "To what is offline", "page_offline"),
        (page.pk, "No paper", "document_gone"),
        (page.pk, "No part", "anchor_gone"),
    }
    told = home_of(sign_in(staff_editor)).rows("Broken links")
    assert ("With links", f"/cms/pages/{page.pk}/edit/", "“No part”: the page has no such part") in told
    page.body = [("paragraph", "<p>Nothing leads anywhere.</p>")]
    page.save()
    check_links()
    assert not BrokenLink.objects.exists(), "what was mended is gone from the card"


def test_links_are_looked_at_once_a_day(home):
    page = put_online(
        StandardPage(title="P", slug="p", lead="x", body=[("paragraph", '<p><a href="#no">No</a></p>')]), under=home
    )
    assert check_links_daily() == 1
    BrokenLink.objects.all().delete()
    assert check_links_daily() == 0
    cache.clear()
    assert purge()["broken_links"] == 1
    assert BrokenLink.objects.get().page_id == page.pk


def test_reviewers_read_how_long_applications_wait_and_every_line_leads_to_that_list(
    sign_in, partnerships, organization, owner
):
    now, client = timezone.now(), sign_in(partnerships)
    for name, days in (("A", 1), ("B", 5), ("C", 20)):
        assign = make_organization(name, "applied", applied_at=now - timedelta(days=days))
    assign_review(assign, reviewer=partnerships, by=acting(partnerships))
    assign.reviews.update(created_at=now - timedelta(days=20))
    change_profile(organization, answers={"mission": "Anew."}, seen=organization.stamp, by=acting(owner))
    rows = home_of(client).rows
    told = {title: (url, detail) for title, url, detail in rows("Applications waiting")}
    assert {title: detail for title, (_url, detail) in told.items()} == {
        "Waiting for more than 14 days": "1",
        "Waiting for more than 7 days": "1",
        "Waiting for more than 3 days": "2",
        "Yours": "1",
        "Taken by nobody yet": "2",
    }
    # A line counts several, so what is left over cannot be told from their number.
    assert "more</a>" not in home_of(client).text
    for url, number in told.values():
        assert len(client.get(url).context["object_list"]) == int(number), url
    assert [row[0] for row in rows("Partner details changed")] == ["Lantern"]


def test_press_officers_read_deadlines_and_whose_consent_ends(sign_in, press_officer, campaign):
    now = timezone.now()
    for question, hours in (("Late", -2), ("Soon", 5)):
        inquiry, _receipt = receive_inquiry(
            name="A", email="a@example.org", time_zone="UTC", language="en", question=question,
            deadline_at=now + timedelta(hours=48), by=VISITOR,
        )  # fmt: skip
        type(inquiry).objects.filter(pk=inquiry.pk).update(deadline_at=now + timedelta(hours=hours))
    told = home_of(sign_in(press_officer)).rows("Reporters’ questions")
    assert [(title, detail) for title, _url, detail in told] == [("Late", "overdue since"), ("Soon", "due")]


def test_administrators_read_what_is_wrong_with_the_portal(sign_in, administrator, organization):
    client = sign_in(administrator)
    tick()
    assert home_of(client).numbers["The portal itself"] == 0
    OutgoingMail.objects.create(
        to=administrator.email, subject="Hello", kind="x", state="failed", next_attempt_at=timezone.now()
    )
    papers = [
        organization.documents.model(
            organization=organization, title="P", file="x", size=1, sha256=str(n), uploaded_by=administrator
        )
        for n in range(9)
    ]
    organization.documents.model.objects.bulk_create(papers)
    cache.clear()
    look = home_of(client)
    found, rows = look.numbers, look.rows
    assert found["The portal itself"] == found["Letters that could not be sent"] == 1
    assert rows("Letters that could not be sent")[0][1] == f"/cms/users/edit/{administrator.pk}/"
    assert "Lantern" in [row[0] for row in rows("Storage running out")]
    assert found["Staff without a second factor"] >= 0


def queries(client) -> int:
    client.get(HOME)
    with CaptureQueriesContext(connection) as captured:
        client.get(HOME)
    return len(captured)


def test_the_home_screen_costs_the_same_with_one_and_with_many_of_each(sign_in, administrator, home):
    client = sign_in(administrator)

    def plant(number: int) -> None:
        page = StandardPage(title=f"D{number}", slug=f"d{number}", lead="x", live=False, locale=home.locale)
        home.add_child(instance=page)
        page.save_revision(user=administrator)
        BrokenLink.objects.create(page=page, fault="page_gone")
        CampaignImage.objects.create(title=f"I{number}", file="x.png", width=1, height=1)
        make_organization(f"O{number}", "applied")
        OutgoingMail.objects.create(
            to=f"m{number}@example.org", subject="x", kind="x", state="failed", next_attempt_at=timezone.now()
        )

    plant(0)
    one = queries(client)
    for number in (1, 2, 3):
        plant(number)
    assert queries(client) == one
