"""Contacts who agreed, declined or were only just asked; reporters at every step."""

import re
from datetime import timedelta

from partners.kernel.models import OutgoingMail
from partners.organizations.models import Organization
from partners.press.services.consent import confirm_contact
from partners.press.services.contacts import submit_contact
from partners.press.services.inquiries import answer_inquiry, assign_inquiry, receive_inquiry
from partners.users.models import User
from portal.content.press import INQUIRIES, MEDIA_CONTACTS
from portal.content.terms import CONTACT_CONSENT
from portal.seeding.branding import owner_of
from portal.seeding.clock import BEGIN, days_ago

CODE = re.compile(r"/press/contact/([\w-]+)/")
ANSWERS = {
    "en": "Thank you for asking. Two of our partners can speak to you today; they will write to you first.",
    "uk": "Дякуємо за запитання. Двоє наших партнерів можуть поговорити з вами сьогодні й напишуть вам першими.",
}


def seed_contacts(rows: dict[str, Organization]) -> None:
    """Every third one has not answered yet."""
    for place, facts in enumerate(MEDIA_CONTACTS):
        organization = rows[facts.organization]
        language = "uk" if "uk" in facts.languages else "en"
        with days_ago(20 - 1.5 * place):
            submit_contact(
                organization,
                name=facts.name,
                email=facts.email,
                position=facts.role[language],
                language=language,
                languages=facts.languages,
                topics=facts.topics,
                time_zone=facts.zone,
                by=owner_of(organization),
            )
        if place % 3 == 2:
            continue
        with days_ago(19 - 1.5 * place):
            # The code is nowhere but in the person's letter, so the demo reads the letter as the person would.
            letter = OutgoingMail.objects.filter(to=facts.email).latest("id")
            code = CODE.search(letter.text)
            assert code is not None  # noqa: S101  a letter without its link would be a broken letter
            confirm_contact(code.group(1), version=CONTACT_CONSENT.version)


def seed_inquiries(*, press_officer: User) -> None:
    for place, facts in enumerate(INQUIRIES):
        asked = min(2.0 + place, 2.0) if facts.deadline_in_hours > 0 else 4.0
        with days_ago(asked * 0.4):
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
                submission=facts.key,
            )
        if place % 3 == 0:
            continue
        with days_ago(0.3):
            assign_inquiry(inquiry, by=press_officer)
        if place % 3 == 2:
            with days_ago(0.2):
                language = facts.language if facts.language in ANSWERS else "en"
                answer_inquiry(inquiry, answer=ANSWERS[language], by=press_officer)
