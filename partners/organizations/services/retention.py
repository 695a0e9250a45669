"""Forgetting invitations and papers in time. Records no entries: nobody did anything."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from partners.kernel import clock
from partners.organizations.models import Invitation, Organization, VettingDocument
from partners.organizations.services.documents import delete_document

KEEP_INVITATIONS = timedelta(days=90)
KEEP_PAPERS = timedelta(days=180)


def purge_invitations() -> int:
    """Delete those that were accepted, taken back or left to expire long ago: most hold a stranger's address."""
    before = clock.now() - KEEP_INVITATIONS
    # Also those that were accepted: the membership says all that has to stay.
    over = Q(accepted_at__lt=before) | Q(revoked_at__lt=before) | Q(expires_at__lt=before)
    return Invitation.objects.filter(over).delete()[0]


@transaction.atomic
def purge_documents() -> int:
    """Delete the papers of whoever was declined, has left, or began an application and forgot it."""
    standing = Organization.Standing
    before = clock.now() - KEEP_PAPERS
    # Only the papers: without `of`, PostgreSQL would lock the organisations that the filter joins.
    due = VettingDocument.objects.select_for_update(of=("self",)).filter(
        organization__standing__in=[standing.DECLINED, standing.LEFT, standing.DRAFT],
        organization__updated_at__lt=before,
        # A paper is no change of the draft it belongs to.
        created_at__lt=before,
    )
    # One by one and not by the queryset's `delete`, which would leave the files behind.
    documents = list(due)
    for document in documents:
        delete_document(document)
    return len(documents)
