"""The verbs: each declared once, with all that is ever said of it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from partners.kernel.actors import ActorKind

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
    CONTACT_SUBMITTED = Word("contact.submitted", Noun.MEDIA_CONTACT, OWN, _("suggested a media contact"),
        _("%(person)s suggested a media contact."))
    CONTACT_CHANGED = Word("contact.changed", Noun.MEDIA_CONTACT, OWN, _("changed a media contact"),
        _("%(person)s changed a media contact."),
        otherwise={"is_reminder": _("%(person)s had a media contact asked again."),
            ActorKind.CLOCK: _("The portal asked a media contact to agree again.")})
    CONTACT_CONFIRMED = Word("contact.confirmed", Noun.MEDIA_CONTACT, OWN, _("a media contact agreed to be listed"),
        _("A media contact agreed to be listed."), doer=Doer.CONTACT, tone="good")
    CONTACT_DECLINED = Word("contact.declined", Noun.MEDIA_CONTACT, OWN, _("a media contact declined"),
        _("A media contact declined to be listed."), doer=Doer.CONTACT, tone="warn")
    CONTACT_KEPT = Word("contact.kept", Noun.MEDIA_CONTACT, OWN,
        _("a media contact refused a change and stays listed as before"),
        _("A media contact refused a change and stays listed as before."), doer=Doer.CONTACT, tone="good")
    CONTACT_WITHDRAWN = Word("contact.withdrawn", Noun.MEDIA_CONTACT, OWN, _("withdrew a media contact"),
        _("%(person)s withdrew a media contact."),
        otherwise={ActorKind.LINK_HOLDER: _("A media contact ended their own listing.")})
    ROTA_CHANGED = Word("contact.rota_changed", Noun.MEDIA_CONTACT, OWN, _("changed the duty rota"),
        _("%(person)s changed when a media contact is on duty or away."))
    CONTACTS_MERGED = Word("contact.merged", Noun.MEDIA_CONTACT, OWN, _("merged two media contacts"),
        _("%(person)s merged two entries of one media contact. Questions of reporters that moved: %(number)s."))
    CONTACTS_TAKEN = Word("contact.taken", Noun.MEDIA_CONTACT, OWN, _("took media contacts out as a file"),
        _("%(person)s took media contacts out as a file. How many: %(number)s."))
    CONTACTS_TAKEN_BY_STAFF = Word("contact.taken_by_staff", Noun.MEDIA_CONTACT, STAFF, _("took contacts of partners"),
        _("The campaign team took media contacts of partners out as a file. How many: %(number)s."), doer=Doer.STAFF)
    MANY_CONTACTS_TAKEN = Word("contact.many_taken", Noun.MEDIA_CONTACT, STAFF,
        _("took many media contacts in one day"),
        _("One person took many media contacts within a day: %(number)s."), tone="warn")
    INQUIRY_RECEIVED = Word("inquiry.received", Noun.INQUIRY, STAFF, _("a reporter asked"),
        _("A reporter asked a question."), doer=Doer.VISITOR)
    INQUIRY_HELD = Word("inquiry.held", Noun.INQUIRY, STAFF, _("questions came that are held back"),
        _("Questions came that look like those of automats, and are held back."), doer=Doer.VISITOR)
    INQUIRY_ASSIGNED = Word("inquiry.assigned", Noun.INQUIRY, STAFF, _("took over an inquiry"),
        _("The campaign team took over an inquiry."), doer=Doer.STAFF)
    INQUIRY_HANDED_OVER = Word("inquiry.handed_over", Noun.INQUIRY, STAFF, _("gave an inquiry to a colleague"),
        _("An inquiry went to another press officer."), doer=Doer.STAFF)
    INQUIRY_OFFERED = Word("inquiry.offered", Noun.INQUIRY, OWN, _("was offered an inquiry"),
        _("%(organization)s was asked to answer a reporter."), doer=Doer.CLOCK)
    INQUIRY_ACCEPTED = Word("inquiry.accepted", Noun.INQUIRY, OWN, _("accepted an inquiry"),
        _("%(person)s accepted a reporter’s question."), tone="good")
    INQUIRY_PASSED_ON = Word("inquiry.passed_on", Noun.INQUIRY, OWN, _("passed on an inquiry"),
        _("%(person)s passed on a reporter’s question."))
    INQUIRY_LAPSED = Word("inquiry.lapsed", Noun.INQUIRY, OWN, _("let the time for an inquiry pass"),
        _("%(organization)s did not accept a reporter’s question in time."), doer=Doer.CLOCK)
    INQUIRY_TAKEN_BACK = Word("inquiry.taken_back", Noun.INQUIRY, OWN, _("no longer has an inquiry"),
        _("A reporter’s question is no longer with %(organization)s."), doer=Doer.STAFF)
    INQUIRY_LEFT_TO_STAFF = Word("inquiry.left_to_staff", Noun.INQUIRY, STAFF,
        _("left an inquiry to the press officers"),
        _("No partner is left to ask: an inquiry is with the press officers."), doer=Doer.CLOCK, tone="warn")
    INQUIRY_ANSWER_WRITTEN = Word("inquiry.answer_written", Noun.INQUIRY, OWN, _("wrote an answer to a reporter"),
        _("%(person)s wrote an answer, which waits for the press officers."))
    INQUIRY_ANSWER_RETURNED = Word("inquiry.answer_returned", Noun.INQUIRY, OWN, _("gave back an answer to a reporter"),
        _("The campaign team gave back an answer to a reporter."), doer=Doer.STAFF, tone="warn")
    INQUIRY_ANSWERED = Word("inquiry.answered", Noun.INQUIRY, STAFF, _("answered an inquiry"),
        _("The campaign team answered an inquiry."), doer=Doer.STAFF,
        otherwise={"is_partner": _("A partner answered an inquiry.")})
    INQUIRY_CORRECTED = Word("inquiry.corrected", Noun.INQUIRY, STAFF, _("corrected an answer"),
        _("The campaign team corrected an answer to a reporter."), doer=Doer.STAFF)
    INQUIRY_CONTINUED = Word("inquiry.continued", Noun.INQUIRY, STAFF, _("the reporter wrote again"),
        _("The reporter wrote again."), doer=Doer.VISITOR)
    INQUIRY_LETTER_HELD = Word("inquiry.letter_held", Noun.INQUIRY, STAFF, _("held a letter about an inquiry"),
        _("A letter about an inquiry waits for the press officers."), doer=Doer.CLOCK, tone="warn")
    INQUIRY_LETTER_LET_IN = Word("inquiry.letter_let_in", Noun.INQUIRY, STAFF, _("let in a letter about an inquiry"),
        _("The campaign team let a letter into an inquiry."), doer=Doer.STAFF)
    INQUIRY_LETTER_LEFT_OUT = Word("inquiry.letter_left_out", Noun.INQUIRY, STAFF,
        _("left out a letter about an inquiry"), _("The campaign team left out a letter about an inquiry."),
        doer=Doer.STAFF)
    INQUIRY_MERGED = Word("inquiry.merged", Noun.INQUIRY, STAFF, _("made two inquiries one"),
        _("The campaign team made two inquiries of one reporter one."), doer=Doer.STAFF)
    INQUIRY_OUTCOME_KEPT = Word("inquiry.outcome_kept", Noun.INQUIRY, STAFF, _("kept what became of an inquiry"),
        _("The campaign team kept what became of an inquiry."), doer=Doer.STAFF)
    PRESS_RULES_CHANGED = Word("inquiry.rules_changed", Noun.CAMPAIGN, STAFF, _("changed how inquiries are routed"),
        _("The campaign team changed how inquiries are offered and answered."), doer=Doer.STAFF)
    INQUIRY_CLOSED = Word("inquiry.closed", Noun.INQUIRY, STAFF, _("closed an inquiry"),
        _("The campaign team closed an inquiry."), doer=Doer.STAFF)
    SUBJECT_ADDED = Word("subject.added", Noun.SUBJECT, STAFF, _("added a press topic"),
        _("The campaign team added a press topic."), doer=Doer.STAFF)
    SUBJECT_CHANGED = Word("subject.changed", Noun.SUBJECT, STAFF, _("changed a press topic"),
        _("The campaign team changed a press topic."), doer=Doer.STAFF,
        otherwise={"is_retired": _("The campaign team no longer offers a press topic."),
            "is_offered_again": _("The campaign team offers a press topic again.")})
    ANSWER_TEMPLATE_KEPT = Word("answer_template.kept", Noun.ANSWER_TEMPLATE, STAFF, _("wrote a template of answers"),
        _("The campaign team wrote a template of answers to reporters."), doer=Doer.STAFF)
    ANSWER_TEMPLATE_REMOVED = Word("answer_template.removed", Noun.ANSWER_TEMPLATE, STAFF,
        _("removed a template of answers"), _("The campaign team removed a template of answers to reporters."),
        doer=Doer.STAFF)
    PRESS_ROOM_CHANGED = Word("press_room.changed", Noun.PRESS_ROOM, STAFF, _("changed the press room"),
        _("The campaign team changed what the press room says of itself."), doer=Doer.STAFF)
    PRESS_ENTRY_ADDED = Word("press_entry.added", Noun.PRESS_ENTRY, STAFF, _("added to the press room"),
        _("The campaign team added a figure to the press room."), doer=Doer.STAFF, otherwise={
            "is_quote": _("The campaign team added a quote to the press room."),
            "is_coverage": _("The campaign team added a published piece to the press room."),
            "is_date": _("The campaign team added a date to the press room.")})
    PRESS_ENTRY_CHANGED = Word("press_entry.changed", Noun.PRESS_ENTRY, STAFF, _("changed a line of the press room"),
        _("The campaign team changed a figure of the press room."), doer=Doer.STAFF, otherwise={
            "is_quote": _("The campaign team changed a quote of the press room."),
            "is_coverage": _("The campaign team changed a published piece of the press room."),
            "is_date": _("The campaign team changed a date of the press room.")})
    PRESS_ENTRY_TAKEN_OFF = Word("press_entry.taken_off", Noun.PRESS_ENTRY, STAFF, _("took from the press room"),
        _("The campaign team took a figure from the press room."), doer=Doer.STAFF, tone="warn", otherwise={
            "is_quote": _("The campaign team took a quote from the press room."),
            "is_coverage": _("The campaign team took a published piece from the press room."),
            "is_date": _("The campaign team took a date from the press room.")})
    RELEASE_MARKED = Word("release.marked", Noun.RELEASE, STAFF, _("made an update a release"),
        _("The campaign team made an update a release."), doer=Doer.STAFF, otherwise={
            "is_embargoed": _("The campaign team set the embargo of a release."),
            "is_lifted": _("The campaign team lifted the embargo of a release."),
            "is_ended": _("The campaign team no longer calls an update a release.")})
    RELEASE_ASKED_EARLY = Word("release.asked_early", Noun.RELEASE, STAFF, _("asked for a release under embargo"),
        _("Somebody asked for a release before its embargo ended, and was shown nothing."), doer=Doer.VISITOR,
        tone="warn", otherwise={"by_old_link": _("A link to a release under embargo was used after it had ended.")})
    EARLY_ACCESS_ASKED = Word("early_access.asked", Noun.EARLY_ACCESS, STAFF, _("asked to read a release early"),
        _("A reporter asked to read a release under embargo."), doer=Doer.VISITOR)
    EARLY_ACCESS_GRANTED = Word("early_access.granted", Noun.EARLY_ACCESS, STAFF, _("let a reporter read early"),
        _("The campaign team let a reporter read under embargo."), doer=Doer.STAFF)
    EARLY_ACCESS_REFUSED = Word("early_access.refused", Noun.EARLY_ACCESS, STAFF, _("refused early access"),
        _("The campaign team refused a reporter a release under embargo."), doer=Doer.STAFF)
    EARLY_ACCESS_WITHDRAWN = Word("early_access.withdrawn", Noun.EARLY_ACCESS, STAFF, _("withdrew early access"),
        _("The campaign team no longer lets a reporter read under embargo."), doer=Doer.STAFF, tone="warn")
    EARLY_ACCESS_AGREED = Word("early_access.agreed", Noun.EARLY_ACCESS, STAFF, _("agreed to an embargo"),
        _("A reporter agreed to the terms of an embargo."), doer=Doer.VISITOR, tone="good")
    CONSENT_PUBLISHED = Word("consent_text.published", Noun.CONSENT_TEXT, STAFF,
        _("published a version of the consent text"),
        _("The campaign team published version %(version)s of the consent text."), doer=Doer.STAFF)
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
