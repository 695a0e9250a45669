"""The verbs: each declared once, with all that is ever said of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.kernel.actors import ActorKind

from . import press
from .words import Audience, Doer, Noun, Told, Word

JOINT, OWN, STAFF = Audience.JOINT, Audience.OWN, Audience.STAFF


class Verb(Told):
    """The value is the word as it is stored and as the API says it."""

    # A row stays a row: its name, thing, readers and label, then the sentence and what is special.
    # fmt: off
    APPLICATION_STARTED = Word("application.started", Noun.ORGANIZATION, OWN, _("began an application"),
        _("%(person)s began the application."))
    APPLICATION_SUBMITTED = Word("application.submitted", Noun.ORGANIZATION, OWN, _("applied to join"),
        _("%(person)s sent the application."))
    APPLICATION_RESUBMITTED = Word("application.resubmitted", Noun.ORGANIZATION, OWN, _("answered what was asked"),
        _("%(person)s answered the campaign team’s question."))
    DOCUMENT_ADDED = Word("document.added", Noun.DOCUMENT, OWN, _("added a document"),
        _("%(person)s added a document to the application."))
    DOCUMENT_REMOVED = Word("document.removed", Noun.DOCUMENT, OWN, _("removed a document"),
        _("%(person)s removed a document from the application."))
    REVIEW_STARTED = Word("review.started", Noun.ORGANIZATION, OWN, _("began the review"),
        _("The campaign team began to review the application."), doer=Doer.STAFF)
    REVIEW_HANDED_OVER = Word("review.handed_over", Noun.ORGANIZATION, STAFF, _("gave the review to a reviewer"),
        _("The review of an application went to another reviewer."), doer=Doer.STAFF)
    INFORMATION_REQUESTED = Word("information.requested", Noun.ORGANIZATION, OWN, _("asked for information"),
        _("The campaign team asked for more information."), doer=Doer.STAFF, tone="warn")
    ORGANIZATION_APPROVED = Word("organization.approved", Noun.ORGANIZATION, JOINT, _("joined the campaign"),
        _("%(organization)s joined the campaign."), doer=Doer.STAFF, tone="good")
    ORGANIZATION_DECLINED = Word("organization.declined", Noun.ORGANIZATION, OWN, _("was declined"),
        _("The application was declined."), doer=Doer.STAFF, tone="bad")
    ORGANIZATION_SUSPENDED = Word("organization.suspended", Noun.ORGANIZATION, JOINT, _("was suspended"),
        _("%(organization)s is not a partner for the time being."), doer=Doer.STAFF, tone="bad")
    ORGANIZATION_REINSTATED = Word("organization.reinstated", Noun.ORGANIZATION, JOINT, _("was reinstated"),
        _("%(organization)s is a partner again."), doer=Doer.STAFF, tone="good")
    ORGANIZATION_CHANGED = Word("organization.changed", Noun.ORGANIZATION, JOINT,
        _("changed what it says about itself"),
        _("%(organization)s changed what it says about itself."))
    ORGANIZATION_RENAMED = Word("organization.renamed", Noun.ORGANIZATION, OWN, _("has another address for its page"),
        _("The campaign team gave the organisation’s page another address."), doer=Doer.STAFF)
    ORGANIZATION_LEFT = Word("organization.left", Noun.ORGANIZATION, JOINT, _("left the campaign"),
        _("%(organization)s left the campaign."))
    AGREEMENT_PUBLISHED = Word("agreement.published", Noun.AGREEMENT, JOINT, _("published a version of the agreement"),
        _("The campaign team published version %(version)s of the agreement."), doer=Doer.STAFF,
        otherwise={"is_ahead": _("Version %(version)s of the agreement is decided and comes into force later.")})
    AGREEMENT_ACCEPTED = Word("agreement.accepted", Noun.AGREEMENT, OWN, _("accepted the agreement"),
        _("%(person)s accepted version %(version)s of the agreement."))
    MEMBER_INVITED = Word("member.invited", Noun.INVITATION, OWN, _("invited a colleague"),
        _("%(person)s invited a colleague."))
    INVITATION_REVOKED = Word("invitation.revoked", Noun.INVITATION, OWN, _("took back an invitation"),
        _("%(person)s took back an invitation."))
    MEMBER_JOINED = Word("member.joined", Noun.MEMBER, OWN, _("joined the team"),
        _("%(person)s joined the team."))
    MEMBER_ROLE_CHANGED = Word("member.role_changed", Noun.MEMBER, OWN, _("changed a colleague’s role"),
        _("%(person)s gave a colleague another role."),
        otherwise={"is_own": _("%(person)s took another role in the team.")})
    MEMBER_REMOVED = Word("member.removed", Noun.MEMBER, OWN, _("removed a colleague"),
        _("%(person)s removed a colleague from the team."), otherwise={"is_leaving": _("%(person)s left the team.")})
    KEY_CREATED = Word("key.created", Noun.ACCESS_KEY, OWN, _("made an access key"),
        _("%(person)s made an access key."))
    KEY_REVOKED = Word("key.revoked", Noun.ACCESS_KEY, OWN, _("revoked an access key"),
        _("%(person)s revoked an access key."), tone="warn")
    CAMPAIGN_OPENED = Word("campaign.opened", Noun.CAMPAIGN, JOINT, _("opened the campaign"),
        _("The campaign “%(campaign)s” began."), doer=Doer.STAFF)
    CAMPAIGN_CHANGED = Word("campaign.changed", Noun.CAMPAIGN, JOINT, _("changed facts about the campaign"),
        _("The campaign team changed facts about “%(campaign)s”: names, dates or addresses."), doer=Doer.STAFF)
    PORTAL_CHANGED = Word("portal.changed", Noun.CAMPAIGN, STAFF, _("changed how the portal looks"),
        _("The campaign team changed the portal’s name, mark, colours or words."), doer=Doer.STAFF)
    STATEMENT_PUBLISHED = Word("statement.published", Noun.STATEMENT, JOINT, _("published a version of the statement"),
        _("The campaign team published version %(number)s of the statement."), doer=Doer.STAFF,
        otherwise={"is_ahead": _("Version %(number)s of the statement is decided and comes into force later.")})
    STATEMENT_ENDORSED = Word("statement.endorsed", Noun.STATEMENT, JOINT, _("endorsed the statement"),
        _("%(organization)s signed version %(number)s of the statement."), tone="good")
    BRAND_KIT_SAVED = Word("brand_kit.saved", Noun.BRAND_KIT, OWN, _("saved the brand kit"),
        _("%(person)s saved the brand kit."))
    LOGO_ADDED = Word("logo.added", Noun.LOGO, OWN, _("added a logo"),
        _("%(person)s added a logo."))
    LOGO_REMOVED = Word("logo.removed", Noun.LOGO, OWN, _("removed a logo"),
        _("%(person)s removed a logo."))
    PHOTOGRAPH_ADDED = Word("photograph.added", Noun.PHOTOGRAPH, OWN, _("added a photograph"),
        _("%(person)s added a photograph."))
    PHOTOGRAPH_REMOVED = Word("photograph.removed", Noun.PHOTOGRAPH, OWN, _("took a photograph back"),
        _("%(person)s took a photograph back, and with it every file that shows it."), tone="warn")
    TEMPLATE_ADDED = Word("template.added", Noun.TEMPLATE, STAFF, _("added a template"),
        _("The campaign team added a template."), doer=Doer.STAFF)
    TEMPLATE_REVISED = Word("template.revised", Noun.TEMPLATE, STAFF, _("revised a template"),
        _("The campaign team revised a template."), doer=Doer.STAFF)
    TEMPLATE_RETIRED = Word("template.retired", Noun.TEMPLATE, STAFF, _("retired a template"),
        _("The campaign team no longer offers a template."), doer=Doer.STAFF, tone="warn")
    TEMPLATE_REINSTATED = Word("template.reinstated", Noun.TEMPLATE, STAFF, _("offered a template again"),
        _("The campaign team offers a template again."), doer=Doer.STAFF)
    EDITION_DOWNLOADED = Word("edition.downloaded", Noun.EDITION, OWN, _("downloaded a co-branded file"),
        _("%(person)s downloaded a co-branded file."))
    PACK_DOWNLOADED = Word("pack.downloaded", Noun.EDITION, OWN, _("downloaded a pack of co-branded files"),
        _("%(person)s downloaded co-branded files as one pack."))
    RENEWAL_ASKED = Word("edition.renewal_asked", Noun.EDITION, OWN, _("had all replaced files made anew"),
        _("%(person)s had all replaced files made anew."))
    LINK_CREATED = Word("link.created", Noun.PRIVATE_LINK, OWN, _("made a private link"),
        _("%(person)s made a private link to files."))
    LINK_REVOKED = Word("link.revoked", Noun.PRIVATE_LINK, OWN, _("revoked a private link"),
        _("%(person)s revoked a private link to files."), tone="warn")
    EDITION_WITHDRAWN = Word("edition.withdrawn", Noun.EDITION, OWN, _("withdrew a co-branded file"),
        _("The campaign team withdrew one of your files. Please take it down."), doer=Doer.STAFF, tone="bad")
    EDITION_SUBMITTED = Word("edition.submitted", Noun.EDITION, OWN, _("asked the campaign to approve a file"),
        _("%(person)s asked the campaign to approve a file."))
    EDITION_APPROVED = Word("edition.approved", Noun.EDITION, OWN, _("approved a co-branded file"),
        _("The campaign team approved one of your files."), doer=Doer.STAFF)
    EDITION_REFUSED = Word("edition.refused", Noun.EDITION, OWN, _("did not approve a co-branded file"),
        _("The campaign team did not approve one of your files."), doer=Doer.STAFF, tone="warn")
    EMBED_HOSTS_CHANGED = Word("embed.hosts_changed", Noun.ORGANIZATION, OWN,
        _("changed on which sites the campaign’s frame may stand"),
        _("%(person)s changed on which sites the campaign’s frame may stand."))
    MATERIAL_PUBLISHED = Word("material.published", Noun.MATERIAL, JOINT, _("published a material"),
        _("The campaign team published a material (%(language)s)."), doer=Doer.STAFF)
    MATERIAL_UNPUBLISHED = Word("material.unpublished", Noun.MATERIAL, JOINT, _("took a material offline"),
        _("The campaign team took a material offline (%(language)s)."), doer=Doer.STAFF, tone="warn")
    MATERIAL_WITHDRAWN = Word("material.withdrawn", Noun.MATERIAL, JOINT, _("withdrew a material"),
        _("The campaign team withdrew a material. Please take it down."), doer=Doer.STAFF, tone="bad")
    MATERIAL_CORRECTED = Word("material.corrected", Noun.MATERIAL, JOINT, _("corrected a material"),
        _("The campaign team corrected a material."), doer=Doer.STAFF, tone="warn")
    MATERIAL_TAKEN = Word("material.taken", Noun.MATERIAL, OWN, _("took a text with the organisation’s name"),
        _("%(person)s took a text of the campaign with the organisation’s name."))
    MATERIAL_REPLACED = Word("material.replaced", Noun.MATERIAL, OWN, _("replaced what it had of a material"),
        _("%(person)s says that the organisation has replaced its files of a material."), tone="good")
    UPDATE_PUBLISHED = Word("update.published", Noun.UPDATE, JOINT, _("published an update"),
        _("The campaign team published an update (%(language)s)."), doer=Doer.STAFF)
    UPDATE_UNPUBLISHED = Word("update.unpublished", Noun.UPDATE, JOINT, _("took an update offline"),
        _("The campaign team took an update offline (%(language)s)."), doer=Doer.STAFF, tone="warn")
    UPDATE_WITHDRAWN = Word("update.withdrawn", Noun.UPDATE, JOINT, _("withdrew an update"),
        _("The campaign team withdrew an update. Please do not share it any more."), doer=Doer.STAFF, tone="bad")
    UPDATE_CORRECTED = Word("update.corrected", Noun.UPDATE, JOINT, _("corrected an update"),
        _("The campaign team corrected an update (%(language)s)."), doer=Doer.STAFF, tone="warn")
    CONTACT_SUBMITTED = press.CONTACT_SUBMITTED
    CONTACT_CHANGED = press.CONTACT_CHANGED
    CONTACT_CONFIRMED = press.CONTACT_CONFIRMED
    CONTACT_DECLINED = press.CONTACT_DECLINED
    CONTACT_KEPT = press.CONTACT_KEPT
    CONTACT_WITHDRAWN = press.CONTACT_WITHDRAWN
    ROTA_CHANGED = press.ROTA_CHANGED
    CONTACTS_MERGED = press.CONTACTS_MERGED
    CONTACTS_TAKEN = press.CONTACTS_TAKEN
    CONTACTS_TAKEN_BY_STAFF = press.CONTACTS_TAKEN_BY_STAFF
    MANY_CONTACTS_TAKEN = press.MANY_CONTACTS_TAKEN
    INQUIRY_RECEIVED = press.INQUIRY_RECEIVED
    INQUIRY_HELD = press.INQUIRY_HELD
    INQUIRY_ASSIGNED = press.INQUIRY_ASSIGNED
    INQUIRY_HANDED_OVER = press.INQUIRY_HANDED_OVER
    INQUIRY_OFFERED = press.INQUIRY_OFFERED
    INQUIRY_ACCEPTED = press.INQUIRY_ACCEPTED
    INQUIRY_PASSED_ON = press.INQUIRY_PASSED_ON
    INQUIRY_LAPSED = press.INQUIRY_LAPSED
    INQUIRY_TAKEN_BACK = press.INQUIRY_TAKEN_BACK
    INQUIRY_LEFT_TO_STAFF = press.INQUIRY_LEFT_TO_STAFF
    INQUIRY_ANSWER_WRITTEN = press.INQUIRY_ANSWER_WRITTEN
    INQUIRY_ANSWER_RETURNED = press.INQUIRY_ANSWER_RETURNED
    INQUIRY_ANSWERED = press.INQUIRY_ANSWERED
    INQUIRY_CORRECTED = press.INQUIRY_CORRECTED
    INQUIRY_CONTINUED = press.INQUIRY_CONTINUED
    INQUIRY_LETTER_HELD = press.INQUIRY_LETTER_HELD
    INQUIRY_LETTER_LET_IN = press.INQUIRY_LETTER_LET_IN
    INQUIRY_LETTER_LEFT_OUT = press.INQUIRY_LETTER_LEFT_OUT
    INQUIRY_MERGED = press.INQUIRY_MERGED
    INQUIRY_OUTCOME_KEPT = press.INQUIRY_OUTCOME_KEPT
    PRESS_RULES_CHANGED = Word("inquiry.rules_changed", Noun.CAMPAIGN, STAFF, _("changed how inquiries are routed"),
        _("The campaign team changed how inquiries are offered and answered."), doer=Doer.STAFF)
    INQUIRY_CLOSED = press.INQUIRY_CLOSED
    SUBJECT_ADDED = press.SUBJECT_ADDED
    SUBJECT_CHANGED = press.SUBJECT_CHANGED
    ANSWER_TEMPLATE_KEPT = press.ANSWER_TEMPLATE_KEPT
    ANSWER_TEMPLATE_REMOVED = press.ANSWER_TEMPLATE_REMOVED
    PRESS_ROOM_CHANGED = press.PRESS_ROOM_CHANGED
    PRESS_ENTRY_ADDED = press.PRESS_ENTRY_ADDED
    PRESS_ENTRY_CHANGED = press.PRESS_ENTRY_CHANGED
    PRESS_ENTRY_TAKEN_OFF = press.PRESS_ENTRY_TAKEN_OFF
    RELEASE_MARKED = press.RELEASE_MARKED
    RELEASE_ASKED_EARLY = press.RELEASE_ASKED_EARLY
    EARLY_ACCESS_ASKED = press.EARLY_ACCESS_ASKED
    EARLY_ACCESS_GRANTED = press.EARLY_ACCESS_GRANTED
    EARLY_ACCESS_REFUSED = press.EARLY_ACCESS_REFUSED
    EARLY_ACCESS_WITHDRAWN = press.EARLY_ACCESS_WITHDRAWN
    EARLY_ACCESS_AGREED = press.EARLY_ACCESS_AGREED
    CONSENT_PUBLISHED = press.CONSENT_PUBLISHED
    DRAFT_STARTED = Word("draft.started", Noun.DRAFT, STAFF, _("began the next version of a text"),
        _("The campaign team began to write version %(version)s of a text."), doer=Doer.STAFF)
    DRAFT_SAVED = Word("draft.saved", Noun.DRAFT, STAFF, _("changed the draft of a text"),
        _("The campaign team changed the draft of version %(version)s of a text."), doer=Doer.STAFF)
    PUBLICATION_ASKED = Word("draft.publication_asked", Noun.DRAFT, STAFF, _("asked for the publication of a text"),
        _("The campaign team asked a second person to publish version %(version)s of a text."), doer=Doer.STAFF)
    DRAFT_SENT_BACK = Word("draft.sent_back", Noun.DRAFT, STAFF, _("sent the draft of a text back"),
        _("The campaign team sent the draft of version %(version)s of a text back to its author."), doer=Doer.STAFF,
        tone="warn")
    DRAFT_WITHDRAWN = Word("draft.withdrawn", Noun.DRAFT, STAFF, _("withdrew the draft of a text"),
        _("The campaign team withdrew the draft of version %(version)s of a text."), doer=Doer.STAFF, tone="warn")
    VIDEO_OFFERED = Word("video.offered", Noun.VIDEO, STAFF, _("offered a video"),
        _("A supporter offered a video."), doer=Doer.VISITOR)
    VIDEO_MASKED = Word("video.masked", Noun.VIDEO, STAFF, _("had a face or voice in a video hidden"),
        _("The campaign team had a face or voice in a supporter’s video hidden."), doer=Doer.STAFF)
    VIDEO_SHOWN = Word("video.shown", Noun.VIDEO, STAFF, _("put a video on the wall"),
        _("The campaign team put a supporter’s video on the wall."), doer=Doer.STAFF, tone="good")
    VIDEO_DECLINED = Word("video.declined", Noun.VIDEO, STAFF, _("declined a video"),
        _("The campaign team declined a supporter’s video."), doer=Doer.STAFF)
    VIDEO_WITHDRAWN = Word("video.withdrawn", Noun.VIDEO, STAFF, _("withdrew a video"),
        _("The campaign team took a supporter’s video off the wall."), doer=Doer.STAFF, tone="warn",
        otherwise={ActorKind.LINK_HOLDER: _("A supporter withdrew their video.")})
    TRANSLATION_SAVED = Word("translation.saved", Noun.OFFER, OWN, _("wrote on a translation"),
        _("%(person)s wrote on a translation (%(language)s)."))
    TRANSLATION_OFFERED = Word("translation.offered", Noun.OFFER, OWN, _("offered a translation"),
        _("%(person)s offered a translation (%(language)s) to the campaign team."))
    TRANSLATION_TAKEN_BACK = Word("translation.taken_back", Noun.OFFER, OWN, _("took a translation back to change it"),
        _("%(person)s took a translation (%(language)s) back to change it."))
    TRANSLATION_WITHDRAWN = Word("translation.withdrawn", Noun.OFFER, OWN, _("withdrew a translation"),
        _("%(person)s withdrew a translation (%(language)s)."), tone="warn")
    TRANSLATION_RETURNED = Word("translation.returned", Noun.OFFER, OWN, _("asked for changes in a translation"),
        _("The campaign team asked for changes in a translation (%(language)s)."), doer=Doer.STAFF, tone="warn")
    TRANSLATION_ACCEPTED = Word("translation.accepted", Noun.OFFER, OWN, _("accepted a translation"),
        _("The campaign team accepted a translation (%(language)s)."), doer=Doer.STAFF, tone="good")
    TRANSLATION_DECLINED = Word("translation.declined", Noun.OFFER, OWN, _("declined a translation"),
        _("The campaign team declined a translation (%(language)s)."), doer=Doer.STAFF, tone="bad")
    # fmt: on


WORDS: dict[str, Word] = {verb.value: verb.word for verb in Verb}


def verbs_about(topic: str) -> list[str]:
    """The verbs of one topic."""
    return [verb.value for verb in Verb if verb.topic == topic]


# As functions, so that a migration names the list and a new word needs none.
def verbs() -> list[tuple[str, Any]]:
    return [(verb.value, verb.word.label) for verb in Verb]


def nouns() -> list[tuple[str, Any]]:
    return [(noun.value, noun.value) for noun in Noun]


def audiences() -> list[tuple[str, Any]]:
    return Audience.choices


def actor_kinds() -> list[tuple[str, Any]]:
    return ActorKind.choices
