"""Whoever holds files of what is no longer right is told once, in their language, and says when it is replaced."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.activity.models import ActivityEntry
from partners.dashboard.selectors import tasks_for
from partners.editions.models import Confirmation, Edition
from partners.editions.selectors import editions_of, holders_of, notices_for, with_uses
from partners.editions.services import confirm_replacement, open_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, Gone, NotAllowed
from partners.mail.models import OutgoingMail, Urgency
from partners.materials.models import Material
from partners.materials.services import correct_material, withdraw_material
from partners.organizations.models import Membership, Role
from tests.support.materials import open_material


@pytest.fixture
def material(edition):
    # As if made a while ago: the moment of the withdrawal lies after it.
    Edition.objects.update(created_at=timezone.now() - timedelta(days=1))
    return edition.template_version.template.material


def withdraw(material, by, **more):
    return withdraw_material(material, reasons={"en": "A wrong date", "uk": "Хибна дата"}, by=acting(by), **more)


def url(organization, name="editions:notices", *args):
    return reverse(name, args=[organization.public_id, *args])


def test_owners_and_editors_get_one_letter_each_in_their_language(
    material, owner, editor, viewer, outsider, administrator, campaign
):
    editor.language = "uk"
    editor.save()
    better = open_material("better", campaign=campaign)

    withdraw(material, administrator, replacement=better)

    letters = {mail.to: mail for mail in OutgoingMail.objects.filter(kind="editions/material_withdrawn")}
    assert set(letters) == {owner.email, editor.email}
    assert {mail.urgency for mail in letters.values()} == {Urgency.BULK}
    english, ukrainian = letters[owner.email], letters[editor.email]
    assert "Withdrawn: “Drawn (en)”" in english.subject
    for said in ("A wrong date", "Drawn (en)", reverse("library:material", args=[better.public_id])):
        assert said in english.text
    assert "Хибна дата" in ukrainian.text
    assert "/uk/partner/" in ukrainian.text


def test_who_looks_after_two_organisations_gets_one_letter(material, owner, other_organization, administrator, card):

    Membership.objects.create(user=owner, organization=other_organization, role=Role.OWNER)
    first = Edition.objects.get()
    Edition.objects.create(
        organization=other_organization, template_version=first.template_version, kit=first.kit, output="png",
        digest="a" * 64, code="7K3MQ9XA2B", created_at=first.created_at,
    )  # fmt: skip

    withdraw(material, administrator)

    assert OutgoingMail.objects.filter(kind="editions/material_withdrawn", to=owner.email).count() == 1


def test_it_is_the_first_thing_to_do_until_it_is_confirmed(
    material, organization, owner, viewer, administrator, sign_in
):
    withdraw(material, administrator)
    client = sign_in(owner)
    membership = owner.memberships.get()
    first = tasks_for(membership, at=clock.now())[0]
    assert (str(first.title), first.route) == ("Take down “Drawn (en)”", "editions:notices")
    assert "A wrong date" in str(first.text)
    page = client.get(url(organization)).content.decode()
    material.refresh_from_db()
    assert material.withdrawn_at.isoformat() in page
    assert "We have replaced it" not in sign_in(viewer).get(url(organization)).content.decode()

    sent = {"answers": material.withdrawn_at.isoformat()}
    answer = client.post(url(organization, "editions:confirm_replaced", material.public_id), sent, follow=True)

    assert "Thank you" in answer.content.decode()
    assert "change" not in {task.key for task in tasks_for(membership, at=clock.now())}
    assert holders_of(material).get().confirmed_at
    entry = ActivityEntry.objects.get(verb="material.replaced")
    assert (entry.organization, entry.audience) == (organization, "own")


def test_a_second_correction_asks_again_and_is_not_answered_by_the_first(material, organization, owner, administrator):
    first = correct_material(material, notes={"en": "One"}, by=acting(administrator)).corrected_at
    confirm_replacement(organization, material, answers=first, by=acting(owner))
    confirm_replacement(organization, material, answers=first, by=acting(owner))
    assert (Confirmation.objects.count(), ActivityEntry.objects.filter(verb="material.replaced").count()) == (1, 1)

    correct_material(material, notes={"en": "Two"}, by=acting(administrator))

    assert [notice.confirmation for notice in notices_for(organization, "en", at=clock.now())] == [None]
    with pytest.raises(Conflict) as refused:
        confirm_replacement(organization, material, answers=first, by=acting(owner))
    assert refused.value.code == "changed_since"


def test_who_made_files_afterwards_only_has_nothing_to_replace(material, organization, owner, administrator):
    Edition.objects.update(created_at=timezone.now() + timedelta(days=1))

    corrected = correct_material(material, notes={"en": "One"}, by=acting(administrator))

    assert notices_for(organization, "en", at=clock.now()) == []
    with pytest.raises(Conflict):
        confirm_replacement(organization, corrected, answers=corrected.corrected_at, by=acting(owner))


def test_nobody_confirms_for_others(material, organization, owner, viewer, outsider, administrator, sign_in):
    withdrawn = withdraw(material, administrator)
    for person in (viewer, outsider, administrator):
        with pytest.raises(NotAllowed):
            confirm_replacement(organization, material, answers=withdrawn.withdrawn_at, by=acting(person))
    other = outsider.memberships.get().organization
    sent = {"answers": withdrawn.withdrawn_at.isoformat()}

    assert sign_in(outsider).post(url(other, "editions:confirm_replaced", material.public_id), sent).status_code == 409
    assert not Confirmation.objects.exists()


@pytest.mark.parametrize("answers", ["", "yesterday", "2026-13-40", "9" * 400])
def test_a_moment_that_cannot_be_read_confirms_nothing(material, organization, owner, administrator, sign_in, answers):
    withdraw(material, administrator)

    answer = sign_in(owner).post(
        url(organization, "editions:confirm_replaced", material.public_id), {"answers": answers}
    )

    assert answer.status_code == 422
    assert "Nothing was confirmed" in answer.content.decode()


def test_a_file_that_is_being_taken_is_gone_for_the_next_one(material, edition, owner, administrator):
    edition.refresh_from_db()
    with open_edition(edition, by=acting(owner)) as file:
        withdraw(material, administrator)
        # What was handed out is out; the file in hand is whole.
        assert file.read()
    again = Edition.objects.get(pk=edition.pk)

    with pytest.raises(Gone) as gone:
        open_edition(again, by=acting(owner))
    assert gone.value.tombstone.title == "Drawn (en)"


def test_the_list_of_files_says_what_became_of_the_material(material, organization, owner, administrator, sign_in):
    correct_material(material, notes={"en": "One"}, by=acting(administrator))
    assert "corrected on" in sign_in(owner).get(url(organization, "editions:editions")).content.decode()

    withdraw(material, administrator)

    assert [edition.state for edition in editions_of(organization)] == ["withdrawn"]
    assert "was withdrawn or corrected" in sign_in(owner).get(url(organization, "editions:editions")).content.decode()


def test_uses_are_counted_by_partners_and_files(material):
    assert [(row.holders, row.files) for row in with_uses(Material.objects.all())] == [(1, 1)]
