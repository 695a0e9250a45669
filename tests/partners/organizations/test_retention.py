"""Invitations and papers are forgotten in time, and the files with them."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.uploads import CleanFile
from partners.organizations.models import Invitation, Organization, VettingDocument
from partners.organizations.services.documents import add_document
from partners.organizations.services.retention import purge_documents, purge_invitations
from partners.organizations.services.team import accept_invitation, invite_member, revoke_invitation
from tests.conftest import make_member, make_organization

PAPER = CleanFile(b"%PDF-", "application/pdf", "pdf", 0, 0, "0" * 64, "paper.pdf")


def test_invitations_are_forgotten_ninety_days_after_they_are_over(organization, owner, person):
    now = timezone.now()
    _accepted, code = invite_member(organization, email=person.email, role="viewer", by=acting(owner))
    accept_invitation(code, by=acting(person))
    revoked, _code = invite_member(organization, email="revoked@example.org", role="viewer", by=acting(owner))
    revoke_invitation(revoked, by=acting(owner))
    expired, _code = invite_member(organization, email="expired@example.org", role="viewer", by=acting(owner))

    with clock.at(now + timedelta(days=89)):
        assert purge_invitations() == 0
    with clock.at(now + timedelta(days=91)):
        assert purge_invitations() == 2
    assert Invitation.objects.get() == expired
    with clock.at(now + timedelta(days=14 + 89)):
        assert purge_invitations() == 0
    with clock.at(now + timedelta(days=14 + 91)):
        assert purge_invitations() == 1
    assert organization.memberships.filter(user=person).exists()


@pytest.fixture
def paper(db):
    organization = make_organization("River", Organization.Standing.DRAFT)
    owner = make_member(organization, "river@example.org", "owner")
    return add_document(organization, title="Statute", file=PAPER, by=acting(owner))


def stand(paper, standing):
    organization = paper.organization
    organization.standing, organization.approved_at = standing, timezone.now()
    organization.save()


@pytest.mark.parametrize("standing", ["declined", "left"])
def test_papers_go_with_their_files_half_a_year_after_the_end(paper, standing, django_capture_on_commit_callbacks):
    now = timezone.now()
    stand(paper, standing)
    file = paper.file

    with clock.at(now + timedelta(days=179)):
        assert purge_documents() == 0
    with django_capture_on_commit_callbacks(execute=True):
        with clock.at(now + timedelta(days=181)):
            assert purge_documents() == 1
        assert file.storage.exists(file.name), "the row is not gone for good yet"
    assert not VettingDocument.objects.exists()
    assert not file.storage.exists(file.name)


@pytest.mark.parametrize("standing", ["applied", "in_review", "information_needed", "approved", "suspended"])
def test_papers_stay_as_long_as_the_organisation_is_with_us(paper, standing):
    stand(paper, standing)

    with clock.at(timezone.now() + timedelta(days=800)):
        assert purge_documents() == 0


@pytest.mark.django_db(transaction=True)
def test_a_purge_that_is_rolled_back_loses_no_file(paper):
    stand(paper, "declined")

    with transaction.atomic():
        with clock.at(timezone.now() + timedelta(days=181)):
            assert purge_documents() == 1
        transaction.set_rollback(True)

    assert VettingDocument.objects.get().file.open().read() == PAPER.data
