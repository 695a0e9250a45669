"""All replaced files are made anew once, however often that is asked for and whoever dies over it."""

from datetime import timedelta

import pytest

from partners.artwork.services import retire_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition, Renewal
from partners.editions.selectors import editions_of, progress_of, renewals_waiting
from partners.editions.services import ask_for_renewal, renew_some, renewing, request_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed, UsedUp
from portal.tasks import ask_for_renewals
from tests.support.branding import KIT, LONG_NAME, url_of
from tests.support.log import verbs

CURRENT = Edition.State.CURRENT


@pytest.fixture
def replaced(organization, edition, poster, owner):
    """Two files, and a kit that looks otherwise."""
    request_edition(organization, poster, line="", output="pdf", by=acting(owner))
    save_brand_kit(organization, **{**KIT, "colour": "#7a1f1f", "names": {"en": "Wick"}}, logo=None, by=acting(owner))


def progress(organization) -> tuple[int, int, int]:
    found = progress_of(organization)
    return len(found.waiting), found.done, len(found.refused)


def test_one_press_makes_all_anew(organization, replaced, owner, sign_in):
    client = sign_in(owner)
    assert "2 files carry an earlier look" in client.get(url_of("editions", organization)).content.decode()
    client.post(url_of("renew", organization))
    assert "0 of 2 are done" in client.get(url_of("editions", organization)).content.decode()

    assert ask_for_renewals() == 1
    assert progress(organization) == (0, 2, 0)
    assert Renewal.objects.get().ended_at is not None
    assert {edition.line for edition in editions_of(organization, state=CURRENT)} == {"With us", ""}
    assert "edition.renewal_asked" in verbs()


def test_a_file_on_other_paper_is_made_anew_on_that_paper(organization, poster, kit, owner, edition):
    chosen = request_edition(organization, poster, line="", output="pdf", sheet="A4", by=acting(owner))
    save_brand_kit(organization, **{**KIT, "colour": "#7a1f1f"}, logo=None, by=acting(owner))
    assert "sheet=A4" in editions_of(organization).get(pk=chosen.pk).query

    renew_some(ask_for_renewal(organization, by=acting(owner)).pk)

    assert progress(organization) == (0, 2, 0)
    assert [each.sheet for each in editions_of(organization, state=CURRENT) if each.output == "pdf"] == ["A4"]


def test_where_the_template_comes_on_that_paper_no_more_its_own_is_taken(organization, poster, kit, owner, monkeypatch):
    request_edition(organization, poster, line="", output="pdf", sheet="A4", by=acting(owner))
    save_brand_kit(organization, **{**KIT, "colour": "#7a1f1f"}, logo=None, by=acting(owner))
    monkeypatch.setattr("partners.artwork.services.drawing.sheets_of", lambda version: ["A5"])

    renew_some(ask_for_renewal(organization, by=acting(owner)).pk)

    assert [each.sheet for each in editions_of(organization, state=CURRENT)] == [""]


def test_asking_twice_asks_once(organization, replaced, owner, editor):
    first = ask_for_renewal(organization, by=acting(owner))

    assert ask_for_renewal(organization, by=acting(editor)) == first
    assert verbs().count("edition.renewal_asked") == 1


def test_a_worker_that_dies_loses_nothing(organization, replaced, owner, monkeypatch):
    renewal = ask_for_renewal(organization, by=acting(owner))
    real, calls = renewing.request_edition, []

    def dies(*args, **kwargs):
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*args, **kwargs)

    monkeypatch.setattr(renewing, "request_edition", dies)
    with pytest.raises(KeyboardInterrupt):
        renew_some(renewal.pk)
    assert progress(organization) == (1, 1, 0)
    # The lease of the dead one has to end first.
    assert renewals_waiting(at=clock.now()) == []
    assert renew_some(renewal.pk) is False
    assert renewals_waiting(at=clock.now() + renewing.LEASE + timedelta(seconds=1)) == [renewal.pk]

    Renewal.objects.update(lease_until=clock.now() - timedelta(seconds=1))
    renew_some(renewal.pk)
    assert progress(organization) == (0, 2, 0)
    assert Edition.objects.count() == 4


def test_a_turn_ends_so_that_others_have_theirs(organization, replaced, owner, monkeypatch):
    monkeypatch.setattr(renewing, "SECONDS_A_TURN", -1.0)
    renewal = ask_for_renewal(organization, by=acting(owner))

    assert [renew_some(renewal.pk), renew_some(renewal.pk)] == [True, False]
    assert progress(organization) == (0, 2, 0)


def test_what_is_used_up_is_gone_on_with_later(organization, replaced, owner, monkeypatch):
    renewal = ask_for_renewal(organization, by=acting(owner))

    def used_up(*args, **kwargs):
        raise UsedUp("later", retry_after=600)

    monkeypatch.setattr(renewing, "request_edition", used_up)
    assert renew_some(renewal.pk) is False
    assert progress(organization) == (2, 0, 0)
    assert renewals_waiting(at=clock.now() + timedelta(minutes=9)) == []
    assert renewals_waiting(at=clock.now() + timedelta(minutes=11)) == [renewal.pk]


def test_what_cannot_be_made_is_told_and_not_tried_for_ever(organization, replaced, owner, sign_in):
    save_brand_kit(organization, **{**KIT, "names": {"en": LONG_NAME[:200]}}, logo=None, by=acting(owner))
    renewal = ask_for_renewal(organization, by=acting(owner))
    renew_some(renewal.pk)

    renewal.refresh_from_db()
    assert renewal.ended_at is not None
    assert set(renewal.refused.values()) == {"name_too_long"}
    assert "could not be made anew" in sign_in(owner).get(url_of("editions", organization)).content.decode()


def test_a_retired_template_is_told_of(organization, replaced, card, owner, administrator):
    retire_template(card, by=acting(administrator))
    found = progress_of(organization)

    assert (len(found.waiting), found.unoffered) == (1, 1)


def test_only_editors_ask_and_only_for_something(organization, edition, owner, viewer):
    with pytest.raises(NotAllowed):
        ask_for_renewal(organization, by=acting(viewer))
    with pytest.raises(Conflict):
        ask_for_renewal(organization, by=acting(owner))
