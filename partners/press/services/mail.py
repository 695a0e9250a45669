"""Letters that go on in a thread: taken in with the effect that the page has, or held until a press officer has looked.

Nothing that a letter says of itself is believed. Its address says which side it is for, and only that side's own
mailboxes speak by it.
"""

import unicodedata
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel import clock
from partners.kernel.actors import CLOCK, LINK_HOLDER, Actor, acting
from partners.kernel.errors import Conflict, NotAllowed
from partners.kernel.fields import ParagraphField, addresses
from partners.kernel.fields.text import PARAGRAPH_FORMATS
from partners.kernel.limits.counting import count_use
from partners.mail.rendering import Incoming, is_from_us, own_words
from partners.mail.services import Fate
from partners.organizations.selectors import editors_of
from partners.press.emails import notify_press_officers, send_not_taken
from partners.press.models import InquiryLetter, InquiryMessage, InquiryOffer, MediaInquiry, ReplyAddress
from partners.press.selectors import addresses_among, press_officers
from partners.press.services.files import Cleaned, clean_attachments, forget_files, keep_files
from partners.press.services.offers import held_inquiry
from partners.press.services.threads import ask_on, keep_answer, keep_note, unsent_answer, write_answer
from partners.press.workflow import INQUIRY

State, Side = InquiryLetter.State, ReplyAddress.Side
# As many signs as the same side may write on its page.
LONGEST = {Side.REPORTER: 5000, Side.PARTNER: 10_000, Side.DESK: 3000}
# Of one thread, as on the page. The next ones are noted, and of the rest nothing is kept.
MOST_IN_AN_HOUR, MOST_NOTED = 20, 40
HOUR = timedelta(hours=1)
# More of a letter than staff have to see to decide.
MOST_SHOWN = 30_000
PROGRAMS = ("loop", "bounce", "automatic")
# What the page says no to, and the writer is told.
TOLD = {"closed": "closed", "too_long": "full"}
GONE = _("This letter is not waiting any more. Look at what has become of it.")
NOT_THEIRS = _("This question is not with that partner any more, so its letter cannot be let in. Leave it out instead.")
LONG = _("This letter is too long to be let in. Write what matters in it yourself, and leave it out.")


def take_letter(letter: Incoming) -> Fate:
    """Into each thread that it is addressed to; a secret that nobody was given is like none.

    Raises NotNow where it should come again. What a thread refuses is told of or held, so neither NotAllowed nor
    Conflict comes out of it. The same letter once more is none.
    """
    fates = {_take(letter, address, _cleaned(letter, address)) for address in addresses_among(letter.recipients)}
    return next((fate for fate in Fate if fate in fates), Fate.UNKNOWN)


def _cleaned(letter: Incoming, address: ReplyAddress) -> Cleaned:
    """Nothing is opened that a program has sent, that is here already, or that comes after very many others."""
    if _written_by_a_program(letter) or address.letters.filter(key=letter.key).exists():
        return Cleaned([], [])
    people, _programs = _lately(address.inquiry.merged_into or address.inquiry)
    return Cleaned([], []) if people >= MOST_IN_AN_HOUR else clean_attachments(letter.attachments, payer=address.pk)


def _lately(inquiry: MediaInquiry) -> tuple[int, int]:
    """Letters of people and of programs in the last hour. Apart, so that no program shuts a person out."""
    found = inquiry.letters.filter(created_at__gt=clock.now() - HOUR)
    programs = found.filter(why__in=PROGRAMS).count()
    return found.count() - programs, programs


@transaction.atomic
def _take(letter: Incoming, address: ReplyAddress, cleaned: Cleaned) -> Fate:
    # Under the lock, so that of the same letter twice at once the second finds the first.
    inquiry = held_inquiry(address.inquiry.merged_into or address.inquiry)
    people, programs = _lately(inquiry)
    why = _written_by_a_program(letter)
    if programs >= MOST_IN_AN_HOUR if why else people >= MOST_NOTED:
        return Fate.NOTED
    kept = InquiryLetter(inquiry=inquiry, address=address, key=letter.key, state=State.LEFT_OUT)
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        return Fate.AGAIN
    if why:
        return _noted(kept, why)
    writer = _writer(letter, address)
    if people >= MOST_IN_AN_HOUR:
        # Once an hour: the letter that says so is one more that a program could answer.
        is_first = writer and count_use("press.mail-often", str(address.pk), within=HOUR).number == 1
        return _told(kept, writer if is_first else None, "often")
    kept.sender = ", ".join(letter.senders)[:254]
    kept.whole = readable(letter.text)[:MOST_SHOWN]
    words = readable(own_words(letter.text))
    if not words and cleaned.files:
        # A picture alone is an answer, too.
        words = ", ".join(name for name, _file in cleaned.files)
    try:
        kept.text = ParagraphField(max_length=LONGEST[Side(address.side)]).clean(words)
    except ValidationError as refused:
        if any(error.code == "max_length" for error in refused.error_list) and writer and not letter.is_unproved:
            return _told(kept, writer, "too_long")
        # Nothing is left, or nothing that can be read without doubt: a person looks at all of it.
        keep_files(kept, cleaned)
        return _held(kept, "empty", by=CLOCK)
    keep_files(kept, cleaned)
    if letter.is_unproved:
        return _held(kept, "unproved", by=CLOCK)
    if writer is None:
        return _held(kept, "other_sender", by=CLOCK)
    return _put(kept, writer)


def _put(kept: InquiryLetter, writer: Actor) -> Fate:
    """Say it in the thread, as the page would."""
    try:
        kept.message = _said(kept, writer)
    except Conflict as refused:
        if refused.code == "said" and not kept.files.exists():
            return _noted(kept, "said")
        if refused.code == "said" and kept.address.offer:
            # The words stand there; what hangs on this letter goes with them.
            kept.message, kept.state = unsent_answer(kept.address.offer), State.TAKEN
            kept.save()
            return Fate.TAKEN
        if refused.code in TOLD:
            return _told(kept, writer, TOLD[refused.code])
        return _held(kept, "long" if refused.code == "long_with_others" else "not_theirs", by=CLOCK)
    except NotAllowed:
        return _held(kept, "not_theirs", by=CLOCK)
    kept.state = State.TAKEN
    kept.save()
    return Fate.TAKEN


def _said(kept: InquiryLetter, writer: Actor) -> InquiryMessage:
    """Raises Conflict and NotAllowed."""
    offer = kept.address.offer
    if kept.side == Side.REPORTER:
        return ask_on(kept.inquiry, question=kept.text, by=writer)
    if offer is None:
        return keep_note(kept.inquiry, note=kept.text, by=writer)
    # Of another offer the same editors may have: what was written about this one is not said in its place.
    offer.refresh_from_db(fields=["state"])
    if offer.state != InquiryOffer.State.ACCEPTED:
        raise NotAllowed
    return write_answer(offer, answer=_with_what_waits(offer, kept.text), by=writer)


def _with_what_waits(offer: InquiryOffer, text: str) -> str:
    """On the page an answer that waits is shown to be gone on with; a second letter knows nothing of the first.

    Raises Conflict (`said` for what stands in it already, `too_long`).
    """
    waiting = unsent_answer(offer)
    if waiting is None or waiting.state != InquiryMessage.State.WAITING:
        return text
    if text in waiting.text:
        raise Conflict(code="said")
    both = f"{waiting.text}\n\n{text}"
    if len(both) > LONGEST[Side.PARTNER]:
        raise Conflict(LONG, code="long_with_others")
    return both


@transaction.atomic
def let_in_letter(inquiry: MediaInquiry, *, letter: InquiryLetter, by: Actor) -> InquiryLetter:
    """A press officer vouches for a letter that was held. A partner's answer then waits to be sent, whatever the
    campaign's rules: it has not come in as that partner.

    Raises NotAllowed and Conflict (`wrong_state`, `gone`, `not_theirs`, `too_long_to_let_in`, and as `ask_on`).
    """
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "let_in", by=by)
    letter = _waiting(inquiry, letter)
    text, offer = letter.text or letter.whole.strip(), letter.address.offer
    if len(text) > LONGEST[Side(letter.side)]:
        raise Conflict(LONG, code="too_long_to_let_in")
    if letter.side == Side.REPORTER:
        letter.message = ask_on(inquiry, question=text, by=LINK_HOLDER)
    elif offer is None:
        letter.message = keep_note(inquiry, note=text, by=by)
    else:
        is_theirs = offer.state == InquiryOffer.State.ACCEPTED and offer.organization.is_approved
        if not is_theirs or offer.inquiry_id != inquiry.pk:
            raise Conflict(NOT_THEIRS, code="not_theirs")
        offer.inquiry = inquiry
        letter.message = keep_answer(offer, answer=_with_what_waits(offer, text), writer=offer.accepted_by)
    letter.state = State.TAKEN
    letter.save()
    record(Verb.INQUIRY_LETTER_LET_IN, by=by, campaign=inquiry.campaign, subject=inquiry)
    return letter


@transaction.atomic
def leave_out_letter(inquiry: MediaInquiry, *, letter: InquiryLetter, by: Actor) -> InquiryLetter:
    """A letter that was held goes nowhere; its words are forgotten. Raises NotAllowed and Conflict (`gone`)."""
    inquiry = held_inquiry(inquiry)
    INQUIRY.require(inquiry, "leave_out", by=by)
    letter = _waiting(inquiry, letter)
    letter.state, letter.text, letter.whole, letter.sender = State.LEFT_OUT, "", "", ""
    letter.left_out = []
    letter.save()
    forget_files(letter.files.all())
    record(Verb.INQUIRY_LETTER_LEFT_OUT, by=by, campaign=inquiry.campaign, subject=inquiry)
    return letter


def _waiting(inquiry: MediaInquiry, letter: InquiryLetter) -> InquiryLetter:
    related = ("address__offer__organization", "address__offer__accepted_by")
    found = inquiry.letters.filter(pk=letter.pk, state=State.HELD).select_related(*related).first()
    if found is None:
        raise Conflict(GONE, code="gone")
    return found


def _written_by_a_program(letter: Incoming) -> str:
    """Why nobody wrote it; empty where a person may have."""
    if is_from_us(letter):
        return "loop"
    if letter.is_bounce:
        return "bounce"
    return "automatic" if letter.is_automatic else ""


def _writer(letter: Incoming, address: ReplyAddress) -> Actor | None:
    """Whom of the address's side it comes from. Of two senders none is chosen."""
    if len(letter.senders) != 1:
        return None
    sender = letter.senders[0]
    if address.side == Side.REPORTER:
        return LINK_HOLDER if addresses.canonical_or_same(address.inquiry.email) == sender else None
    people = editors_of(address.offer.organization) if address.offer else press_officers()
    person = people.filter(email__iexact=sender).first()
    return acting(person) if person else None


def readable(text: str) -> str:
    """Without the signs that the page would ask to be taken out: mail programs put them in, and nobody typed them."""
    kept = (
        sign
        for sign in text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
        if sign in "\n\t" or sign in PARAGRAPH_FORMATS or unicodedata.category(sign)[0] != "C"
    )
    return "".join(kept).strip()


def _noted(kept: InquiryLetter, why: str) -> Fate:
    kept.state, kept.why, kept.text, kept.whole, kept.sender = State.LEFT_OUT, why, "", "", ""
    kept.left_out = []
    kept.save()
    forget_files(kept.files.all())
    return Fate.NOTED


def _told(kept: InquiryLetter, writer: Actor | None, why: str) -> Fate:
    """To the mailbox that we know, and only when the letter came from there."""
    if writer is not None:
        send_not_taken(kept.inquiry, writer.user, why)
    return _noted(kept, why)


@transaction.atomic
def _held(kept: InquiryLetter, why: str, *, by: Actor) -> Fate:
    kept.state, kept.why = State.HELD, why
    kept.save()
    record(Verb.INQUIRY_LETTER_HELD, by=by, campaign=kept.inquiry.campaign, subject=kept.inquiry)
    # Once: a second one that waits needs no second letter.
    if kept.inquiry.letters.filter(state=State.HELD).count() == 1:
        notify_press_officers(kept.inquiry, "held")
    return Fate.HELD
