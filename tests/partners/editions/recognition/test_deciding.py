"""What may be said of a strip: every combination of what was seen of three places of two partners, and the rule."""

import itertools

import pytest

from partners.editions.recognition import CAMPAIGN, Beside, Compared, Outcome, Seen, decided

ALIKE, OTHER, UNCLEAR, UNSEEN = Seen.ALIKE, Seen.DIFFERENT, Seen.UNCLEAR, Seen.UNSEEN
KINDS = ("logo", "name", "qr")


def beside(key, *seen, holder=None, kinds=KINDS) -> Beside:
    places = tuple(
        Compared(kind, each, 0.0, 0.0 if each is ALIKE else 0.5) for kind, each in zip(kinds, seen, strict=True)
    )
    return Beside(key, holder or key, places)


def said(*files, complete=True, known=True):
    return decided(files, is_complete=complete, is_code_known=known)


NOBODY = beside("other", OTHER, OTHER, OTHER)


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        ((ALIKE, ALIKE, ALIKE), Outcome.ISSUED),
        ((ALIKE, ALIKE, UNSEEN), Outcome.ISSUED),
        ((UNSEEN, ALIKE, ALIKE), Outcome.ISSUED),
        # A logo is easily taken along, and one place alone is too little.
        ((ALIKE, UNSEEN, UNSEEN), Outcome.UNSURE),
        ((UNSEEN, ALIKE, UNSEEN), Outcome.UNSURE),
        ((ALIKE, ALIKE, UNCLEAR), Outcome.UNSURE),
        ((ALIKE, ALIKE, OTHER), Outcome.NO_EDITION),
        ((OTHER, ALIKE, ALIKE), Outcome.NO_EDITION),
        ((ALIKE, OTHER, UNSEEN), Outcome.NO_EDITION),
        # What differs has to be seen beside something else.
        ((UNSEEN, OTHER, UNSEEN), Outcome.UNSURE),
        ((UNSEEN, UNSEEN, UNSEEN), Outcome.ARTWORK),
    ],
)
def test_what_is_said_of_one_partner(seen, outcome):
    others = (
        ()
        if outcome is Outcome.ARTWORK
        else (beside("other", *(OTHER if each is not UNSEEN else UNSEEN for each in seen)),)
    )
    assert said(beside("own", *seen), *others).outcome is outcome


@pytest.mark.parametrize("own", list(itertools.product(Seen, repeat=3)))
def test_nobody_is_named_whom_another_file_could_be_of(own):
    for other in itertools.product(Seen, repeat=3):
        decision = said(beside("own", *own), beside("other", *other))
        if decision.outcome is Outcome.ISSUED:
            (meant,) = {each.holder for each in decision.files}
            kept, ruled_out = (own, other) if meant == "own" else (other, own)
            assert OTHER in ruled_out
            assert kept.count(ALIKE) >= 2
            assert not {OTHER, UNCLEAR} & set(kept)
            assert ALIKE in kept[1:]
        if decision.outcome is Outcome.NO_EDITION:
            assert OTHER in own
            assert OTHER in other


def test_whoever_was_not_compared_might_be_meant():
    assert said(beside("own", ALIKE, ALIKE, ALIKE), complete=False).outcome is Outcome.UNSURE
    assert said(beside("own", OTHER, OTHER, OTHER), complete=False).outcome is Outcome.UNSURE


def test_two_holders_of_one_strip_are_both_named():
    decision = said(beside("own", ALIKE, ALIKE, ALIKE), beside("other", ALIKE, ALIKE, UNSEEN), NOBODY)
    assert decision.outcome is Outcome.SEVERAL
    assert [each.holder for each in decision.files] == ["own", "other"]


def test_two_files_of_one_holder_are_one_answer_the_likest_first():
    first, second = beside(1, ALIKE, ALIKE, ALIKE, holder="own"), beside(2, ALIKE, ALIKE, UNSEEN, holder="own")
    decision = said(second, first, NOBODY)
    assert (decision.outcome, decision.files) == (Outcome.ISSUED, (first, second))


def test_a_code_that_alone_differs_accuses_nobody_unless_it_was_read():
    old = beside("own", ALIKE, ALIKE, OTHER)
    assert said(old, NOBODY, known=False).outcome is Outcome.UNSURE
    assert said(old, NOBODY, known=True).outcome is Outcome.NO_EDITION


def test_the_campaign_itself_is_told_from_a_partner():
    assert said(beside("own", ALIKE, ALIKE, ALIKE, holder=CAMPAIGN), NOBODY).outcome is Outcome.OWN


def test_what_comes_nearest_is_shown_only_where_something_of_it_is_there():
    assert said(beside("own", OTHER, ALIKE, OTHER), NOBODY).files[0].key == "own"
    assert said(beside("own", OTHER, OTHER, OTHER), NOBODY).files == ()


def test_a_file_whose_code_was_read_may_have_small_print_that_is_unclear():
    kinds = ("logo", "name", "qr", "link")
    assert beside("own", ALIKE, ALIKE, ALIKE, UNCLEAR, kinds=kinds).goes_with_its_code
    assert not beside("own", ALIKE, UNCLEAR, ALIKE, ALIKE, kinds=kinds).goes_with_its_code
    assert not beside("own", ALIKE, ALIKE, ALIKE, OTHER, kinds=kinds).goes_with_its_code
