"""Date, place and photograph on a partner's files: shown, asked about, carried everywhere, taken back."""

import io
import json
import zipfile
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from PIL import Image

from partners.artwork.rendering import Occasion, longest_moment, moment_in_words
from partners.artwork.rendering.digests import ENGINE
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition, Photograph
from partners.editions.selectors import edition_of, photographs_of, progress_of, state_of
from partners.editions.services import (
    add_photograph,
    approve_edition,
    ask_for_renewal,
    create_link,
    drop_unfetched,
    edition_behind,
    open_edition,
    pack_of,
    parts_of_pack,
    purge_photographs,
    renew_some,
    request_edition,
    take_back_photograph,
)
from partners.kernel import clock
from partners.kernel.actors import CLOCK, acting
from partners.kernel.codes import sha256_of
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed, OverQuota
from partners.kernel.limits import quotas
from partners.kernel.models import private_storage
from partners.kernel.uploads import clean_picture
from partners.organizations.models import Organization
from tests.conftest import signed_in
from tests.support.branding import KIT, SLOTS, encoded, picture, print_page, upload, url_of
from tests.support.materials import open_material

DAY = (timezone.localdate() + timedelta(days=60)).isoformat()
PAST = (timezone.localdate() - timedelta(days=2)).isoformat()
PLACES = [
    {"kind": "photo", "x": 0.0, "y": 0.0, "width": 1.0, "height": 0.5},
    {"kind": "date", "x": 0.05, "y": 0.55, "width": 0.9, "height": 0.08, "colour": "#1b1f24", "required": True},
    {"kind": "place", "x": 0.05, "y": 0.65, "width": 0.9, "height": 0.08, "colour": "#1b1f24", "longest": 60},
]


def photo_file(width=1200, height=800, left="#c0392b", right="#2471a3") -> bytes:
    """Two halves of two colours, so that what was cut off can be told."""
    drawn = Image.new("RGB", (width, height), left)
    drawn.paste(right, (width // 2, 0, width, height))
    return encoded(drawn, "JPEG", quality=92)


@pytest.fixture
def announce(administrator, campaign):
    """A template without the demand for approval, which a place for a photograph brings along."""

    def make(slots=PLACES, key="announcement-en", language="en", artwork=None):
        template = add_template(
            open_material(),
            key=key,
            kind="social_card",
            language=language,
            titles={"en": "Come along"},
            artwork=artwork or picture(),
            slots=[*SLOTS, *slots],
            by=acting(administrator),
        )
        version = template.current_version
        type(version).objects.filter(pk=version.pk).update(needs_approval=False)
        template.refresh_from_db()
        return template

    return make


@pytest.fixture
def announcement(announce):
    return announce()


@pytest.fixture
def photograph(organization, owner):
    return added(organization, owner)


def added(organization, owner, data=None, **facts) -> Photograph:
    told = {"alt": "Two halves", "credit": "Lantern", "is_agreed": True, **facts}
    return add_photograph(organization, clean_picture(data or photo_file()), **told, by=acting(owner))


@pytest.fixture
def ask(organization, owner, announcement, kit):
    def make(occasion=None, template=None, **choices):
        told = {"line": "With us", "output": "png", "occasion": occasion or Occasion(date=DAY), **choices}
        return request_edition(organization, template or announcement, **told, by=acting(owner))

    return make


@pytest.fixture
def client_of_owner(owner):
    return signed_in(owner)


@pytest.fixture
def client_of_staff(administrator):
    return signed_in(administrator)


def drawn(edition, owner) -> Image.Image:
    return Image.open(io.BytesIO(open_edition(edition, by=acting(owner)).read())).convert("RGB")


# Date and place


def test_a_file_says_day_and_hour_in_its_own_language_with_the_weekday(ask, announce, owner):
    english = ask(Occasion(date="2030-12-03T18:00", place="Market Square"))
    other = announce(key="announcement-uk", language="uk")
    ukrainian = ask(Occasion(date="2030-12-03T18:00"), template=other, line="")

    assert english.said == ["With us", "Tuesday, 3 December 2030, 18:00", "Market Square"]
    assert [words.replace("\u202f", " ") for words in ukrainian.said] == ["Вівторок, 3 грудня 2030 р., 18:00"]


def test_another_day_or_place_is_another_file_and_the_same_is_the_same(ask):
    first = ask(Occasion(date=DAY, place="Market Square"))

    assert ask(Occasion(date=DAY, place="Market Square")) == first
    assert ask(Occasion(date=f"{DAY}T18:00", place="Market Square")) != first
    assert ask(Occasion(date=DAY, place="Town Hall")) != first


def test_day_and_place_are_drawn_where_the_template_has_a_place_for_them(ask, owner):
    bare = drawn(ask(), owner)
    placed = drawn(ask(Occasion(date=DAY, place="Market Square")), owner)

    box = (int(540 * 0.05), int(675 * 0.65), int(540 * 0.95), int(675 * 0.73))
    assert bare.crop(box).getcolors(2) is not None, "nothing stands there yet"
    assert placed.crop(box).getcolors(2) is None


def test_what_the_template_has_no_place_for_changes_nothing(organization, owner, card, kit, photograph):
    plain = request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))
    told = Occasion(date=PAST, place="Market Square", photo=photograph.as_drawn())

    assert request_edition(organization, card, line="With us", output="jpeg", occasion=told, by=acting(owner)) == plain
    assert plain.choices == {"line": "With us", "language": "en"}


def test_files_from_before_there_were_occasions_keep_their_digest(organization, owner, card, kit):
    edition = request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))

    template = card.current_version.sha256
    told = {"engine": ENGINE, "kit": kit.sha256, "language": "en", "line": "With us", "output": "jpeg"}
    assert edition.digest == sha256_of({**told, "template": template})


def test_without_what_the_template_needs_there_is_no_file(ask):
    with pytest.raises(DomainError) as refused:
        ask(Occasion(place="Market Square"))

    assert refused.value.code == "date_needed"
    assert not Edition.objects.exists()


def test_a_day_that_is_past_is_asked_about_and_made_when_it_is_meant(ask):
    with pytest.raises(Conflict) as asked:
        ask(Occasion(date=PAST))
    assert asked.value.code == "day_past"

    made = ask(Occasion(date=PAST), past_is_meant=True)

    assert ask(Occasion(date=PAST)) == made, "of a file that is there nobody is asked"


def test_today_is_not_past(ask):
    assert ask(Occasion(date=timezone.localdate(clock.now()).isoformat())).pk


@pytest.mark.parametrize("words", ["2026-02-30", "2026-12-01T25:00", "01.12.2026", "tomorrow", "2026-12-01T18:00Z"])
def test_what_is_no_date_is_refused(ask, words):
    with pytest.raises(DomainError) as refused:
        ask(Occasion(date=words))
    assert refused.value.code == "no_such_date"


def test_a_place_is_never_cut_but_refused(ask, announce):
    with pytest.raises(DomainError) as refused:
        ask(Occasion(date=DAY, place="M" * 61))
    assert refused.value.code == "place_too_long"

    narrow = announce([PLACES[1], {**PLACES[2], "width": 0.05, "height": 0.02}], key="narrow-en")
    with pytest.raises(DomainError) as refused:
        ask(Occasion(date=DAY, place="Community centre of the railway workers"), template=narrow)
    assert refused.value.code == "place_too_long"


def test_a_fixed_date_stands_on_every_file_and_is_asked_of_nobody(ask, announce, owner):
    fixed = announce([{**PLACES[1], "text": "2030-12-03T18:00", "required": False}], key="fixed-en")

    made = ask(Occasion(), template=fixed)

    assert drawn(made, owner).crop((30, 375, 510, 420)).getcolors(2) is None
    assert made.occasion == Occasion()


def test_making_all_anew_carries_day_and_place_and_asks_about_days_that_are_past(
    ask, organization, owner, logo, announcement
):
    ask(Occasion(date=DAY, place="Market Square"))
    ask(Occasion(date=PAST), past_is_meant=True)
    save_brand_kit(organization, **{**KIT, "colour": "#000000"}, logo=logo, by=acting(owner))

    renewal = ask_for_renewal(organization, by=acting(owner))
    assert not renew_some(renewal.pk)

    anew = Edition.objects.order_by("-pk").first()
    assert anew.occasion == Occasion(date=DAY, place="Market Square")
    renewal.refresh_from_db()
    assert list(renewal.refused.values()) == ["day_past"]
    assert [target.occasion.date for target in progress_of(organization).refused] == [PAST]


def test_a_private_link_to_a_file_gives_the_new_one_of_the_same_day_also_when_that_is_past(
    ask, organization, owner, logo
):
    edition = ask(Occasion(date=DAY, place="Market Square"))
    link, _secret = create_link(organization, name="Print shop", days=30, edition=edition, by=acting(owner))
    save_brand_kit(organization, **{**KIT, "colour": "#000000"}, logo=logo, by=acting(owner))

    with clock.at(clock.now() + timedelta(days=1)):
        anew = edition_behind(link)

    assert anew != edition
    assert anew.occasion == edition.occasion


# Packs


def packed(pack, by) -> zipfile.ZipFile:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as written:
        for name, parts in parts_of_pack(pack, by=by):
            written.writestr(name, b"".join(parts))
    return zipfile.ZipFile(out)


def test_a_pack_has_one_day_for_all_and_a_place_in_each_language(organization, owner, announce, kit, photograph):
    english, ukrainian = announce(), announce(key="announcement-uk", language="uk")
    photo = photograph.as_drawn()
    pack = pack_of(
        organization,
        materials=[english.material.public_id, ukrainian.material.public_id],
        languages=["en", "uk"],
        lines={},
        occasions={
            "en": Occasion(date=DAY, place="Market Square", photo=photo),
            "uk": Occasion(date=DAY, place="Ринкова площа", photo=photo),
        },
        language="en",
    )

    told = packed(pack, acting(owner))

    files = json.loads(told.read("manifest.json"))["files"]
    assert {(each["language"], each["date"], each["place"]) for each in files} == {
        ("en", DAY, "Market Square"), ("uk", DAY, "Ринкова площа")
    }  # fmt: skip
    assert {each["photograph"]["credit"] for each in files} == {"Lantern"}
    words = [told.read(name).decode() for name in told.namelist() if name.endswith("pictures show.txt")]
    assert any("Market Square" in each and "Two halves" in each for each in words)
    assert "Lantern" in told.read("LICENCES.txt").decode()


def test_of_a_day_that_is_past_a_pack_is_asked_about_once(organization, owner, announcement, kit):
    told = {
        "materials": [announcement.material.public_id],
        "languages": [],
        "lines": {},
        "occasions": {"en": Occasion(date=PAST)},
        "language": "en",
    }
    with pytest.raises(Conflict) as asked:
        pack_of(organization, **told)
    assert asked.value.code == "day_past"

    pack = pack_of(organization, **told, past_is_meant=True)
    list(packed(pack, acting(owner)).namelist())
    assert pack.left_out == []


def test_a_pack_names_what_its_template_needs(organization, owner, announcement, kit):
    pack = pack_of(organization, materials=[announcement.material.public_id], languages=[], lines={}, language="en")
    packed(pack, acting(owner))

    assert [each["code"] for each in pack.left_out] == ["date_needed"]


# The photograph


def test_a_photograph_fills_its_place_around_what_matters(ask, owner, organization):
    # Nearly twice as wide as its place lets it be seen.
    wide = added(organization, owner, photo_file(2400, 800))

    left = drawn(ask(Occasion(date=DAY, photo=wide.as_drawn((0.1, 0.5)))), owner)
    right = drawn(ask(Occasion(date=DAY, photo=wide.as_drawn((0.9, 0.5)))), owner)

    red, blue = left.getpixel((270, 100)), right.getpixel((270, 100))
    assert red[0] > blue[0] + 100
    assert blue[2] > red[2] + 100
    assert left.getpixel((270, 330)) != left.getpixel((270, 345)), "it ends with its place"


def test_a_template_with_a_place_for_a_photograph_asks_staff_unless_they_say_otherwise(administrator, campaign):
    template = add_template(
        open_material(), key="seen-en", kind="social_card", language="en", titles={"en": "Seen"},
        artwork=picture(), slots=[*SLOTS, PLACES[0]], by=acting(administrator),
    )  # fmt: skip

    assert template.current_version.needs_approval


def test_staff_see_day_place_and_photograph_before_they_approve(
    organization, owner, administrator, campaign, kit, photograph, client_of_staff
):
    template = add_template(
        open_material(), key="seen-en", kind="social_card", language="en", titles={"en": "Seen"},
        artwork=picture(), slots=[*SLOTS, *PLACES], by=acting(administrator),
    )  # fmt: skip
    told = Occasion(date="2030-12-03T18:00", place="Market Square", photo=photograph.as_drawn())
    waiting = request_edition(organization, template, line="With us", output="png", occasion=told, by=acting(owner))
    assert state_of(waiting) == Edition.State.WAITING

    page = client_of_staff.get(reverse("backoffice_files:file_decide", args=[waiting.public_id])).content.decode()
    for words in ("Tuesday, 3 December 2030, 18:00", "Market Square", "Two halves", "Lantern"):
        assert words in page

    approve_edition(waiting, by=acting(administrator))
    assert drawn(Edition.objects.get(pk=waiting.pk), owner).size == (540, 675)


def test_only_who_speaks_for_a_partner_adds_photographs_and_never_without_the_word(organization, owner, viewer):
    with pytest.raises(NotAllowed):
        added(organization, viewer)
    with pytest.raises(DomainError) as refused:
        added(organization, owner, is_agreed=False)
    assert refused.value.code == "not_agreed"
    assert not Photograph.objects.exists()


def test_where_and_when_it_was_taken_is_not_kept(organization, owner):
    exif = Image.Exif()
    exif[0x010E] = "Olena in Kharkiv"
    drawn_file = encoded(Image.new("RGB", (400, 300), "#884422"), "JPEG", exif=exif)
    assert b"Olena" in drawn_file

    kept = added(organization, owner, drawn_file)

    assert b"Olena" not in kept.file.open().read()


def test_the_same_picture_twice_is_one_and_there_is_an_end_to_room(organization, owner, photograph, monkeypatch):
    with pytest.raises(Conflict) as known:
        added(organization, owner)
    assert known.value.code == "known"

    monkeypatch.setitem(quotas.QUOTAS, "photograph", quotas.QUOTAS["photograph"]._replace(number=1))
    with pytest.raises(OverQuota):
        added(organization, owner, photo_file(right="#000000"))


def test_nobody_puts_somebody_elses_photograph_on_a_file(ask, other_organization, outsider):
    theirs = added(other_organization, outsider)

    with pytest.raises(DomainError) as refused:
        ask(Occasion(date=DAY, photo=theirs.as_drawn()))
    assert refused.value.code == "no_such_photograph"


def test_a_photograph_that_is_taken_back_takes_its_files_along_at_once(
    ask, organization, owner, photograph, django_capture_on_commit_callbacks
):
    shown = ask(Occasion(date=DAY, photo=photograph.as_drawn()))
    other = ask(Occasion(date=DAY))
    names = [photograph.file.name, shown.file.name]

    with django_capture_on_commit_callbacks(execute=True):
        take_back_photograph(photograph, by=acting(owner))

    shown = edition_of(organization, shown.digest)
    assert shown.state == Edition.State.WITHDRAWN
    with pytest.raises(Expired) as refused:
        open_edition(shown, by=acting(owner))
    assert refused.value.code == "photograph_removed"
    assert not any(private_storage().exists(name) for name in names)
    photograph.refresh_from_db()
    assert (photograph.alt, photograph.credit, photograph.removed_by) == ("", "", owner)
    assert state_of(other) == Edition.State.CURRENT
    assert not photographs_of(organization).exists()
    with pytest.raises(DomainError):
        ask(Occasion(date=DAY, photo=photograph.as_drawn()))


def test_whoever_looks_up_a_file_with_such_a_photograph_reads_why_it_does_not_hold(
    ask, owner, photograph, client, django_capture_on_commit_callbacks
):
    shown = ask(Occasion(date=DAY, photo=photograph.as_drawn()))
    with django_capture_on_commit_callbacks(execute=True):
        take_back_photograph(photograph, by=acting(owner))

    page = client.get(f"/en/verify/{shown.code}/").content.decode()
    assert "has taken the photograph on this file back" in page


def test_the_same_picture_can_be_added_again_after_it_was_taken_back(
    organization, owner, photograph, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        take_back_photograph(photograph, by=acting(owner))
    with pytest.raises(Conflict):
        take_back_photograph(photograph, by=acting(owner))

    again = added(organization, owner)

    assert again.file.open().read()


def test_photographs_of_who_has_left_go_after_a_month(organization, photograph, django_capture_on_commit_callbacks):
    Organization.objects.filter(pk=organization.pk).update(
        standing=Organization.Standing.LEFT, updated_at=clock.now() - timedelta(days=29)
    )
    assert purge_photographs() == 0

    with clock.at(clock.now() + timedelta(days=2)), django_capture_on_commit_callbacks(execute=True):
        assert purge_photographs() == 1
        assert purge_photographs() == 0

    photograph.refresh_from_db()
    assert (photograph.file.name, photograph.removed_by) == ("", None)


def test_photographs_of_partners_stay(photograph):
    with clock.at(clock.now() + timedelta(days=400)):
        assert purge_photographs() == 0
        drop_unfetched()


def test_in_print_a_photograph_is_as_sharp_as_it_can_be_and_a_coarse_one_is_told_of(
    ask, announce, organization, owner, kit, client_of_owner
):
    sheet = announce(PLACES, key="sheet-en", artwork=print_page())
    fine = added(organization, owner, photo_file(1800, 1200))
    coarse = added(organization, owner, photo_file(600, 400))

    made = ask(Occasion(date=DAY, photo=fine.as_drawn()), template=sheet, output="pdf")
    assert b"/DCTDecode" in open_edition(made, by=acting(owner)).read()

    studio = url_of("studio", organization, sheet.public_id)
    text = client_of_owner.get(studio, {"date": DAY, "photograph": coarse.public_id}).content.decode()
    # The place is 420 points wide, and shows 565 of its 600 pixels.
    assert "In print the photograph has 97 pixels an inch" in text
    text = client_of_owner.get(studio, {"date": DAY, "photograph": fine.public_id}).content.decode()
    assert "pixels an inch here" not in text


# Through the pages


def test_the_studio_asks_for_what_the_template_has_a_place_for_and_nothing_else(
    client_of_owner, organization, announcement, card, kit
):
    asked = client_of_owner.get(url_of("studio", organization, announcement.public_id)).content.decode()
    plain = client_of_owner.get(url_of("studio", organization, card.public_id)).content.decode()

    for name in ("date", "hour", "place", "photograph", "focus_x"):
        assert f'name="{name}"' in asked
        assert f'name="{name}"' not in plain


def test_the_studio_asks_about_a_day_that_is_past_and_keeps_all_that_was_typed(
    client_of_owner, organization, announcement, kit, photograph
):
    studio = url_of("studio", organization, announcement.public_id)
    typed = {
        "line": "With us", "date": PAST, "hour": "18:00", "place": "Market Square", "output": "png",
        "photograph": str(photograph.public_id), "focus_x": "20", "focus_y": "",
    }  # fmt: skip

    asked = client_of_owner.post(studio, typed)
    text = asked.content.decode()
    assert asked.status_code == 422
    assert "This day is past." in text
    for value in (PAST, "18:00", "Market Square", 'value="20"', f'value="{photograph.public_id}" selected'):
        assert value in text

    assert client_of_owner.post(studio, {**typed, "past_is_meant": "on"}).status_code == 302
    assert Edition.objects.get().choices == {
        "line": "With us", "language": "en", "date": f"{PAST}T18:00", "place": "Market Square", "focus": [0.2, 0.5]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"hour": "18:00"}, "Name the day as well."),
        ({"date": "31.02.2027"}, "Enter a valid date."),
        ({"date": "0026-05-01"}, "Look at the year once more."),
        ({"date": DAY, "focus_x": "120"}, "less than or equal to 100"),
        ({"date": DAY, "photograph": "00000000-0000-4000-8000-000000000000"}, "This photograph is not there any more."),
        ({"date": DAY, "photograph": "\x00"}, ""),
        ({"date": DAY, "place": "家"}, "Our typefaces cannot print these signs"),
    ],
)
def test_bad_words_about_an_occasion_get_a_sentence(typed, sentence, client_of_owner, organization, announcement, kit):
    studio = url_of("studio", organization, announcement.public_id)

    answer = client_of_owner.post(studio, {"line": "", "output": "png", **typed})

    assert answer.status_code == 422
    assert escape(sentence) in answer.content.decode()
    preview = client_of_owner.get(url_of("preview", organization, announcement.public_id), typed)
    assert preview.status_code == 400


def test_the_preview_follows_day_place_and_photograph(client_of_owner, organization, announcement, kit, photograph):
    preview = url_of("preview", organization, announcement.public_id)
    looks = [
        client_of_owner.get(preview, told)
        for told in (
            {"line": ""},
            {"line": "", "date": DAY},
            {"line": "", "date": DAY, "place": "Market Square"},
            {"line": "", "date": DAY, "photograph": photograph.public_id},
            {"line": "", "date": DAY, "photograph": photograph.public_id, "focus_x": "5"},
        )
    ]

    assert {look.status_code for look in looks} == {200}
    assert len({look["ETag"] for look in looks}) == len(looks)


def test_a_pack_is_asked_for_with_a_day_a_place_and_a_photograph(
    client_of_owner, organization, announcement, kit, photograph
):
    page = url_of("make", organization, announcement.material.public_id)
    typed = {
        "language": "en", "line_en": "", "date": PAST, "hour": "", "place_en": "Market Square",
        "photograph": str(photograph.public_id), "do": "pack",
    }  # fmt: skip

    asked = client_of_owner.post(page, typed)
    assert asked.status_code == 422
    assert "This day is past." in asked.content.decode()

    answer = client_of_owner.post(page, {**typed, "past_is_meant": "on"})
    told = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    files = json.loads(told.read("manifest.json"))["files"]
    assert [(each["date"], each["place"]) for each in files] == [(PAST, "Market Square")]


def test_a_link_to_a_pack_keeps_day_place_and_photograph(client_of_owner, organization, announcement, kit, photograph):
    page = url_of("make", organization, announcement.material.public_id)
    typed = {
        "language": "en", "line_en": "", "date": DAY, "hour": "18:00", "place_en": "Market Square",
        "photograph": str(photograph.public_id), "do": "link",
    }  # fmt: skip

    form = client_of_owner.post(page, typed)
    assert client_of_owner.post(form["Location"], {"name": "Print shop", "days": "7"}).status_code == 302

    link = organization.private_links.get()
    assert (link.date, link.places, link.photograph) == (f"{DAY}T18:00", {"en": "Market Square"}, photograph)
    assert link.occasion_in("en").photo == photograph.as_drawn()


def test_photographs_are_added_looked_at_and_taken_back_on_their_page(
    client_of_owner, organization, kit, django_capture_on_commit_callbacks
):
    page, add = url_of("photographs", organization), url_of("photograph_add", organization)
    told = {"alt": "Two halves", "credit": "Lantern", "focus_x": "30", "focus_y": "", "is_ours": "on"}

    refused = client_of_owner.post(add, {**told, "picture": upload(photo_file(), "us.jpg")})
    assert refused.status_code == 422
    assert "Ask everybody who can be recognised on it first." in refused.content.decode()
    kept = refused.context["form"]["kept_picture"].value()
    assert kept, "the picture need not be chosen again"

    assert client_of_owner.post(add, {**told, "is_agreed": "on", "kept_picture": kept}).status_code == 302
    photograph = Photograph.objects.get()
    assert (photograph.focus_x, photograph.focus_y) == (30, 50)
    assert "Two halves" in client_of_owner.get(page).content.decode()
    shown = client_of_owner.get(url_of("photograph_picture", organization, photograph.public_id))
    assert shown["Content-Type"] == "image/jpeg"
    assert "private" in shown["Cache-Control"]

    remove = url_of("photograph_remove", organization, photograph.public_id)
    assert "0 files" in client_of_owner.get(remove).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        assert client_of_owner.post(remove).status_code == 302
    assert client_of_owner.get(url_of("photograph_picture", organization, photograph.public_id)).status_code == 404


def test_who_is_suspended_can_still_take_a_photograph_back(client_of_owner, organization, photograph):
    Organization.objects.filter(pk=organization.pk).update(standing=Organization.Standing.SUSPENDED)

    page = client_of_owner.get(url_of("photographs", organization)).content.decode()
    remove = url_of("photograph_remove", organization, photograph.public_id)
    assert remove in page
    assert url_of("photograph_add", organization) not in page
    assert client_of_owner.post(remove).status_code == 302
    assert not photographs_of(organization).exists()


def test_nobody_else_sees_a_photograph(organization, photograph, outsider, other_organization):
    client = signed_in(outsider)
    for organization_asked in (organization, other_organization):
        address = url_of("photograph_picture", organization_asked, photograph.public_id)
        assert client.get(address).status_code in (403, 404)


def test_a_viewer_sees_photographs_and_changes_none(organization, photograph, viewer):
    client = signed_in(viewer)

    assert "Two halves" in client.get(url_of("photographs", organization)).content.decode()
    assert client.get(url_of("photograph_add", organization)).status_code == 403
    assert client.post(url_of("photograph_remove", organization, photograph.public_id)).status_code == 403


def test_the_longest_day_of_a_year_is_found_in_each_language():
    longest = longest_moment("uk")[:10]
    assert len(moment_in_words(longest, "uk")[0]) == max(
        len(moment_in_words((date(2026, 1, 1) + timedelta(days=each)).isoformat(), "uk")[0]) for each in range(365)
    )


def test_the_clock_asks_for_nothing_by_itself(organization, announcement, kit):
    with pytest.raises(NotAllowed):
        request_edition(organization, announcement, line="", output="png", occasion=Occasion(date=DAY), by=CLOCK)
