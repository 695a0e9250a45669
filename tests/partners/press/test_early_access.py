"""Reading before the embargo ends: asked for, granted, agreed to, taken back; and told of in letters without a word."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from partners.activity.selectors import everything
from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.kernel.codes import in_groups
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.press.emails.early import secret_of
from partners.press.forms.embargo import AskEarlyForm, EndForm
from partners.press.models import EmbargoAccess, EmbargoCopy
from partners.press.selectors import access_with, copies_marked_in, copy_of, is_in_force
from partners.press.services.embargo import (
    agree_to_embargo,
    ask_for_access,
    extend_access,
    grant_access,
    invite_reporter,
    note_opened,
    note_without_right,
    purge_accesses,
    refuse_access,
    withdraw_access,
)
from partners.press.services.releases import change_release, mark_release
from partners.updates.services import add_update, show_face, withdraw_update
from tests.support.updates import DAY

NOW, ENDS = datetime(2030, 5, 20, 9, tzinfo=UTC), datetime(2030, 6, 1, 9, tzinfo=UTC)
RITA = {"name": "Rita Reporter", "outlet": "The Herald", "language": "en", "time_zone": "America/New_York"}


@pytest.fixture(autouse=True)
def may():
    """The same clocks in each zone, on whatever day this runs."""
    with clock.at(NOW):
        yield


@pytest.fixture
def by(press_officer):
    return acting(press_officer)


@pytest.fixture
def held(campaign, by):
    """A release that is held back until June 2030, and announced."""
    update = add_update(campaign, key="held-back", dated_on=DAY, by=by)
    release = mark_release(
        update, time_zone="Europe/Kyiv", embargo=ENDS, contacts={}, is_announced=True, by=by
    )  # fmt: skip
    show_face(update, "en", title="Kanarka", until=None, by=by)
    return release


@pytest.fixture
def asked(held):
    ask_for_access(held, email="rita@example.net", why="A report", by=VISITOR, **RITA)
    return EmbargoAccess.objects.get()


@pytest.fixture
def granted(asked, by):
    return grant_access(asked, expires_at=ENDS, by=by)


def letters(kind="early_granted", to="rita@example.net"):
    return list(OutgoingMail.objects.filter(kind=f"press/{kind}", to=to).order_by("pk"))


def verbs():
    return [entry.verb for entry in everything()]


def test_a_request_waits_for_press_officers_and_opens_nothing(asked, press_officer):
    assert (asked.standing, asked.secret_hash) == ("asked", None)
    assert access_with(secret_of(asked)) is None
    assert letters("early_asked", press_officer.email)
    assert "early_access.asked" in verbs()


def test_asked_twice_is_one_request(asked, held):
    ask_for_access(held, email="RITA@example.net", by=VISITOR, **RITA)
    assert EmbargoAccess.objects.count() == 1


def test_the_letter_has_both_clocks_the_link_and_no_word_of_the_release(granted):
    (letter,) = letters()
    for words in ("05:00", "New York", "12:00", "Kyiv", f"/en/press/early/{secret_of(granted)}/"):
        assert words in letter.text, words
    assert "Kanarka" not in letter.subject + letter.text
    assert is_in_force(access_with(secret_of(granted)), at=clock.now())


def test_only_press_officers_decide(asked, held, staff_editor):
    nobody = acting(staff_editor)
    for act in (
        lambda: grant_access(asked, expires_at=ENDS, by=nobody),
        lambda: refuse_access(asked, reason="No.", by=nobody),
        lambda: withdraw_access(asked, by=nobody),
        lambda: invite_reporter(held, email="a@example.net", expires_at=ENDS, by=nobody, **RITA),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_granted_twice_is_refused_and_sends_one_letter(granted, asked, by):
    with pytest.raises(Conflict) as refused:
        grant_access(asked, expires_at=ENDS, by=by)
    assert refused.value.code == "wrong_state"
    assert len(letters()) == 1


def test_who_has_access_and_asks_again_gets_the_same_link_by_mail(granted, held):
    ask_for_access(held, email="rita@example.net", by=VISITOR, **RITA)
    first, second = letters()
    assert secret_of(granted) in first.text
    assert secret_of(granted) in second.text
    ask_for_access(held, email="rita@example.net", is_told=False, by=VISITOR, **RITA)
    assert len(letters()) == 2


def test_who_asks_after_the_end_is_seen_by_press_officers_and_gets_nothing(granted, held, press_officer, by):
    extend_access(granted, expires_at=clock.now() + timedelta(hours=1), by=by)
    with clock.at(NOW + timedelta(hours=2)):
        ask_for_access(held, email="rita@example.net", by=VISITOR, **RITA)
        assert not is_in_force(access_with(secret_of(granted)), at=clock.now())
    assert len(letters()) == 2
    assert len(letters("early_asked", press_officer.email)) == 2


@pytest.mark.parametrize(
    ("ends", "code"),
    [(datetime(2020, 1, 1, tzinfo=UTC), "in_the_past"), (datetime(2099, 1, 1, tzinfo=UTC), "too_long")],
)
def test_an_end_lies_within_a_year(asked, by, ends, code):
    with pytest.raises(DomainError) as refused:
        grant_access(asked, expires_at=ends, by=by)
    assert refused.value.code == code
    assert not letters()


def test_an_end_in_the_hour_that_the_clocks_skip_is_asked_for_anew(asked):
    form = EndForm({"ends": "2030-03-31T03:30"}, access=asked)
    assert not form.is_valid()
    assert "put forward" in str(form.errors["ends"])


def test_a_refusal_says_why(asked, by):
    refuse_access(asked, reason="Only outlets that we know.", by=by)
    (letter,) = letters("early_refused")
    assert "Only outlets that we know." in letter.text
    with pytest.raises(Conflict):
        grant_access(asked, expires_at=ENDS, by=by)


def test_taken_back_it_opens_nothing_from_the_next_request_on(granted, by):
    withdraw_access(granted, by=by)
    assert not is_in_force(access_with(secret_of(granted)), at=clock.now())
    assert letters("early_over")


def test_an_invitation_is_of_one_release_or_of_all(held, by, campaign):
    invite_reporter(held, email="a@example.net", expires_at=ENDS, by=by, **RITA)
    invite_reporter(None, email="a@example.net", expires_at=ENDS, by=by, campaign=campaign, **RITA)
    for release in (held, None):
        with pytest.raises(Conflict) as refused:
            invite_reporter(release, email="A@example.net", expires_at=ENDS, by=by, **RITA)
        assert refused.value.code == "taken"
    assert len(letters(to="a@example.net")) == 2


def test_what_is_out_needs_no_access(held, by):
    with clock.at(ENDS), pytest.raises(Conflict) as refused:
        invite_reporter(held, email="a@example.net", expires_at=ENDS + timedelta(days=1), by=by, **RITA)
    assert refused.value.code == "is_out"


def test_terms_are_agreed_to_for_one_moment(granted, held, by):
    assert copy_of(granted, held) is None
    copy = agree_to_embargo(granted, held, until=ENDS, by=LINK_HOLDER)
    assert copy_of(granted, held) == copy
    assert "early_access.agreed" in verbs()

    later = change_release(held, time_zone="Europe/Kyiv", embargo=ENDS + timedelta(days=1), contacts={}, by=by)
    assert copy_of(granted, later) is None
    with pytest.raises(Conflict) as refused:
        agree_to_embargo(granted, later, until=ENDS, by=LINK_HOLDER)
    assert refused.value.code == "moved"
    again = agree_to_embargo(granted, later, until=ENDS + timedelta(days=1), by=LINK_HOLDER)
    # The same copy: a text that leaked before has to be known again.
    assert again.mark == copy.mark
    assert EmbargoCopy.objects.count() == 1


def test_holders_hear_of_another_moment_and_of_the_end(granted, held, by):
    change_release(held, time_zone="Europe/Kyiv", embargo=ENDS + timedelta(hours=2), contacts={}, by=by)
    assert "07:00" in letters("early_moved")[-1].text
    change_release(held, time_zone="Europe/Kyiv", embargo=None, contacts={}, by=by)
    assert "lifted" in letters("early_moved")[-1].subject


def test_nobody_else_hears_of_it(asked, held, by):
    change_release(held, time_zone="Europe/Kyiv", embargo=ENDS + timedelta(hours=2), contacts={}, by=by)
    assert not letters("early_moved")


def test_holders_hear_that_a_release_was_withdrawn(granted, held, staff_editor):
    withdraw_update(held.update, reasons={"en": "Wrong."}, by=acting(staff_editor))
    (letter,) = letters("early_over")
    assert "withdrawn" in letter.subject
    with pytest.raises(Conflict) as refused:
        agree_to_embargo(granted, held, until=ENDS, by=LINK_HOLDER)
    assert refused.value.code == "over"


def test_a_pasted_text_tells_whose_copy_it_was(granted, held, by, press_officer):
    copy = agree_to_embargo(granted, held, until=ENDS, by=LINK_HOLDER)
    other = invite_reporter(held, email="b@example.net", expires_at=ENDS, by=by, **RITA)
    agree_to_embargo(other, held, until=ENDS, by=LINK_HOLDER)
    shown = in_groups(copy.mark, 5)
    for text in (
        shown,
        f"They write: “{shown.lower()}” and more",
        copy.mark,
        f"a b {shown.replace('-', ' – ')[:0]}{shown}",
    ):
        assert copies_marked_in(text, by) == [copy], text
    assert copies_marked_in("Nothing of ours stands in here, ABCDE-FGHJK.", by) == []
    assert copies_marked_in(shown, VISITOR) == []


def test_opening_is_counted_and_nothing_else_is_kept(granted, held):
    copy = agree_to_embargo(granted, held, until=ENDS, by=LINK_HOLDER)
    note_opened(copy)
    note_opened(copy)
    copy.refresh_from_db()
    assert copy.times_opened == 2
    assert {field.name for field in EmbargoCopy._meta.get_fields()} == {
        "id", "access", "release", "mark", "agreed_at", "agreed_until", "opened_at", "last_opened_at", "times_opened",
        "created_at", "updated_at",
    }  # fmt: skip


def test_a_link_without_its_right_is_an_alarm_once_an_hour(granted, held, by):
    withdraw_access(granted, by=by)
    note_without_right(granted)
    note_without_right(granted)
    found = [entry for entry in everything() if entry.verb == "release.asked_early"]
    assert [entry.data for entry in found] == [{"by_old_link": True}]
    with clock.at(ENDS):
        note_without_right(granted)
    assert verbs().count("release.asked_early") == 1


def test_half_a_year_after_its_end_nothing_is_left(granted):
    with clock.at(ENDS + timedelta(days=179)):
        assert purge_accesses() == 0
    with clock.at(ENDS + timedelta(days=181)):
        assert purge_accesses() == 1
    assert not EmbargoAccess.objects.exists()


@pytest.fixture
def form(held):
    """What a reporter sends ten seconds after opening the page."""

    def fill(**told):
        with clock.at(clock.now() - timedelta(seconds=10)):
            token = AskEarlyForm.new_token()
        fields = {"name": "Rita", "email": "rita@example.net", "time_zone": "Europe/Kyiv", "token": token}
        return {**fields, **told}

    return fill


def page_of(release):
    return reverse("press:coming", args=[release.public_id])


def test_the_page_says_that_something_comes_and_not_what(client, held, form):
    answer = client.get(page_of(held))
    assert answer.status_code == 200
    assert "1 June 2030" in answer.content.decode()
    assert "Kanarka" not in answer.content.decode()
    known, unknown = (client.post(page_of(held), form(email=email)) for email in ("rita@example.net", "b@example.net"))
    again = client.post(page_of(held), form())
    assert known.content == unknown.content == again.content
    assert not known.cookies
    assert EmbargoAccess.objects.count() == 2


def test_what_was_not_announced_is_not_there_and_staff_hear_of_it(client, held, by):
    change_release(held, time_zone="Europe/Kyiv", embargo=ENDS, contacts={}, is_announced=False, by=by)
    assert client.get(page_of(held)).status_code == 404
    assert verbs().count("release.asked_early") == 1
    assert client.get(reverse("press:coming", args=[held.update.public_id])).status_code == 404


def test_once_it_is_out_the_page_leads_there(client, held):
    with clock.at(ENDS):
        answer = client.get(page_of(held))
    assert answer.url == reverse("updates:update", args=[held.update.public_id])


@pytest.mark.parametrize(
    "told", [{"email": "nobody"}, {"time_zone": "Mars/Base"}, {"name": ""}, {"x7q3k": "a"}, {"why": "x" * 2000}]
)
def test_bad_input_comes_back_with_what_was_typed(client, held, form, told):
    answer = client.post(page_of(held), form(**{"outlet": "The Herald", **told}))
    assert answer.status_code == 422
    assert "The Herald" in answer.content.decode()
    assert not EmbargoAccess.objects.exists()


def test_another_site_asks_for_nobody(client, held, form):
    answer = client.post(page_of(held), form(), headers={"Origin": "https://elsewhere.example.org"})
    assert answer.status_code == 403
    assert not EmbargoAccess.objects.exists()


def test_changing_the_language_keeps_what_was_typed(client, held, form):
    answer = client.post(page_of(held), form(name="Рита", switch="uk"))
    assert "Рита" in answer.content.decode()
    assert not EmbargoAccess.objects.exists()
