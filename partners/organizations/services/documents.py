"""Papers that help the reviewers."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import Actor
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.limits.quotas import QUOTAS
from partners.kernel.uploads import CleanFile
from partners.organizations.models import Organization, VettingDocument
from partners.organizations.permissions import can_edit_organization
from partners.organizations.selectors import papers_used
from partners.organizations.services.locks import hold

# The refusal below says the number in words.
MOST_DOCUMENTS = QUOTAS["paper"].number


@transaction.atomic
def add_document(organization: Organization, *, title: str, file: CleanFile, by: Actor) -> VettingDocument:
    """Raises NotAllowed, Conflict (`wrong_state`, `duplicate`, `too_many`), OverQuota."""
    organization = _open_for_papers(organization, by=by)
    if organization.documents.filter(sha256=file.sha256).exists():
        raise Conflict(_("This file is here already."), code="duplicate")
    if organization.documents.count() >= MOST_DOCUMENTS:
        raise Conflict(_("There are ten documents already. Remove one that matters less first."), code="too_many")
    papers_used(organization).require_room(len(file.data))
    document = VettingDocument(
        organization=organization, title=title, size=len(file.data), sha256=file.sha256, uploaded_by=by.user
    )
    # Without saving in between: the storage may change the name, and the row is written once, with the final one.
    document.file.save(file.name, ContentFile(file.data), save=False)
    document.save()
    record(Verb.DOCUMENT_ADDED, by=by, organization=organization, subject=document)
    return document


@transaction.atomic
def remove_document(document: VettingDocument, *, by: Actor) -> None:
    """Raises NotAllowed and Conflict (`wrong_state`, `gone`)."""
    organization = _open_for_papers(document.organization, by=by)
    # Read again under the lock: of two clicks one finds it gone.
    document = organization.documents.filter(pk=document.pk).first() or _gone()
    record(Verb.DOCUMENT_REMOVED, by=by, organization=organization, subject=document)
    delete_document(document)


def delete_document(document: VettingDocument) -> None:
    """The row now, the file once the row is gone for good: a transaction that fails must not have lost the paper."""
    name, storage = str(document.file.name), document.file.storage
    document.delete()
    # Robust: a storage that does not answer must not turn a change that is kept into an error.
    transaction.on_commit(lambda: storage.delete(name), robust=True)


def _open_for_papers(organization: Organization, *, by: Actor) -> Organization:
    organization = hold(organization)
    if not can_edit_organization(by, organization):
        raise NotAllowed(_("You may not do this."))
    if not organization.is_editable_by_applicant:
        raise Conflict(_("The application has been sent, so its documents cannot be changed now."), code="wrong_state")
    return organization


def _gone() -> VettingDocument:
    raise Conflict(_("This document has been removed already."), code="gone")
