"""One file is taken back: for good, with a reason that everybody may read, and nothing else with it."""

import pytest
from django.test import Client
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.campaigns.services.statements import endorse_statement
from partners.editions.models import Edition
from partners.editions.services import note_sighting, request_edition, withdraw_edition
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed
from partners.mail.models import OutgoingMail
from partners.organizations.models import Organization

WHY = "It names a day that is wrong."


@pytest.fixture
def edition(organization, owner, editor, viewer, card, kit, statement):
    endorse_statement(organization, statement, by=acting(owner))
    return request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))


@pytest.fixture
def other(edition, organization, owner, card):
    return request_edition(organization, card, line="Another", output="jpeg", by=acting(owner))


def test_it_is_handed_out_no_more_and_says_why(edition, other, owner, staff_editor, sign_in):
    withdraw_edition(edition, reason=f"  {WHY} ", by=acting(staff_editor))
    of = edition.organization
    page = reverse("editions:file", args=[of.public_id, edition.digest, "x.jpg"])
    refused = sign_in(owner).get(page)

    assert refused.status_code == 410
    assert WHY in refused.content.decode()
    read = Client().get(f"/en/verify/{edition.code}/").content.decode()
    assert WHY in read
    assert WHY not in Client().get(f"/en/verify/{other.code}/").content.decode()
    assert sign_in(owner).get(reverse("editions:file", args=[of.public_id, other.digest, "x.jpg"])).status_code == 200


def test_the_same_choices_do_not_bring_it_back(edition, owner, card, staff_editor):
    withdraw_edition(edition, reason=WHY, by=acting(staff_editor))

    with pytest.raises(Expired):
        request_edition(edition.organization, card, line="With us", output="jpeg", by=acting(owner))


def test_owners_and_editors_are_told_and_one_entry_is_kept(edition, staff_editor):
    OutgoingMail.objects.all().delete()
    withdraw_edition(edition, reason=WHY, by=acting(staff_editor))

    letters = OutgoingMail.objects.all()
    assert {letter.to for letter in letters} == {"owner@example.org", "editor@example.org"}
    assert all(WHY in letter.text and edition.shown_code in letter.text for letter in letters)
    (entry,) = ActivityEntry.objects.filter(verb="edition.withdrawn")
    assert (entry.organization, entry.actor_user) == (edition.organization, staff_editor)


def test_it_takes_the_right_a_reason_and_a_file_that_holds(edition, owner, partnerships, staff_editor):
    for person in (owner, partnerships):
        with pytest.raises(NotAllowed):
            withdraw_edition(edition, reason=WHY, by=acting(person))
    for reason in ("", " \n ", "x" * 501):
        with pytest.raises(DomainError):
            withdraw_edition(edition, reason=reason, by=acting(staff_editor))
    withdraw_edition(edition, reason=WHY, by=acting(staff_editor))
    with pytest.raises(Conflict):
        withdraw_edition(edition, reason="Another", by=acting(staff_editor))

    assert Edition.objects.get(pk=edition.pk).withdrawn_reason == WHY


def test_who_has_left_is_told_without_a_link_to_a_closed_page(edition, staff_editor):
    Organization.objects.filter(pk=edition.organization_id).update(standing="left")
    withdraw_edition(edition, reason=WHY, by=acting(staff_editor))

    letter = OutgoingMail.objects.filter(to="owner@example.org").latest("pk")
    assert "/editions/" not in letter.text


class TestScreens:
    def test_a_code_is_found_however_it_is_typed(self, edition, other, staff_editor, sign_in):
        typed = edition.shown_code.lower().replace("-", " ")
        html = sign_in(staff_editor).get("/cms/files/", {"q": typed}).content.decode()

        assert edition.shown_code in html
        assert other.shown_code not in html

    def test_the_screen_tells_whose_what_and_where_and_withdraws(self, edition, staff_editor, sign_in):
        note_sighting(edition.organization.public_id, "blog.example.org")
        staff, url = sign_in(staff_editor), f"/cms/files/{edition.public_id}/"
        html = staff.get(url).content.decode()

        assert all(words in html for words in ("Lantern", "With us", "blog.example.org"))
        refused = staff.post(f"{url}withdraw/", {"reason": " "})
        assert refused.status_code == 422
        assert staff.get(f"{url}withdraw/").status_code == 200
        assert staff.post(f"{url}withdraw/", {"reason": WHY}).url == url
        assert WHY in staff.get(url).content.decode()
        # A second window has moved on.
        assert staff.get(f"{url}withdraw/").url == url
        late = staff.post(f"{url}withdraw/", {"reason": "Another word"})
        assert late.status_code in {409, 422}
        assert "Another word" in late.content.decode()

    def test_staff_without_the_right_meet_404(self, edition, partnerships, moderator, sign_in):
        for person in (partnerships, moderator):
            for path in ("", f"{edition.public_id}/", f"{edition.public_id}/withdraw/"):
                assert sign_in(person).get(f"/cms/files/{path}").status_code == 404
        assert Edition.objects.get().withdrawn_at is None
