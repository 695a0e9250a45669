"""Prints, as JSON, the addresses' changing parts of a seeded demo. Run under the demo's settings.

Codes and receipts are kept nowhere, so what they open is made here, by the services.
"""

import json
import os
import re
import sys
from datetime import timedelta

import django

from partners.kernel import clock
from partners.kernel.actors import LINK_HOLDER, VISITOR, acting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
django.setup()

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402  models exist after setup only
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Page  # noqa: E402

from cms.library.models import MaterialPage  # noqa: E402
from partners.artwork.models import Template  # noqa: E402
from partners.campaigns.models import Subject  # noqa: E402
from partners.editions.models import Edition  # noqa: E402
from partners.mail.models import OutgoingMail  # noqa: E402
from partners.organizations.models import AccessKey, Membership, Organization, Role  # noqa: E402
from partners.organizations.services.keys import create_access_key  # noqa: E402
from partners.organizations.services.team import invite_member  # noqa: E402
from partners.press.models import MediaContact, MediaInquiry  # noqa: E402
from partners.press.services.consent import confirm_contact  # noqa: E402
from partners.press.services.contacts import change_contact, submit_contact  # noqa: E402
from partners.press.services.inquiries import answer_inquiry, assign_inquiry, receive_inquiry  # noqa: E402
from partners.users.models import User  # noqa: E402
from portal.demo.personas import PERSONAS  # noqa: E402
from tests.support.uses import uses, uses_found_anew  # noqa: E402

PASSWORD = "correct horse battery staple"
CODE = re.compile(r"/press/contact/([^/\s]+)/")

people = {persona.slug: persona.email for persona in PERSONAS}
lantern = Organization.objects.get(website="https://lantern.example.org")
owner, editor, press = (User.objects.get(email=people[slug]) for slug in ("owner", "editor", "press"))


def with_standing(standing: str) -> Organization:
    return Organization.objects.filter(standing=standing).order_by("pk").first()


def contact_code(name: str, address: str) -> tuple[MediaContact, str]:
    contact = submit_contact(
        lantern,
        name=name,
        email=address,
        position="Teacher; knows the schools",
        language="en",
        languages=["uk", "en"],
        topics=["children"],
        by=acting(owner),
    )
    return contact, newest_code(address)


def newest_code(address: str) -> str:
    letter = OutgoingMail.objects.filter(to=address).latest("pk")
    return CODE.search(letter.text).group(1)


def inquiry_receipt(question: str, *, answer: str = "") -> str:
    inquiry, receipt = receive_inquiry(
        name="Robin Archer",
        outlet="The Morning Page",
        email="robin@morning-page.example.org",
        deadline_at=timezone.now() + timedelta(hours=30),
        time_zone="Europe/Paris",
        language="en",
        topic="children",
        question=question,
        by=VISITOR,
    )
    if answer:
        assign_inquiry(inquiry, by=acting(press))
        answer_inquiry(inquiry, answer=answer, by=acting(press))
    return receipt


_asked, asked_code = contact_code("Olena Marsh", "olena@lantern.example.org")
_listed, question_code = contact_code("Taras Field", "taras@lantern.example.org")
_listed, listed_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
lapsed, question_code = contact_code("Vira Shore", "vira@lantern.example.org")
_listed, expired_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
MediaContact.objects.filter(pk=lapsed.pk).update(listed_until=timezone.now() - timedelta(days=1))
# Agreed long enough ago for another letter.
agreed_at = timezone.now() - timedelta(hours=2)
with clock.at(agreed_at - timedelta(hours=1)):
    changed, question_code = contact_code("Mira Reed", "mira@lantern.example.org")
with clock.at(agreed_at):
    _listed, changed_own_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
change_contact(changed, position="Teacher; saw her school closed", topics=["children", "labour"], by=acting(owner))
changed_code = newest_code("mira@lantern.example.org")
_invitation, invitation_code = invite_member(lantern, email=people["outsider"], role=Role.EDITOR, by=acting(owner))
create_access_key(lantern, name="Newsletter", scopes=["campaign:read"], expires_at=None, by=acting(owner))
# One persona with a second factor that is no demo's shortcut.
editor.set_password(PASSWORD)
editor.save()
TOTP.activate(editor, generate_totp_secret())
RecoveryCodes.activate(editor)

# What the index of uses holds and whether a rebuild would find anything else.
known = uses()

material = MaterialPage.objects.filter(slug="poster-people", locale__language_code="en").get()
waiting = MediaInquiry.objects.filter(standing="received").order_by("pk").first()
taken = MediaInquiry.objects.filter(standing="assigned").order_by("pk").first()
facts = {
    "org": lantern.public_id,
    "asked": with_standing("information_needed").public_id,
    "draft": with_standing("draft").public_id,
    "in_review": with_standing("in_review").public_id,
    "declined": with_standing("declined").public_id,
    "poster_uk": Template.objects.filter(kind="poster", language="uk").first().public_id,
    "card_en": Template.objects.filter(kind="social_card", language="en").first().public_id,
    "edition": Edition.objects.filter(organization=lantern).first().digest,
    "contact": MediaContact.objects.filter(organization=lantern).order_by("pk").first().public_id,
    "subject": Subject.objects.get(code="evacuation").public_id,
    "key": AccessKey.objects.filter(organization=lantern, revoked_at=None).latest("pk").public_id,
    "member": Membership.objects.get(organization=lantern, user=editor).public_id,
    "inquiry": waiting.public_id,
    "taken_inquiry": taken.public_id if taken else waiting.public_id,
    "material_page": material.pk,
    "materials": MaterialPage.objects.live().count(),
    "in_one_language": [
        page.url for page in Page.objects.filter(depth__gt=1) if page.get_translations().live().count() != 1
    ],
    "uses": len(known),
    "uses_unknown": len(known ^ uses_found_anew()),
    "pages_root": material.get_parent().pk,
    "picture": get_image_model().objects.order_by("pk").first().pk,
    "user": owner.pk,
    "invitation_code": invitation_code,
    "asked_code": asked_code,
    "listed_code": listed_code,
    "expired_code": expired_code,
    "changed_code": changed_code,
    "changed_own_code": changed_own_code,
    "receipt": inquiry_receipt(
        "How many children from the occupied territories are known to have been taken away?",
        answer="At least 20,000 are known by name. We can introduce you to a teacher who worked with them.",
    ),
    "open_receipt": inquiry_receipt("Who can speak in English about schools, tomorrow morning?"),
    "password": PASSWORD,
    "personas": people,
}
sys.stdout.write(json.dumps(facts, default=str) + "\n")
