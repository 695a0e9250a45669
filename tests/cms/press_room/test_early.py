"""A private link to a release under embargo: the terms, the marked copy, and one answer where it opens nothing."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document

from partners.activity.selectors import everything
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import in_groups
from partners.press.emails.early import secret_of
from partners.press.models import EmbargoCopy
from partners.press.services.embargo import invite_reporter, withdraw_access
from partners.press.services.releases import change_release, mark_release
from partners.updates.models import Update
from partners.updates.services import withdraw_update
from tests.cms.press_room.test_page import unpacked

ENDS = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
WORDS = "Kanarka sings at noon"


@pytest.fixture
def by(press_officer):
    return acting(press_officer)


@pytest.fixture
def page(press_room_page, make_update, make_picture, by):
    page = make_update("Placeholder", publish=False)
    update = Update.objects.get(public_id=page.public_id)
    mark_release(update, time_zone="Europe/Kyiv", embargo=ENDS, contacts={}, is_announced=True, by=by)
    page.title, page.summary, page.picture, page.live = "Kanarka title", "In short", make_picture("letter"), True
    page.body = [("paragraph", f"<p>{WORDS} &amp; at night.</p>")]
    page.save_revision().publish()
    return page


@pytest.fixture
def release(page):
    return Update.objects.get(public_id=page.public_id).release


@pytest.fixture
def invite(release, by):
    """`invite(name)` gives access and its secret."""

    def give(name="Rita Reporter", to=release, until=ENDS, outlet="The Herald"):
        access = invite_reporter(
            to, email=f"{name.split()[0].lower()}@example.net", name=name, outlet=outlet, language="en",
            time_zone="America/New_York", expires_at=until, campaign=release.update.campaign, by=by,
        )  # fmt: skip
        return access, secret_of(access)

    return give


def address(secret, release, name="early_release", *rest):
    with translation.override("en"):
        return reverse(f"press_room:{name}", args=[secret, release.public_id, *rest])


def agree(client, secret, release, until=None):
    told = {"agree": "1", "until": (until or release.update.opens_at).isoformat()}
    return client.post(address(secret, release), told)


def alarms():
    return [entry for entry in everything() if entry.verb == "release.asked_early"]


def test_the_terms_come_before_every_word(client, release, invite):
    _access, secret = invite()
    with translation.override("en"):
        link = reverse("press_room:early", args=[secret])
    answer = client.get(link, follow=True)
    text = answer.content.decode()
    assert "Not before:" in text
    assert "New York" in text
    assert "Kanarka" not in text
    for path in (address(secret, release, "early_files"), address(secret, release)):
        assert b"Kanarka" not in unpacked(client.get(path, follow=True))
    assert not EmbargoCopy.objects.exists()


def test_agreed_to_it_shows_the_release_with_name_and_mark(client, release, invite):
    _access, secret = invite()
    assert agree(client, secret, release).status_code == 302
    answer = client.get(address(secret, release))
    text, copy = answer.content.decode(), EmbargoCopy.objects.get()
    assert WORDS in text
    assert text.count("Copy for Rita Reporter, The Herald.") == 2
    assert text.count(in_groups(copy.mark, 5)) == 2
    assert not answer.cookies
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert copy.times_opened == 1


def test_two_reporters_have_two_copies(client, release, invite):
    pages = []
    for name in ("Rita Reporter", "Omar Other"):
        _access, secret = invite(name)
        agree(client, secret, release)
        pages.append(client.get(address(secret, release)).content.decode())
    marks = [in_groups(copy.mark, 5) for copy in EmbargoCopy.objects.order_by("pk")]
    assert [[mark in page for mark in marks] for page in pages] == [[True, False], [False, True]]


def test_every_file_carries_the_mark(client, release, invite):
    _access, secret = invite()
    agree(client, secret, release)
    answer = client.get(address(secret, release, "early_files"))
    mark = in_groups(EmbargoCopy.objects.get().mark, 5)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    (words,) = [name for name in archive.namelist() if name.endswith(".txt")]
    (edited,) = [name for name in archive.namelist() if name.endswith(".docx")]
    assert [name for name in archive.namelist() if name.startswith("pictures/")]
    text = archive.read(words).decode()
    assert text.count(mark) == 2
    assert f"{WORDS} & at night." in text
    document = Document(io.BytesIO(archive.read(edited)))
    assert mark in document.sections[0].header.paragraphs[0].text
    assert document.core_properties.identifier == mark


def test_pictures_open_behind_the_link_and_nowhere_else(client, release, invite):
    _access, secret = invite()
    agree(client, secret, release)
    text = client.get(address(secret, release)).content.decode()
    (path,) = {piece.split('"')[0] for piece in text.split('src="')[1:] if "/pictures/" in piece.split('"')[0]}
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("image/")
    assert b"".join(answer.streaming_content)
    assert "/media/" not in text.split('class="prose')[1].split("</div>")[0]
    # Another reporter, who has not agreed, gets nothing at the same number.
    _other, fresh = invite("Omar Other")
    assert client.get(path.replace(secret, fresh)).status_code == 404
    assert client.get(address(secret, release, "early_picture", 987654)).status_code == 404


@pytest.mark.parametrize("ends", ["unknown", "withdrawn", "run out", "of another", "release withdrawn"])
def test_what_opens_nothing_gets_one_answer(ends, client, release, invite, by, staff_editor):
    access, secret = invite(until=ENDS if ends != "run out" else clock.now() + timedelta(hours=1))
    agree(client, secret, release)
    at = clock.now()
    if ends == "withdrawn":
        withdraw_access(access, by=by)
    elif ends == "run out":
        at += timedelta(hours=2)
    elif ends == "release withdrawn":
        withdraw_update(release.update, reasons={"en": "Wrong."}, by=acting(staff_editor))
    asked = "x" * 64 if ends in {"unknown", "of another"} else secret
    with clock.at(at):
        never = client.get(address("0" * 64, release))
        answers = [client.get(address(asked, release)), client.get(address(asked, release, "early_files"))]
        again = agree(client, asked, release)
    assert {answer.status_code for answer in [*answers, again, never]} == {404}
    assert {answer.content for answer in [*answers, again]} == {never.content}
    assert len(alarms()) == (1 if ends in {"withdrawn", "run out"} else 0)


def test_at_its_moment_the_link_leads_to_the_public_page(client, page, release, invite):
    _access, secret = invite()
    agree(client, secret, release)
    with clock.at(ENDS):
        answer = client.get(address(secret, release))
        assert answer.url == reverse("updates:update", args=[page.public_id])
        assert client.get(answer.url).url == page.url
        assert client.get(page.url).status_code == 200
    assert client.get(page.url).status_code == 404


def test_moved_to_a_later_moment_it_is_agreed_to_anew(client, release, invite, by):
    _access, secret = invite(until=ENDS + timedelta(days=2))
    agree(client, secret, release)
    moved = change_release(
        release, time_zone="Europe/Kyiv", embargo=ENDS + timedelta(days=1), contacts={}, by=by
    )  # fmt: skip
    assert "Kanarka" not in client.get(address(secret, release)).content.decode()
    # Who had the old page open agreed to the old moment.
    assert agree(client, secret, release, until=ENDS).status_code == 409
    assert agree(client, secret, moved).status_code == 302
    assert WORDS in client.get(address(secret, release)).content.decode()


@pytest.mark.parametrize(
    "told", [{}, {"agree": "1"}, {"agree": "1", "until": "yesterday"}, {"until": ENDS.isoformat()}]
)
def test_half_an_agreement_opens_nothing(client, release, invite, told):
    _access, secret = invite()
    answer = client.post(address(secret, release), told)
    assert answer.status_code in {409, 422}
    assert "Kanarka" not in answer.content.decode()
    assert not EmbargoCopy.objects.exists()


def test_another_site_agrees_for_nobody(client, release, invite):
    _access, secret = invite()
    told = {"agree": "1", "until": ENDS.isoformat()}
    answer = client.post(address(secret, release), told, headers={"Origin": "https://elsewhere.example.org"})
    assert answer.status_code == 403
    assert not EmbargoCopy.objects.exists()


def test_access_to_all_lists_what_is_held_back(client, release, invite, by, make_update):
    _access, secret = invite(to=None)
    with translation.override("en"):
        link = reverse("press_room:early", args=[secret])
    text = client.get(link).content.decode()
    assert "A release that is coming" in text
    assert "Kanarka" not in text
    agree(client, secret, release)
    assert "Kanarka title" in client.get(link).content.decode()


def test_a_release_that_is_still_written_is_not_shown(client, page, release, invite):
    _access, secret = invite()
    agree(client, secret, release)
    type(page).objects.filter(pk=page.pk).update(live=False)
    text = client.get(address(secret, release)).content.decode()
    assert "Not ready yet" in text
    assert "Kanarka" not in text


def test_the_press_room_says_that_something_comes_and_not_what(client, release, by):
    text = client.get("/en/press/").content.decode()
    assert "A release is coming" in text
    assert f"/en/press/coming/{release.public_id}/" in text
    assert "Kanarka" not in text
    with clock.at(ENDS):
        assert "A release is coming" not in client.get("/en/press/").content.decode()
    change_release(release, time_zone="Europe/Kyiv", embargo=ENDS, contacts={}, is_announced=False, by=by)
    assert "A release is coming" not in client.get("/en/press/").content.decode()
