"""The campaign's films with a partner's card or lower third: ordered, made once, and whole or not at all."""

import hashlib
import io
from datetime import timedelta

import pytest
from PIL import Image

from partners.artwork.rendering import Choices, identifiers_in, links_in
from partners.artwork.services import address_of_code, card_of, marked
from partners.branding.services import brand_with_logos, save_brand_kit
from partners.editions.models import Edition, FilmOrder
from partners.editions.selectors import films_waiting, issued_with_bytes, progress_of, with_films
from partners.editions.services import (
    ask_for_renewal,
    create_link,
    filming,
    give_up_film,
    make_film,
    open_edition,
    order_film,
    record_download,
    renew_some,
    request_edition,
    require_open,
    withdraw_edition,
)
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Busy, Conflict, NotAllowed
from partners.kernel.limits.budgets import HOUR, PRICES, Price, Share
from partners.kernel.limits.counting import key_of
from partners.kernel.models import Counter
from partners.kernel.uploads import ffmpeg, joining
from partners.kernel.uploads.files import refusal
from partners.mail.models import OutgoingMail
from portal.tasks import ask_for_films
from tests.support.branding import KIT
from tests.support.editions import content
from tests.support.filming import CARD, FILM, add_end_card, add_lower_third
from tests.support.films import CANARIES, difference, facts, frame, need_ffmpeg, plain_film


@pytest.fixture(autouse=True)
def ffmpeg_is_here():
    need_ffmpeg()


@pytest.fixture
def end_card(campaign, administrator):
    return add_end_card(administrator)


@pytest.fixture
def ordered(organization, end_card, kit, owner) -> Edition:
    return request_edition(organization, end_card, line="With us", output="mp4", by=acting(owner))


def whole(edition: Edition) -> Edition:
    """As its row is now."""
    return Edition.objects.get(pk=edition.pk)


def made(edition: Edition) -> Edition:
    assert make_film(FilmOrder.objects.get(edition=edition, ended_at__isnull=True).pk)
    return whole(edition)


def drawn_card(edition: Edition) -> Image.Image:
    choices = marked(Choices(line=edition.line, language="en"), edition.code)
    card = card_of(edition.template_version, brand_with_logos(edition.kit), choices)
    return Image.open(io.BytesIO(card))


def test_the_card_stands_after_the_film_as_it_was_drawn(ordered):
    assert (ordered.drawn_at, ordered.output) == (None, "mp4")
    film = content(made(ordered))

    told = facts(film)
    assert [(each["codec_name"], each["codec_type"]) for each in told["streams"]] == [
        ("h264", "video"), ("aac", "audio"),
    ]  # fmt: skip
    assert float(told["format"]["duration"]) == pytest.approx(3.0, abs=0.15)
    card = drawn_card(ordered).convert("RGB")
    assert difference(frame(film, 1.0), Image.new("RGB", card.size, FILM)) < 4
    assert difference(frame(film, 2.5), card) < 4
    # The control: both are not one.
    assert difference(frame(film, 1.0), card) > 60


def test_the_code_on_the_card_is_read_off_the_film(ordered):
    seen = io.BytesIO()
    frame(content(made(ordered)), 2.5).save(seen, "PNG")
    assert links_in(seen.getvalue()) == [address_of_code(ordered.code)]


def test_a_card_over_the_last_seconds_makes_the_film_no_longer(organization, kit, owner, campaign, administrator):
    template = add_end_card(administrator, place="end")
    edition = request_edition(organization, template, line="", output="mp4", by=acting(owner))
    film = content(made(edition))

    assert float(facts(film)["format"]["duration"]) == pytest.approx(2.0, abs=0.15)
    card = drawn_card(edition).convert("RGB")
    assert difference(frame(film, 0.5), Image.new("RGB", card.size, FILM)) < 4
    assert difference(frame(film, 1.6), card) < 4


def test_a_lower_third_lies_over_the_film_for_its_seconds(organization, kit, owner, campaign, administrator):
    template = add_lower_third(administrator)
    assert template.current_version.outputs == ["png", "mp4"]
    edition = request_edition(organization, template, line="", output="mp4", by=acting(owner))
    film = content(made(edition))

    strip = drawn_card(edition)
    bare = Image.new("RGB", strip.size, FILM)
    expected = bare.copy()
    expected.paste(strip, mask=strip)
    assert difference(frame(film, 0.2), bare) < 4
    assert difference(frame(film, 1.0), expected) < 4
    assert difference(frame(film, 1.8), bare) < 4
    assert difference(bare, expected) > 20, "the control"


def test_a_lower_third_is_a_see_through_picture_as_well(organization, kit, owner, campaign, administrator):
    template = add_lower_third(administrator)
    edition = request_edition(organization, template, line="", output="png", by=acting(owner))
    with Image.open(io.BytesIO(content(edition))) as drawn:
        strip = drawn.convert("RGBA")
    assert strip.getpixel((320, 40))[3] == 0
    assert strip.getpixel((630, 350)) == (*bytes.fromhex(CARD[1:]), 255)


def test_the_film_says_whose_it_is_and_nothing_of_a_telephone(ordered):
    source = plain_film(width=640, height=360)
    assert [canary for canary in (*CANARIES, b"2022") if canary in source], "the control"
    film = content(made(ordered))

    tags = facts(film)["format"]["tags"]
    assert tags["title"] == "An end card"
    assert tags["artist"] == "Lantern"
    assert tags["copyright"] == "The campaign CC BY 4.0"
    assert address_of_code(ordered.code) in tags["comment"]
    assert identifiers_in(film) == [address_of_code(ordered.code)]
    assert not [canary for canary in (*CANARIES, b"2022") if canary in film]
    # Ready to be played while it comes in.
    assert film.index(b"moov") < film.index(b"mdat")


def test_captions_stay_with_the_film(organization, kit, owner, campaign, administrator):
    template = add_end_card(administrator, film=plain_film(width=640, height=360, captions=True))
    edition = request_edition(organization, template, line="", output="mp4", by=acting(owner))

    words = [each for each in facts(content(made(edition)))["streams"] if each["codec_type"] == "subtitle"]
    assert [(each["codec_name"], each["tags"]["language"]) for each in words] == [("mov_text", "ukr")]


def test_the_same_choices_are_the_same_bytes_and_known_by_them(ordered, owner):
    edition = made(ordered)
    first = content(edition)
    assert edition.file_sha256 == hashlib.sha256(first).hexdigest()
    assert [found.pk for found in issued_with_bytes(edition.file_sha256)] == [edition.pk]

    Edition.objects.update(dropped_at=clock.now())
    edition.file.storage.delete(edition.file.name)
    order_film(whole(edition), by=acting(owner))
    assert content(made(edition)) == first


def test_ordering_twice_orders_once_and_a_made_film_is_not_made_again(ordered, organization, end_card, owner, editor):
    again = request_edition(organization, end_card, line="With us", output="mp4", by=acting(editor))
    assert (again.pk, FilmOrder.objects.count()) == (ordered.pk, 1)

    made(ordered)
    assert order_film(whole(ordered), by=acting(owner)) is None
    assert FilmOrder.objects.count() == 1


def test_the_clock_asks_the_worker(ordered):
    assert ask_for_films() == 1
    assert whole(ordered).drawn_at is not None
    assert ask_for_films() == 0


def test_a_film_that_is_not_made_is_handed_out_on_no_way(ordered, organization, owner):
    for way in (
        lambda: open_edition(ordered, by=acting(owner)),
        lambda: record_download(ordered, by=acting(owner)),
        lambda: require_open(create_link(organization, name="Cinema", days=1, edition=ordered, by=acting(owner))[0]),
    ):
        with pytest.raises(Conflict) as refused:
            way()
        assert refused.value.code == "film_not_made"


def test_only_who_makes_files_orders_and_gives_up(ordered, viewer, outsider):
    for person in (viewer, outsider):
        with pytest.raises(NotAllowed):
            order_film(ordered, by=acting(person))
        with pytest.raises(NotAllowed):
            give_up_film(ordered, by=acting(person))


def test_how_far_it_is_is_told_and_it_can_be_given_up(ordered, owner, monkeypatch):
    """The worker hears it at its next word, and nothing is kept."""
    monkeypatch.setattr(filming, "NOTE_EVERY", 0.0)
    seen = []
    join = joining.join

    def watched(*args, told, **kwargs):
        def heard(share: float) -> bool:
            goes_on = told(share)
            seen.append(FilmOrder.objects.get().percent)
            if len(seen) == 1:
                give_up_film(ordered, by=acting(owner))
            return goes_on

        return join(*args, told=heard, **kwargs)

    monkeypatch.setattr("partners.artwork.services.filming.join", watched)
    order = FilmOrder.objects.get()
    assert make_film(order.pk) is False
    order.refresh_from_db()
    assert (order.failed, order.ended_at is not None, whole(ordered).drawn_at) == ("given_up", True, None)
    assert len(seen) <= 3

    monkeypatch.undo()
    order_film(ordered, by=acting(owner))
    assert made(ordered).drawn_at is not None


def test_the_per_cents_grow_with_the_film(ordered, monkeypatch):
    monkeypatch.setattr(filming, "NOTE_EVERY", 0.0)
    order = FilmOrder.objects.get()
    taken = filming._taken_up(order.pk)
    note = filming._note(taken)
    told = []
    for share in (0.0, 0.42, 1.0):
        assert note(share)
        told.append(FilmOrder.objects.get().percent)
    assert told == [0, 42, 99]


def test_a_worker_that_was_killed_leaves_nothing_and_the_next_makes_it(ordered, monkeypatch):
    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    order = FilmOrder.objects.get()
    monkeypatch.setattr(filming, "film_with", killed)
    with pytest.raises(KeyboardInterrupt):
        make_film(order.pk)
    monkeypatch.undo()
    # The lease of the dead one has to end first.
    assert (films_waiting(at=clock.now()), make_film(order.pk), whole(ordered).drawn_at) == ([], False, None)

    FilmOrder.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    assert films_waiting(at=clock.now()) == [order.pk]
    assert make_film(order.pk)
    assert whole(ordered).drawn_at is not None


def test_what_kills_every_worker_is_not_tried_for_ever(ordered, monkeypatch):
    FilmOrder.objects.update(attempts=filming.MOST_ATTEMPTS)
    assert make_film(FilmOrder.objects.get().pk) is False
    [edition] = with_films([ordered])
    assert (FilmOrder.objects.get().failed, "broke off" in str(edition.filming.why_not)) == ("broken_off", True)


def test_a_worker_that_is_late_keeps_nothing_over_the_next_one(ordered, monkeypatch):
    """It stood still past its lease; another one has taken the film up since."""
    order = FilmOrder.objects.get()
    late = filming._taken_up(order.pk)
    FilmOrder.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    own = filming._taken_up(order.pk)

    assert filming._keep(late, b"late") is False
    assert whole(ordered).drawn_at is None
    assert filming._keep(own, b"own") is True, "the control"
    assert content(whole(ordered)) == b"own"


def test_a_film_that_cannot_be_made_says_why(ordered, monkeypatch):
    def broken(*args, **kwargs):
        raise refusal("corrupt")

    monkeypatch.setattr(filming, "film_with", broken)
    make_film(FilmOrder.objects.get().pk)
    [edition] = with_films([whole(ordered)])
    assert "could not be read" in str(edition.filming.why_not)
    assert not edition.filming.is_under_way


def letters() -> list[tuple[str, str]]:
    return list(OutgoingMail.objects.filter(kind__contains="film").values_list("to", "subject"))


def test_who_ordered_a_film_gets_a_letter_when_it_is_made(ordered, owner, editor):
    made(ordered)
    assert letters() == [(owner.email, f"Your film is made: “An end card” ({ordered.shown_code})")]


def test_who_ordered_a_film_is_told_why_it_could_not_be_made(ordered, owner):
    FilmOrder.objects.update(attempts=filming.MOST_ATTEMPTS)
    make_film(FilmOrder.objects.get().pk)

    assert letters() == [(owner.email, "Your film is not made: “An end card”")]
    assert "broke off several times" in OutgoingMail.objects.get(kind="editions/film_not_made").text


def test_no_letter_tells_of_a_film_that_was_given_up_nor_goes_to_who_has_left(ordered, owner, organization):
    give_up_film(ordered, by=acting(owner))
    order_film(ordered, by=acting(owner))
    organization.memberships.filter(user=owner).delete()
    made(ordered)

    assert letters() == []


def test_what_a_film_costs_the_worker_is_charged_to_its_organisation(ordered, organization):
    made(ordered)
    assert Counter.objects.get(key=key_of("limits.partner_film.seconds", f"organization:{organization.pk}")).number > 0


def test_who_has_had_as_many_films_as_they_can_waits_for_the_next_hour(ordered, monkeypatch):
    monkeypatch.setitem(PRICES, "partner_film", Price(HOUR, Share(), Share(uses=0)))
    order = FilmOrder.objects.get()
    assert make_film(order.pk) is False
    order.refresh_from_db()
    assert (order.ended_at, order.attempts, order.lease_until > clock.now() + timedelta(minutes=1)) == (None, 0, True)


def test_a_busy_machine_is_given_more_than_one_chance(ordered, monkeypatch):
    def late(*args, **kwargs):
        raise refusal("timeout")

    monkeypatch.setattr(filming, "film_with", late)
    order = FilmOrder.objects.get()
    for attempt in (1, 2, 3):
        assert make_film(order.pk) is False
        order.refresh_from_db()
        assert (order.attempts, order.failed) == (attempt, "timeout" if attempt == 3 else "")
        FilmOrder.objects.update(lease_until=clock.now() - timedelta(seconds=1))


def test_what_was_withdrawn_meanwhile_is_not_made(ordered, administrator, monkeypatch):
    real = filming.film_with

    def slow(*args, **kwargs):
        withdraw_edition(Edition.objects.get(), reason="A mistake", by=acting(administrator))
        return real(*args, **kwargs)

    monkeypatch.setattr(filming, "film_with", slow)
    assert make_film(FilmOrder.objects.get().pk) is False
    assert (whole(ordered).drawn_at, FilmOrder.objects.get().failed) == (None, "withdrawn")


def test_of_one_organisation_one_film_at_a_time_and_not_too_many(ordered, organization, end_card, owner, monkeypatch):
    other = request_edition(organization, end_card, line="Another", output="mp4", by=acting(owner))
    first, second = FilmOrder.objects.order_by("pk")
    assert films_waiting(at=clock.now()) == [first.pk]
    assert filming._taken_up(first.pk) is not None
    assert filming._taken_up(second.pk) is None
    FilmOrder.objects.filter(pk=first.pk).update(lease_until=None)
    assert made(other).drawn_at is not None, "the control: nothing else was in its way"

    monkeypatch.setattr(filming, "MOST_WAITING", 1)
    with pytest.raises(Busy):
        request_edition(organization, end_card, line="A third", output="mp4", by=acting(owner))


def test_making_all_anew_orders_films_and_does_not_wait_for_them(ordered, organization, owner):
    made(ordered)
    save_brand_kit(organization, **{**KIT, "names": {"en": "Wick"}}, logo=None, by=acting(owner))
    renewal = ask_for_renewal(organization, by=acting(owner))

    assert renew_some(renewal.pk) is False
    renewal.refresh_from_db()
    assert renewal.ended_at is not None
    newer = Edition.objects.exclude(pk=ordered.pk).get()
    assert (newer.output, newer.drawn_at, FilmOrder.objects.get(edition=newer).ended_at) == ("mp4", None, None)
    made(newer)
    assert progress_of(organization).done == 1


def test_without_ffmpeg_no_film_is_offered(organization, end_card, kit, owner, monkeypatch):
    monkeypatch.setattr("partners.artwork.models.drawn.is_possible", lambda: False)
    assert end_card.current_version.outputs == ["jpeg", "png"]
    ffmpeg.is_possible.cache_clear()
