"""What partners put on their sites: who may frame it, what it shows of them, and where it was seen."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.campaigns.models import Endorsement
from partners.editions.forms import HostsForm
from partners.editions.models import Sighting
from partners.editions.selectors import allowed_hosts, sightings_of
from partners.editions.services import allow_hosts, note_sighting
from partners.editions.services import embedding as of_embedding
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Busy, NotAllowed
from partners.organizations.models import Organization
from partners.organizations.services.slugs import give_slug
from portal import sightings

HOST = "blog.example.org"


@pytest.fixture
def partner(organization, statement, owner):
    Endorsement.objects.create(
        organization=organization, statement_version=statement, text_sha256="0" * 64, endorsed_by=owner,
        endorsed_at=timezone.now(),
    )  # fmt: skip
    give_slug(organization)
    return organization


def box(partner, query="", status=200, **headers):
    answer = Client().get(f"/en/embed/campaign/{partner.public_id}/{query}", headers=headers)
    assert answer.status_code == status
    return answer


def ancestors(answer) -> set[str]:
    policy = answer["Content-Security-Policy"]
    return set(re.search(r"frame-ancestors ([^;]*)", policy)[1].split())


class TestTheFrame:
    def test_shows_partner_and_campaign_with_no_script_and_no_cookie(self, partner):
        answer = box(partner)
        html = answer.content.decode()

        assert "Lantern" in html
        assert "Territories are people" in html
        assert "/en/with/lantern/" in html
        assert "<script" not in html
        assert not answer.cookies

    def test_weighs_little(self, partner):
        html = box(partner).content.decode()
        sheets = re.findall(r'rel="stylesheet" href="/static/([^"]+)"', html)
        weights = [Path(finders.find(name)).stat().st_size for name in sheets]

        assert len(sheets) == 3
        # Of 30 kB, with room for a logo and the two small sheets of colours.
        assert sum(weights) + len(html.encode()) < 14_000

    def test_stands_on_the_partners_sites_and_on_no_other(self, partner, owner):
        allow_hosts(partner, hosts=[HOST], by=acting(owner))
        answer = box(partner)

        own = {"https://lantern.example.org", "https://www.lantern.example.org"}
        assert ancestors(answer) == {"'self'", *own, f"https://{HOST}"}
        assert "X-Frame-Options" not in answer
        # The rest of the policy is that of every page.
        assert "default-src 'none'" in answer["Content-Security-Policy"]

    def test_without_a_website_it_stands_nowhere(self, partner):
        Organization.objects.filter(pk=partner.pk).update(website="")

        assert ancestors(box(partner)) == {"'self'"}

    def test_all_other_pages_stand_in_no_frame(self, partner):
        assert ancestors(Client().get("/en/verify/")) == {"'none'"}

    @pytest.mark.parametrize(("query", "theme"), [("?theme=dark", 'data-theme="dark"'), ("?theme=x", "")])
    def test_follows_the_screen_unless_told_otherwise(self, partner, query, theme):
        html = box(partner, query).content.decode()

        assert '<meta name="color-scheme" content="light dark">' in html
        assert theme in html
        assert ("data-theme" in html) is bool(theme)

    @pytest.mark.parametrize("change", [{"shown_as": "nothing"}, {"standing": "suspended"}, {"standing": "left"}])
    def test_goes_on_without_who_is_hidden_on_the_same_sites(self, partner, change):
        before = ancestors(box(partner))
        Organization.objects.filter(pk=partner.pk).update(**change)
        answer = box(partner)

        assert "Lantern" not in answer.content.decode()
        assert "Territories are people" in answer.content.decode()
        assert ancestors(answer) == before

    def test_is_none_of_who_was_never_a_partner(self, application, statement):
        box(application, status=404)

    def test_is_kept_like_every_page_for_everybody(self, partner, settings, monkeypatch):
        settings.KEEP_PAGES = settings.KEEP_PARTS = True
        monkeypatch.setattr("portal.kept_pages.middleware.FRESH", 0)
        reader = Client()
        path = f"/en/embed/campaign/{partner.public_id}/?theme=dark"
        assert "Lantern" in reader.get(path).content.decode()

        Organization.objects.filter(pk=partner.pk).update(shown_as="nothing")

        assert "Lantern" not in reader.get(path).content.decode()


class TestTheCard:
    def test_is_drawn_anew_when_the_partner_is_hidden(self, partner):
        path = f"/en/embed/card/{partner.public_id}.jpg"
        first = Client().get(path)
        same = Client().get(path, headers={"if-none-match": first["ETag"]})
        Organization.objects.filter(pk=partner.pk).update(shown_as="nothing")
        neutral = Client().get(path)

        assert (first.status_code, same.status_code, neutral.status_code) == (200, 304, 200)
        assert first.content[:3] == b"\xff\xd8\xff"
        assert first["ETag"] != neutral["ETag"]
        assert first["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert "max-age=300" in first["Cache-Control"]

    def test_that_finds_no_place_to_be_drawn_asks_to_come_back(self, partner, monkeypatch):
        def full(*_args, **_kwargs):
            raise Busy("Later", retry_after=3)

        monkeypatch.setattr("partners.editions.views.embeds.draw_card", full)
        answer = Client().get(f"/en/embed/card/{partner.public_id}.jpg")

        assert (answer.status_code, answer["Retry-After"]) == (503, "3")


class TestSites:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("Blog.Example.org", ["blog.example.org"]),
            ("https://приклад.укр/сторінка\n\n  мапа.укр ", ["xn--80aikifvh.xn--j1amh", "xn--80aa8an.xn--j1amh"]),
            ("a.example\nA.EXAMPLE", ["a.example"]),
            ("", []),
        ],
    )
    def test_are_names_as_the_network_knows_them(self, typed, kept):
        form = HostsForm({"hosts": typed})

        assert form.is_valid(), form.errors
        assert form.cleaned_data["hosts"] == kept

    @pytest.mark.parametrize(
        "typed",
        [
            "http://a.example", "*.example.org", "*", "127.0.0.1", "localhost", "a.example:8443", "x; script-src *",
            "\n".join(f"site{number}.example" for number in range(11)), "https://", "'self'",
        ],
    )  # fmt: skip
    def test_that_are_none_are_refused_in_words(self, typed):
        form = HostsForm({"hosts": typed})

        assert not form.is_valid()
        assert form.errors["hosts"]

    def test_are_changed_by_owners_and_editors_and_told_once(self, partner, owner, viewer):
        with pytest.raises(NotAllowed):
            allow_hosts(partner, hosts=[HOST], by=acting(viewer))
        for _time in range(2):
            allow_hosts(partner, hosts=[HOST], by=acting(owner))

        assert HOST in allowed_hosts(partner)
        assert ActivityEntry.objects.filter(verb="embed.hosts_changed").count() == 1

    def test_the_page_gives_code_and_keeps_what_was_refused(self, partner, owner, viewer, outsider, sign_in):
        page = reverse("editions:embeds", args=[partner.public_id])
        html = sign_in(owner).get(f"{page}?in=uk").content.decode()

        assert f"/uk/embed/campaign/{partner.public_id}/" in html
        assert "&lt;iframe" in html
        refused = sign_in(owner).post(page, {"hosts": "http://a.example"})
        assert refused.status_code == 422
        assert "http://a.example" in refused.content.decode()
        assert sign_in(owner).post(page, {"hosts": HOST}).status_code == 302
        assert sign_in(viewer).post(page, {"hosts": "b.example"}).status_code == 403
        assert "<textarea name" not in sign_in(viewer).get(page).content.decode()
        assert sign_in(outsider).get(page).status_code == 404


class TestSightings:
    @pytest.fixture(autouse=True)
    def one_process(self, monkeypatch):
        """What a process remembers would go on from test to test."""
        monkeypatch.setattr(sightings.Sightings, "is_new", lambda *_pair: True)

    def test_keep_the_host_and_the_day_and_nothing_else(self, partner):
        box(partner, referer="https://Blog.example.org/secret/page?who=me")
        box(partner, referer="https://blog.example.org/")

        (seen,) = Sighting.objects.values()
        today = clock.now().date()
        assert {**seen, "id": 0} == {
            "id": 0, "organization_id": partner.pk, "host": HOST, "first_on": today, "last_on": today,
        }  # fmt: skip

    def test_count_the_picture_and_what_is_kept_as_well(self, partner, settings, monkeypatch):
        settings.KEEP_PAGES = True
        monkeypatch.setattr("portal.kept_pages.middleware.FRESH", 0)
        reader, path = Client(), f"/en/embed/campaign/{partner.public_id}/"
        for host in ("a.example", "b.example"):
            reader.get(path, headers={"referer": f"https://{host}/"})
        reader.get(f"/en/embed/card/{partner.public_id}.jpg", headers={"referer": "https://c.example/"})

        assert set(sightings_of(partner).values_list("host", flat=True)) == {"a.example", "b.example", "c.example"}

    @pytest.mark.parametrize(
        "referer", ["", "nonsense", "https://127.0.0.1/", "https://[", "http://testserver/en/", "x" * 9000]
    )
    def test_of_no_site_are_none(self, partner, settings, referer):
        settings.BASE_URL = "http://testserver.example"
        box(partner, referer=referer.replace("testserver", "testserver.example"))

        assert not Sighting.objects.exists()

    def test_move_the_last_day_and_not_the_first(self, partner, monkeypatch):
        note_sighting(partner.public_id, HOST)
        later = clock.now() + timedelta(days=3)
        monkeypatch.setattr(clock, "now", lambda: later)
        note_sighting(partner.public_id, HOST)

        (seen,) = sightings_of(partner)
        assert (seen.last_on - seen.first_on).days == 3

    def test_made_up_push_out_none_that_the_partner_allows(self, partner, monkeypatch):
        monkeypatch.setattr(of_embedding, "MOST_SEEN", 3)
        note_sighting(partner.public_id, "lantern.example.org")
        for number in range(6):
            note_sighting(partner.public_id, f"made-up-{number}.example")

        hosts = set(sightings_of(partner).values_list("host", flat=True))
        assert hosts == {"lantern.example.org", *(f"made-up-{number}.example" for number in (3, 4, 5))}

    def test_leave_kept_pages_alone(self, partner):
        from portal.kept_pages.marks import read_mark

        before = read_mark()
        note_sighting(partner.public_id, HOST)

        assert read_mark() == before

    def test_of_who_does_not_exist_write_nothing(self, partner):
        note_sighting("00000000-0000-0000-0000-000000000000", HOST)

        assert not Sighting.objects.exists()


def test_without_room_the_frame_is_shown_all_the_same(partner, monkeypatch):
    def full(*_pair):
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(sightings, "note_sighting", full)

    assert "Lantern" in box(partner, referer="https://full.example.org/").content.decode()


def test_a_process_asks_the_database_once_a_day_for_each_site(monkeypatch):
    asked = []
    monkeypatch.setattr(sightings, "note_sighting", lambda *pair: asked.append(pair))
    monkeypatch.setattr(sightings, "MOST_A_DAY", 2)
    watch = sightings.Sightings(lambda request: None)
    for host in ("a.example", "a.example", "b.example", "c.example"):
        watch.note("one", host)

    assert asked == [("one", "a.example"), ("one", "b.example")]


def test_what_is_no_host_is_said_to_the_person():
    with pytest.raises(ValidationError):
        HostsForm().fields["hosts"].clean("no host here")
