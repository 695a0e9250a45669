"""One code, two consents, one decision, and nothing left once it is taken back."""

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from partners.activity.models import ActivityEntry
from partners.activity.rendering import doer_in, sentence
from partners.activity.selectors import feed_for
from partners.activity.verbs import Audience, Verb
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.kernel.codes import LETTERS
from partners.kernel.errors import Conflict, DomainError, NotAllowed
from partners.mail.models import OutgoingMail
from partners.supporters.models import WallPost
from partners.supporters.rendering import POSTER, file_of, prepare_post
from partners.supporters.selectors import (
    VideoGone,
    post_by_code,
    post_shown,
    posts_for_staff,
    posts_shown,
    posts_waiting_for,
    similar_to,
)
from partners.supporters.services.moderating import decline_post, mask_post, show_post, take_down_post
from partners.supporters.services.offering import withdraw_post

pytestmark = pytest.mark.django_db
S = WallPost.Standing
PERSONAL = ("Rosalind", "rosalind@example.net", "abcdefghijk", "her mother")


def test_a_video_is_offered_shown_and_withdrawn(offer, moderator, organization):
    post, code = offer()
    assert post_shown(post.public_id) is None, "nobody sees it yet"
    show_post(post, by=acting(moderator))
    assert post_shown(post.public_id) == post
    withdraw_post(post_by_code(code), by=LINK_HOLDER)
    with pytest.raises(VideoGone):
        post_shown(post.public_id)
    entries = ActivityEntry.objects.order_by("pk")
    assert [entry.verb for entry in entries] == [Verb.VIDEO_OFFERED, Verb.VIDEO_SHOWN, Verb.VIDEO_WITHDRAWN]
    assert {entry.audience for entry in entries} == {Audience.STAFF}
    assert [entry.data for entry in entries] == [{}, {}, {}]
    assert not feed_for(organization).exists()
    assert sentence(entries[2], "en") == "A supporter withdrew their video."
    assert [doer_in(entry) for entry in entries] == ["visitor", "staff", "visitor"]


def test_the_code_is_long_forgiving_and_not_kept(offer):
    post, code = offer(is_mailed=True)
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 5
    assert set("".join(groups)) <= set(LETTERS)
    typed = f"  {code.lower().replace('-', ' ').replace('0', 'o').replace('1', 'l')} "
    assert post_by_code(typed) == post
    assert code.replace("-", "") not in str(WallPost.objects.values().get())


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA-AAAA", "x" * 100_000, "\x00", "\ud800", "😀"])
def test_no_other_code_opens_anything(offer, code):
    offer()
    assert post_by_code(code) is None


def test_the_same_form_twice_is_one_video_and_with_another_text_it_is_none(offer):
    first = offer(submission="token")
    assert offer(submission="token") == first
    assert WallPost.objects.count() == ActivityEntry.objects.count() == 1
    with pytest.raises(Conflict) as refused:
        offer(submission="token", caption="Something else.")
    assert refused.value.code == "used_form"
    assert offer()[1] != offer()[1]


def test_the_code_is_mailed_only_where_its_maker_wished(offer):
    _post, code = offer()
    assert not OutgoingMail.objects.exists()
    _post, code = offer(is_mailed=True, email="another@example.net")
    letter = OutgoingMail.objects.get()
    assert (letter.to, code in letter.text) == ("another@example.net", True)
    assert "Rosalind" not in letter.text, "of what a stranger typed no letter carries a word"
    offer(is_mailed=True, email="")
    assert OutgoingMail.objects.count() == 1


def test_withdrawn_leaves_nothing_but_that_it_was(shown, django_capture_on_commit_callbacks):
    post, code = shown(persons="child", guardian="I am her mother", is_mailed=True)
    OutgoingMail.objects.update(state=OutgoingMail.State.SENT)
    storage = storages["private"]
    assert storage.exists(file_of(post, POSTER))
    before = str(WallPost.objects.values().get())
    assert all(word in before for word in PERSONAL), "the control: it was there"
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_post(post_by_code(code), by=LINK_HOLDER)
    after = str(WallPost.objects.values().get())
    assert not [word for word in PERSONAL if word in after]
    assert not storage.exists(file_of(post, POSTER))
    assert not OutgoingMail.objects.filter(to="rosalind@example.net").exists()
    assert post_by_code(code).standing == S.WITHDRAWN


def test_what_was_not_shown_stays_unknown_when_it_is_withdrawn(offer):
    post, code = offer()
    withdraw_post(post_by_code(code), by=LINK_HOLDER)
    assert post_shown(post.public_id) is None


def test_the_database_itself_keeps_nobody_shown_unmasked_and_nothing_of_the_withdrawn(offer, shown):
    wish, _code = offer(masking="face")
    post, _code = shown()
    for row, columns in (
        (wish, {"standing": S.SHOWN, "shown_at": wish.created_at}),
        (post, {"standing": S.WITHDRAWN, "ended_at": post.created_at}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            WallPost.objects.filter(pk=row.pk).update(**columns)


def test_what_shall_be_masked_is_not_shown_before_it_is(offer, moderator):
    post, _code = offer(masking="both")
    with pytest.raises(NotAllowed):
        show_post(post, by=acting(moderator))
    post = mask_post(post, by=acting(moderator))
    assert show_post(post, by=acting(moderator)).standing == S.SHOWN
    plain, _code = offer()
    with pytest.raises(NotAllowed):
        mask_post(plain, by=acting(moderator))


def test_another_link_in_place_of_the_unmasked_one_gets_a_poster_of_its_own(offer, moderator):
    post, _code = offer(masking="voice")
    post = mask_post(post, link="https://vimeo.com/123456789", network="vimeo", by=acting(moderator))
    assert (post.is_ready, post.link) == (False, "https://vimeo.com/123456789")
    with pytest.raises(NotAllowed):
        show_post(post, by=acting(moderator))
    prepare_post(post.pk)
    post.refresh_from_db()
    assert show_post(post, by=acting(moderator)).standing == S.SHOWN


def test_a_film_is_not_masked_by_saying_so(offer, moderator):
    post, _code = offer(masking="face")
    WallPost.objects.update(is_film=True)
    with pytest.raises(DomainError) as refused:
        mask_post(post, by=acting(moderator))
    assert refused.value.code == "needs_file"


def test_nothing_is_shown_before_the_worker_has_made_its_poster(offer, moderator):
    post, _code = offer(is_prepared=False)
    with pytest.raises(NotAllowed):
        show_post(post, by=acting(moderator))


def test_the_maker_is_told_of_each_decision_by_a_letter_without_their_words(offer, shown, moderator):
    declined, _code = offer()
    decline_post(declined, reason="A street can be recognised.", by=acting(moderator))
    post, _code = shown()
    take_down_post(post, reason="Somebody in it asked us.", by=acting(moderator))
    letters = {letter.kind: letter.text for letter in OutgoingMail.objects.all()}
    assert set(letters) == {"supporters/declined", "supporters/shown", "supporters/taken_down"}
    assert "A street can be recognised." in letters["supporters/declined"]
    assert "Somebody in it asked us." in letters["supporters/taken_down"]
    assert "Rosalind" not in "".join(letters.values())
    assert WallPost.objects.get(pk=post.pk).email == ""


@pytest.mark.parametrize("persona", ["press_officer", "partnerships", "staff_editor", "owner"])
def test_who_is_no_moderator_sees_and_decides_nothing(persona, request, offer):
    post, _code = offer()
    actor = acting(request.getfixturevalue(persona))
    assert not posts_for_staff(actor).exists()
    for act in (show_post, mask_post, lambda p, by: decline_post(p, reason="x", by=by)):
        with pytest.raises(NotAllowed):
            act(post, by=actor)


def test_the_code_decides_nothing_and_a_moderator_does_not_withdraw_for_the_maker(offer, moderator):
    post, _code = offer()
    for actor in (LINK_HOLDER, VISITOR):
        with pytest.raises(NotAllowed):
            show_post(post, by=actor)
    for actor in (VISITOR, acting(moderator)):
        with pytest.raises(NotAllowed):
            withdraw_post(post, by=actor)


@pytest.mark.parametrize("first", ["show", "decline"])
def test_a_decision_is_made_once(first, offer, moderator):
    post, _code = offer()
    by = acting(moderator)
    show_post(post, by=by) if first == "show" else decline_post(post, reason="No.", by=by)
    for act in (show_post, lambda p, by: decline_post(p, reason="x", by=by)):
        with pytest.raises(Conflict):
            act(post, by=by)


def test_the_newest_come_first_and_what_waits_the_oldest(offer, shown, moderator):
    waiting = [offer(caption=f"Waits {number}")[0] for number in range(3)]
    on_the_wall = [shown(caption=f"Shown {number}")[0] for number in range(3)]
    assert list(posts_shown()) == on_the_wall[::-1]
    assert list(posts_waiting_for(acting(moderator))) == waiting


def test_the_same_link_and_the_same_address_are_pointed_out_even_after_it_was_withdrawn(offer, shown, moderator):
    gone, code = shown(email="first@example.net")
    withdraw_post(post_by_code(code), by=LINK_HOLDER)
    same_link, _code = offer(email="second@example.net")
    same_address, _code = offer(link="https://vimeo.com/123456789", network="vimeo", email="second@example.net")
    offer(link="https://vimeo.com/987654321", network="vimeo", email="third@example.net")
    assert set(similar_to(same_link, acting(moderator))) == {gone, same_address}
    assert similar_to(same_link, acting(moderator))[1].likeness == WallPost.objects.get(pk=gone.pk).likeness
