"""Everything that can happen, and who may read about it. The API's documentation is made from this list."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """JOINT is read by every approved partner, OWN by the organisation it is about, STAFF by nobody else."""

    JOINT = "joint", _("all partners")
    OWN = "own", _("the organisation")
    STAFF = "staff", _("staff")


class Verb(models.TextChoices):
    APPLICATION_STARTED = "application.started", _("began an application")
    APPLICATION_SUBMITTED = "application.submitted", _("applied to join")
    APPLICATION_RESUBMITTED = "application.resubmitted", _("answered what was asked")
    DOCUMENT_ADDED = "document.added", _("added a document")
    DOCUMENT_REMOVED = "document.removed", _("removed a document")
    REVIEW_STARTED = "review.started", _("began the review")
    INFORMATION_REQUESTED = "information.requested", _("asked for information")
    ORGANIZATION_APPROVED = "organization.approved", _("joined the campaign")
    ORGANIZATION_DECLINED = "organization.declined", _("was declined")
    ORGANIZATION_SUSPENDED = "organization.suspended", _("was suspended")
    ORGANIZATION_REINSTATED = "organization.reinstated", _("was reinstated")
    ORGANIZATION_LEFT = "organization.left", _("left the campaign")
    AGREEMENT_PUBLISHED = "agreement.published", _("published a version of the agreement")
    AGREEMENT_ACCEPTED = "agreement.accepted", _("accepted the agreement")
    MEMBER_INVITED = "member.invited", _("invited a colleague")
    INVITATION_REVOKED = "invitation.revoked", _("took back an invitation")
    MEMBER_JOINED = "member.joined", _("joined the team")
    MEMBER_ROLE_CHANGED = "member.role_changed", _("changed a colleague’s role")
    MEMBER_REMOVED = "member.removed", _("removed a colleague")
    KEY_CREATED = "key.created", _("made an access key")
    KEY_REVOKED = "key.revoked", _("revoked an access key")
    CAMPAIGN_OPENED = "campaign.opened", _("opened the campaign")
    STATEMENT_PUBLISHED = "statement.published", _("published a version of the statement")
    STATEMENT_ENDORSED = "statement.endorsed", _("endorsed the statement")
    BRAND_KIT_SAVED = "brand_kit.saved", _("saved the brand kit")
    LOGO_ADDED = "logo.added", _("added a logo")
    TEMPLATE_ADDED = "template.added", _("added a template")
    TEMPLATE_REVISED = "template.revised", _("revised a template")
    EDITION_DOWNLOADED = "edition.downloaded", _("downloaded a co-branded file")
    MATERIAL_PUBLISHED = "material.published", _("published a material")
    MATERIAL_UNPUBLISHED = "material.unpublished", _("took a material offline")
    CONTACT_SUBMITTED = "contact.submitted", _("put a media contact forward")
    CONTACT_CHANGED = "contact.changed", _("changed a media contact")
    CONTACT_CONFIRMED = "contact.confirmed", _("a media contact agreed to be listed")
    CONTACT_DECLINED = "contact.declined", _("a media contact declined")
    CONTACT_KEPT = "contact.kept", _("a media contact refused a change and stays listed as before")
    CONTACT_WITHDRAWN = "contact.withdrawn", _("withdrew a media contact")
    INQUIRY_RECEIVED = "inquiry.received", _("a reporter asked")
    INQUIRY_ASSIGNED = "inquiry.assigned", _("took over an inquiry")
    INQUIRY_ANSWERED = "inquiry.answered", _("answered an inquiry")
    INQUIRY_CLOSED = "inquiry.closed", _("closed an inquiry")


class Topic(models.TextChoices):
    """Verbs in the groups that readers filter by; every verb is in exactly one."""

    PARTNERS = "partners", _("Partners and applications")
    STATEMENT = "statement", _("Campaign and statement")
    MATERIALS = "materials", _("Materials and brand kit")
    PRESS = "press", _("Press")
    TEAM = "team", _("Team and access keys")


TOPIC_OF = {
    "application": Topic.PARTNERS,
    "document": Topic.PARTNERS,
    "review": Topic.PARTNERS,
    "information": Topic.PARTNERS,
    "organization": Topic.PARTNERS,
    "agreement": Topic.PARTNERS,
    "member": Topic.TEAM,
    "invitation": Topic.TEAM,
    "key": Topic.TEAM,
    "campaign": Topic.STATEMENT,
    "statement": Topic.STATEMENT,
    "brand_kit": Topic.MATERIALS,
    "logo": Topic.MATERIALS,
    "template": Topic.MATERIALS,
    "edition": Topic.MATERIALS,
    "material": Topic.MATERIALS,
    "contact": Topic.PRESS,
    "inquiry": Topic.PRESS,
}


def verbs_about(topic: str) -> list[str]:
    """The verbs of one group."""
    return [verb.value for verb in Verb if TOPIC_OF[verb.value.split(".")[0]] == topic]


# What is not named here is read by the organisation it is about and by staff.
JOINT_VERBS = frozenset(
    {
        Verb.ORGANIZATION_APPROVED,
        Verb.ORGANIZATION_LEFT,
        Verb.AGREEMENT_PUBLISHED,
        Verb.CAMPAIGN_OPENED,
        Verb.STATEMENT_PUBLISHED,
        Verb.STATEMENT_ENDORSED,
        Verb.MATERIAL_PUBLISHED,
        Verb.MATERIAL_UNPUBLISHED,
    }
)
STAFF_VERBS = frozenset(
    {
        Verb.TEMPLATE_ADDED,
        Verb.TEMPLATE_REVISED,
        Verb.INQUIRY_RECEIVED,
        Verb.INQUIRY_ASSIGNED,
        Verb.INQUIRY_ANSWERED,
        Verb.INQUIRY_CLOSED,
    }
)
# What only the campaign's staff do. All else is done by people of the organisation, whatever else they may be.
DONE_BY_STAFF = STAFF_VERBS | {
    Verb.REVIEW_STARTED,
    Verb.INFORMATION_REQUESTED,
    Verb.ORGANIZATION_APPROVED,
    Verb.ORGANIZATION_DECLINED,
    Verb.ORGANIZATION_SUSPENDED,
    Verb.ORGANIZATION_REINSTATED,
    Verb.AGREEMENT_PUBLISHED,
    Verb.CAMPAIGN_OPENED,
    Verb.STATEMENT_PUBLISHED,
    Verb.MATERIAL_PUBLISHED,
    Verb.MATERIAL_UNPUBLISHED,
}


def audience_of(verb: str) -> Audience:
    if verb in JOINT_VERBS:
        return Audience.JOINT
    return Audience.STAFF if verb in STAFF_VERBS else Audience.OWN
