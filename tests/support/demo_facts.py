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
from django.test import override_settings  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Page  # noqa: E402

from cms.library.models import MaterialPage  # noqa: E402
from partners.artwork.models import Template  # noqa: E402
from partners.artwork.rendering import Occasion  # noqa: E402
from partners.artwork.rendering.occasions import sample_photo  # noqa: E402
from partners.artwork.selectors import templates_available  # noqa: E402
from partners.artwork.services import add_template, begin_version  # noqa: E402
from partners.campaigns.models import Campaign, Subject  # noqa: E402
from partners.campaigns.selectors import campaign_presented  # noqa: E402
from partners.editions.models import Edition  # noqa: E402
from partners.editions.selectors import editions_of  # noqa: E402
from partners.editions.services import add_photograph, create_link, request_edition  # noqa: E402
from partners.kernel.uploads import clean_picture  # noqa: E402
from partners.mail.models import OutgoingMail  # noqa: E402
from partners.mail.services import take_in  # noqa: E402
from partners.materials.models import Material  # noqa: E402
from partners.materials.services import correct_material, withdraw_material  # noqa: E402
from partners.organizations.models import AccessKey, Membership, Organization, Role  # noqa: E402
from partners.organizations.selectors.slugs import slug_of  # noqa: E402
from partners.organizations.services.keys import create_access_key  # noqa: E402
from partners.organizations.services.team import invite_member  # noqa: E402
from partners.press.emails import leave_secret  # noqa: E402
from partners.press.emails.early import secret_of  # noqa: E402
from partners.press.models import (  # noqa: E402
    InquiryOffer,
    KeyFigure,
    MediaContact,
    MediaInquiry,
    Release,
    ReplyAddress,
    Subscription,
)

#
from partners.press.selectors import inquiry_by_receipt, voices  # noqa: E402
from partners.press.services.consent import confirm_contact  # noqa: E402
from partners.press.services.contacts import change_contact, submit_contact  # noqa: E402
from partners.press.services.embargo import invite_reporter  # noqa: E402
from partners.press.services.inquiries import assign_inquiry, receive_inquiry  # noqa: E402
from partners.press.services.offers import accept_offer, offer_inquiry, take_back_inquiry  # noqa: E402
from partners.press.services.personal import ask_about_person  # noqa: E402
from partners.press.services.releases import mark_release  # noqa: E402
from partners.press.services.subscriptions import ask_to_subscribe  # noqa: E402
from partners.press.services.threads import (  # noqa: E402
    answer_inquiry,
    ask_on,
    keep_partner_note,
    return_answer,
    write_answer,
)
from partners.supporters.models import Network, WallPost  # noqa: E402
from partners.supporters.rendering import prepare_post  # noqa: E402
from partners.supporters.services.offering import offer_post, withdraw_post  # noqa: E402
from partners.texts.models import EVERYWHERE, Draft, Kind  # noqa: E402
from partners.texts.services import ask_for_publication, publish_draft, save_draft, start_draft  # noqa: E402
from partners.translations.models import Offer  # noqa: E402
from partners.updates.services import add_update  # noqa: E402
from partners.users.models import User  # noqa: E402
from portal.demo.personas import PERSONAS  # noqa: E402
from tests.support.branding import encoded  # noqa: E402
from tests.support.editions import demand_approval  # noqa: E402
from tests.support.uses import uses, uses_found_anew  # noqa: E402
from tests.support.wire import QUOTED, wired  # noqa: E402

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


def by_mail(inquiry: MediaInquiry, sender: str, text: str) -> None:
    """An answer from a mailbox, with a picture and with something that cannot be cleaned."""
    files = (
        ("Street.jpg", "image/jpeg", encoded(Image.new("RGB", (600, 400), "#35567a"), "JPEG")),
        ("list.zip", "application/zip", b"PK"),
    )
    with override_settings(INBOUND_DOMAIN="in.example.org"):
        to = ReplyAddress.objects.given(inquiry, "reporter")
        take_in(wired(sender, to, text + QUOTED, files=files))


def accepted_offer() -> InquiryOffer:
    """A question that the partner has accepted and written an answer to, which came back."""
    receipt = inquiry_receipt("Who can tell us, by telephone, how families learn where somebody is held?")
    inquiry = inquiry_by_receipt(receipt)
    _voice, contact = next(each for each in voices(at=timezone.now()).values() if each[1].organization == lantern)
    for offer in inquiry.offers.filter(organization=lantern, state="offered"):
        take_back_inquiry(offer.inquiry, by=acting(press))
    offer = offer_inquiry(inquiry, contact=contact, by=acting(press))
    accept_offer(offer, by=acting(editor))
    ask_on(inquiry, question="It may also be tomorrow at noon.", by=LINK_HOLDER)
    keep_partner_note(offer, note="Daryna is free at ten.", by=acting(editor))
    write_answer(offer, answer="Daryna can be called at ten.", by=acting(editor))
    return_answer(inquiry, reason="Please write the hour with its time zone.", by=acting(press))
    return offer


_asked, asked_code = contact_code("Olena Marsh", "olena@lantern.example.org")
_listed, question_code = contact_code("Taras Field", "taras@lantern.example.org")
_listed, listed_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
lapsed, question_code = contact_code("Vira Shore", "vira@lantern.example.org")
_listed, expired_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
lapsed.consents.update(agreed_at=timezone.now() - timedelta(days=366), until=timezone.now() - timedelta(days=1))
# Agreed long enough ago for another letter.
agreed_at = timezone.now() - timedelta(hours=2)
with clock.at(agreed_at - timedelta(hours=1)):
    changed, question_code = contact_code("Mira Reed", "mira@lantern.example.org")
with clock.at(agreed_at):
    _listed, changed_own_code = confirm_contact(question_code, version=1, by=LINK_HOLDER)
change_contact(changed, position="Teacher; saw her school closed", topics=["children", "labour"], by=acting(owner))
changed_code = newest_code("mira@lantern.example.org")
ask_to_subscribe("desk@morning-page.example.org", language="en", topics=["children"])
letters_code = re.search(r"/press/letters/([^/\s]+)/", OutgoingMail.objects.latest("pk").text).group(1)
_invitation, invitation_code = invite_member(lantern, email=people["outsider"], role=Role.EDITOR, by=acting(owner))
create_access_key(lantern, name="Newsletter", scopes=["campaign:read"], expires_at=None, by=acting(owner))
# One persona with a second factor that is no demo's shortcut.
editor.set_password(PASSWORD)
editor.save()
TOTP.activate(editor, generate_totp_secret())
RecoveryCodes.activate(editor)

# The agreement has a newer version than the one that partners accepted; the next statement waits for its second person.
staff_editor, partnerships, administrator = (
    acting(User.objects.get(email=people[slug])) for slug in ("staff-editor", "partnerships", "administrator")
)


def written(kind: str, scope: object, changes: dict[str, tuple[str, str]], notes: dict[str, str], by: object) -> Draft:
    draft = start_draft(kind, scope, by=by)
    texts = {code: text.replace(*changes[code], 1) for code, text in draft.texts.items()}
    options = {"is_material": True, "starts_at": None, "seen": draft.stamp, "by": by}
    save_draft(draft, texts=texts, change_notes=notes, **options)
    draft.refresh_from_db()
    return draft


longer = written(
    Kind.AGREEMENT,
    EVERYWHERE,
    {"en": ("campaign", "joint campaign"), "uk": ("кампанії", "спільної кампанії")},
    {"en": "It says what the campaign is.", "uk": "Сказано, яка це кампанія."},
    partnerships,
)
ask_for_publication(longer, seen=longer.stamp, by=partnerships)
publish_draft(longer, seen=longer.stamp, by=administrator)
text_draft = written(
    Kind.STATEMENT,
    Campaign.objects.get().public_id,
    {
        "en": ("protection now", "protection today, and for as long as the occupation lasts"),
        "uk": ("захисту вже зараз", "захисту сьогодні й доти, доки триває окупація"),
    },
    {"en": "For how long people need protection.", "uk": "Як довго людям потрібен захист."},
    staff_editor,
)
ask_for_publication(text_draft, seen=text_draft.stamp, by=staff_editor)
consent_draft = written(
    Kind.CONSENT,
    EVERYWHERE,
    {"en": ("twelve months", "a year"), "uk": ("дванадцять місяців", "рік")},
    {},
    acting(press),
)

# What the index of uses holds and whether a rebuild would find anything else.
known = uses()

# Of two that this partner holds files of, one is wrong in a detail and one is taken back.
held = Material.objects.filter(templates__versions__editions__organization=lantern).exclude(key="poster-people")
corrected, withdrawn = held.distinct().order_by("key")[:2]
staff = acting(User.objects.get(email=people["administrator"]))
instead = Material.objects.get(key="poster-people")
for face in MaterialPage.objects.filter(translation_key=corrected.public_id):
    face.summary = (
        face.summary.rstrip(".") + {"en": ", in plain words.", "uk": ", простими словами."}[face.locale.language_code]
    )
    face.save_revision(user=staff.user).publish(user=staff.user)
correct_material(
    corrected,
    notes={
        "en": "The summary did not say how the leaflet is written.",
        "uk": "В описі не було сказано, як написано листівку.",
    },
    by=staff,
)
withdraw_material(
    withdrawn, reasons={"en": "The photograph lets people recognise a street."}, replacement=instead, by=staff
)

# What the index of uses holds and whether a rebuild would find anything else.
known = uses()


def video_code(key: str) -> tuple[WallPost, str]:
    post, code = offer_post(
        link=f"https://video.example.org/w/{key}",
        network=Network.FEDIVERSE,
        caption="Robin says in a minute who lives where others see a line.",
        language="en",
        persons="me",
        name="Robin",
        by=VISITOR,
    )
    prepare_post(post.pk)
    return post, code


_waiting, video_waiting_code = video_code("robin-on-a-bench")
gone_video, video_gone_code = video_code("robin-changed-her-mind")
withdraw_post(gone_video, by=LINK_HOLDER)
shown_video = WallPost.objects.filter(standing="shown", for_partners=True).order_by("-shown_at").first()
withdrawn_video = WallPost.objects.filter(standing="withdrawn", shown_at__isnull=False).order_by("pk").first()
template_draft = begin_version(
    Template.objects.filter(kind="social_card", language="uk").first(), by=acting(staff.user)
)
material = MaterialPage.objects.filter(slug="poster-people", locale__language_code="en").get()
waiting = MediaInquiry.objects.filter(standing="received").order_by("pk").first()
taken = MediaInquiry.objects.filter(standing="assigned").order_by("pk").first()
by_mail(taken or waiting, "robin.private@example.net", "I write from my own mailbox today.")
open_receipt = inquiry_receipt("Who can speak in English about schools, tomorrow morning?")
asked_openly = inquiry_by_receipt(open_receipt)
by_mail(asked_openly, asked_openly.email, "Please see this street, too, from where the teacher comes.")
poster = Material.objects.get(key="poster-people")
offered = editions_of(lantern, state="current").first()
pack = {"material": poster, "languages": ["en", "uk"]}
_link, link_secret = create_link(lantern, name="Print shop", days=30, edition=offered, by=acting(owner))
_link, pack_secret = create_link(lantern, name="Choir", days=7, by=acting(owner), **pack)

held_back = mark_release(
    add_update(campaign_presented(at=clock.now()), key="held-back", dated_on=clock.now().date(), by=acting(staff.user)),
    time_zone="Europe/Kyiv", embargo=(clock.now() + timedelta(days=9)).replace(second=0, microsecond=0), contacts={},
    is_announced=True, by=acting(staff.user),
)  # fmt: skip
early = invite_reporter(
    held_back, name="Robin Archer", outlet="Example Post", email="robin@example.net", language="en", time_zone="UTC",
    expires_at=clock.now() + timedelta(days=9), by=acting(staff.user),
)  # fmt: skip

ask_about_person("robin@example.net", wants="erase", language="en")
letter = OutgoingMail.objects.filter(kind="press/person_asked").latest("pk").text
person_code = re.search(r"/press/privacy/([^/\s]+)/", letter).group(1)

facts = {
    "person_code": person_code,
    "held_back": str(held_back.public_id),
    "early": str(early.public_id),
    "early_secret": secret_of(early),
    "video": shown_video.public_id,
    "video_withdrawn": withdrawn_video.public_id,
    "video_waiting": WallPost.objects.filter(standing="offered", masking="none")
    .order_by("created_at")
    .first()
    .public_id,
    "video_masking": WallPost.objects.get(standing="offered", masking="face").public_id,
    "video_code": video_waiting_code,
    "video_gone_code": video_gone_code,
    "org": lantern.public_id,
    "slug": slug_of(lantern),
    "file": Edition.objects.filter(organization=lantern, drawn_at__isnull=False).first().public_id,
    "asked": with_standing("information_needed").public_id,
    "draft": with_standing("draft").public_id,
    "in_review": with_standing("in_review").public_id,
    "declined": with_standing("declined").public_id,
    "print_uk": templates_available(language="uk").filter(kind__in=("poster", "leaflet")).first().public_id,
    "letter": MaterialPage.objects.filter(slug="letter-representative").first().translation_key,
    "card_en": Template.objects.filter(kind="social_card", language="en").first().public_id,
    "template_draft": template_draft.public_id,
    "edition": Edition.objects.filter(organization=lantern).first().digest,
    "offered_edition": offered.digest,
    "link_secret": link_secret,
    "pack_secret": pack_secret,
    "to_make": poster.public_id,
    "file_code": Edition.objects.filter(organization=lantern, drawn_at__isnull=False).first().code,
    "contact": MediaContact.objects.filter(organization=lantern).order_by("pk").first().public_id,
    "subject": Subject.objects.get(code="evacuation").public_id,
    "text_draft": text_draft.public_id,
    "consent_draft": consent_draft.public_id,
    "offer": Offer.objects.exclude(organization=lantern).get().public_id,
    "own_offer": Offer.objects.get(organization=lantern).public_id,
    "translated": Offer.objects.get(organization=lantern).thing_id,
    "stale_page": Page.objects.get(translation_key=corrected.public_id, locale__language_code="uk").pk,
    "key": AccessKey.objects.filter(organization=lantern, revoked_at=None).latest("pk").public_id,
    "member": Membership.objects.get(organization=lantern, user=editor).public_id,
    "figure": str(KeyFigure.objects.first().public_id),
    "release": str(Release.objects.first().public_id),
    "letters_code": letters_code,
    "leave_secret": leave_secret(Subscription.objects.get()),
    "inquiry": waiting.public_id,
    "inquiry_offer": InquiryOffer.objects.filter(organization=lantern, state="offered").latest("pk").public_id,
    "inquiry_accepted": accepted_offer().public_id,
    "taken_inquiry": taken.public_id if taken else waiting.public_id,
    "material_page": material.pk,
    "material": instead.public_id,
    "corrected": corrected.public_id,
    "withdrawn": withdrawn.public_id,
    "withdrawn_key": withdrawn.key,
    "campaign_key": Page.objects.get(slug="campaign", locale__language_code="en").translation_key,
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
    "open_receipt": open_receipt,
    "password": PASSWORD,
    "personas": people,
}
# Last, because the facts above speak of files that are handed out.
watched = next(each for each in templates_available(language="en") if each.public_id != facts["card_en"])
demanding = demand_approval(watched, staff.user)
facts["waiting_file"] = request_edition(
    lantern, demanding, line="Saturday, 6 p.m.", output=demanding.current_version.outputs[0], by=acting(owner)
).public_id

# One that announces: with a place for a day, for where it is, and for a photograph of the partner.
words = {"colour": "#1b1f24", "background": "#fbf6ea", "align": "start"}
announced = [
    {"kind": "photo", "x": 0.0, "y": 0.0, "width": 1.0, "height": 0.52, "required": True},
    {"kind": "date", "x": 0.06, "y": 0.55, "width": 0.88, "height": 0.08, "weight": "bold", "required": True, **words},
    {"kind": "place", "x": 0.06, "y": 0.65, "width": 0.88, "height": 0.1, "max_lines": 2, "longest": 90, **words},
    {"kind": "name", "x": 0.34, "y": 0.79, "width": 0.4, "height": 0.14, "max_lines": 2, **words},
    {"kind": "logo", "x": 0.06, "y": 0.79, "width": 0.25, "height": 0.14, "background": "#ffffff"},
    {"kind": "qr", "x": 0.77, "y": 0.79, "width": 0.17, "height": 0.14, "background": "#ffffff"},
]
for code, titles in (("en", {"en": "Come along", "uk": "Приходьте"}), ("uk", {"en": "Come along", "uk": "Приходьте"})):
    announcing = add_template(
        watched.material,
        key=f"announcement-{code}",
        kind="social_card",
        language=code,
        titles=titles,
        description="Your photograph above a plain ground.",
        artwork=encoded(Image.new("RGB", (1080, 1350), "#e8dcc4"), "PNG"),
        slots=announced,
        by=staff,
    )
    facts[f"occasion_{code}"] = announcing.public_id
    if code == "en":
        photograph = add_photograph(
            lantern,
            clean_picture(sample_photo("tall").load()),
            alt="Three people before a hill, drawn",
            credit="Lantern",
            is_agreed=True,
            by=acting(owner),
        )
        facts["photograph"] = photograph.public_id
        facts["occasion_file"] = request_edition(
            lantern,
            announcing,
            line="",
            output="jpeg",
            occasion=Occasion("2030-12-03T18:00", "Market Square", photograph.as_drawn()),
            by=acting(owner),
        ).public_id
sys.stdout.write(json.dumps(facts, default=str) + "\n")
