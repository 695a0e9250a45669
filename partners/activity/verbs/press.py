"""The rows of the table that are about the press: of contacts, questions, releases and the room itself."""

from django.utils.translation import gettext_lazy as _

from partners.kernel.actors import ActorKind

from .words import Audience, Doer, Noun, Word

OWN, STAFF = Audience.OWN, Audience.STAFF

# fmt: off
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
# fmt: on
