"""Contacts who agreed, declined or were only just asked; reporters at every step."""

import re
from datetime import timedelta
from functools import partial

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, Actor, acting
from partners.mail.models import OutgoingMail
from partners.press.models import MediaInquiry
from partners.press.permissions import can_take_back_inquiry
from partners.press.selectors import voices
from partners.press.services.consent import confirm_contact
from partners.press.services.contacts import submit_contact
from partners.press.services.inquiries import assign_inquiry, receive_inquiry
from partners.press.services.offers import offer_inquiry, take_back_inquiry
from partners.press.services.threads import answer_inquiry
from partners.users.models import User
from portal.demo.facts import INQUIRIES, MEDIA_CONTACTS, MediaContact
from portal.demo.organizations import Life
from portal.demo.story import BEGIN, Story, days_ago

CODE = re.compile(r"/press/contact/([\w-]+)/")
ANSWERS = {
    "en": "Thank you for asking. Two of our partners can speak to you today; they will write to you first.",
    "uk": "Дякуємо за запитання. Двоє наших партнерів можуть поговорити з вами сьогодні й напишуть вам першими.",
}


def add_contacts(story: Story, lives: dict[str, Life]) -> None:
    """Every third one has not answered yet."""
    for place, facts in enumerate(MEDIA_CONTACTS):
        story.at(20 - 1.5 * place, partial(_put_forward, lives[facts.organization], facts))
        if place % 3 != 2:
            story.at(19 - 1.5 * place, partial(_agree, facts.email))


def _offer_to_first_contact(inquiry: MediaInquiry, *, by: Actor) -> None:
    """By hand and now, so that the partner's desk shows it at whatever hour the demo begins."""
    if can_take_back_inquiry(by, inquiry):
        take_back_inquiry(inquiry, by=by)
    first = MEDIA_CONTACTS[0].email
    contact = next(contact for _voice, contact in voices(at=clock.now()).values() if contact.email == first)
    offer_inquiry(inquiry, contact=contact, by=by)


def _put_forward(life: Life, facts: MediaContact) -> None:
    language = "uk" if "uk" in facts.languages else "en"
    submit_contact(
        life.row,
        name=facts.name,
        email=facts.email,
        position=facts.role[language],
        language=language,
        languages=facts.languages,
        topics=facts.topics,
        time_zone=facts.zone,
        **facts.more,
        by=acting(life.owner),
    )


def _agree(address: str) -> None:
    """The code is nowhere but in the person's letter, so the demo reads the letter as the person would."""
    letter = OutgoingMail.objects.filter(to=address, kind="press/contact_question").latest("id")
    code = CODE.search(letter.text)
    if code is None:
        raise LookupError(f"The letter {letter} holds no link.")
    confirm_contact(code.group(1), version=1, by=LINK_HOLDER)


def seed_inquiries(*, press_officer: User) -> None:
    for place, facts in enumerate(INQUIRIES):
        with days_ago(1.6 - 0.2 * place):
            inquiry, _receipt = receive_inquiry(
                name=facts.reporter,
                outlet=facts.outlet,
                email=facts.email,
                deadline_at=BEGIN + timedelta(hours=facts.deadline_in_hours),
                time_zone=facts.zone,
                language=facts.language,
                topic=facts.topic,
                question=facts.question,
                mail_language="uk" if facts.language == "uk" else "en",
                # In place of a form's token, which nobody has sent.
                submission=facts.key,
                by=VISITOR,
            )
        if place == 0:
            _offer_to_first_contact(inquiry, by=acting(press_officer))
        # A third each waits, is being answered and was answered, so that every screen has something to show.
        if place % 3 == 0:
            continue
        with days_ago(1.55 - 0.2 * place):
            assign_inquiry(inquiry, by=acting(press_officer))
        if place % 3 == 2:
            with days_ago(1.5 - 0.2 * place):
                language = facts.language if facts.language in ANSWERS else "en"
                answer_inquiry(inquiry, answer=ANSWERS[language], by=acting(press_officer))
