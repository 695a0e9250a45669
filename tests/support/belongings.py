"""One of everything that an organisation may own, made by the services."""

from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from partners.artwork.services.templates import add_template
from partners.branding.services.kits import save_brand_kit
from partners.branding.services.logos import add_logo
from partners.editions.services.editions import request_edition
from partners.editions.services.photographs import add_photograph
from partners.editions.services.sharing import create_link
from partners.kernel.actors import acting
from partners.kernel.uploads import CleanFile, clean_picture
from partners.organizations.models import AccessKey, Membership, Organization, Role, VettingDocument
from partners.organizations.services.keys import create_access_key
from partners.organizations.services.team import invite_member
from partners.press.models import (
    InquiryFile,
    InquiryLetter,
    InquiryOffer,
    MediaContact,
    MediaInquiry,
    ReplyAddress,
)
from partners.press.services.contacts import submit_contact
from partners.press.services.rota import add_shift
from partners.translations.models import Offer
from partners.users.models import User
from tests.support.branding import SLOTS, picture
from tests.support.materials import open_material


def make_template(by: User, key: str = "card-en", language: str = "en") -> Any:
    return add_template(
        open_material(),
        key=key,
        kind="social_card",
        language=language,
        titles={"en": "Card", "uk": "Картка"},
        artwork=picture(),
        slots=SLOTS,
        by=acting(by),
    )


def accepted_inquiry(organization: Organization, contact: MediaContact) -> InquiryOffer:
    now = timezone.now()
    inquiry = MediaInquiry.objects.create(
        receipt_hash=f"{organization.pk:064}", name="Rita Reporter", email="rita@example.net", language="en",
        deadline_at=now + timedelta(days=2), time_zone="UTC", question="Who waits?", standing="assigned",
    )  # fmt: skip
    return InquiryOffer.objects.create(
        inquiry=inquiry, organization=organization, contact=contact, offered_at=now, until=now + timedelta(hours=1),
        state="accepted", settled_at=now,
    )  # fmt: skip


def file_of(offer: InquiryOffer) -> InquiryFile:
    """What hung on a letter of the reporter's."""
    inquiry = offer.inquiry
    facts = {"inquiry": inquiry, "side": "reporter", "secret_hash": f"{inquiry.pk:064}"}
    message = inquiry.messages.create(kind="question", text="See.", written_at=timezone.now())
    letter = InquiryLetter.objects.create(
        inquiry=inquiry, address=ReplyAddress.objects.create(**facts), key="a" * 64, state="taken", message=message
    )
    file = InquiryFile(letter=letter, name="card.pdf", media_type="application/pdf", sha256="c" * 64, size=4)
    file.file.save(f"press/letters/{file.public_id}.pdf", ContentFile(b"%PDF"))
    return file


def make_belongings(organization: Organization, *, owner: User, administrator: User) -> dict[str, Any]:
    """What every changing part of an address may stand for, by its name in the address."""
    template = make_template(administrator)
    drawn = picture(300, 300, "#e8a317")
    logo_file = CleanFile(drawn, "image/png", "png", 300, 300, "a" * 64, "logo.png")
    logo = add_logo(organization, logo_file, by=acting(owner))
    save_brand_kit(
        organization,
        names={"en": organization.name},
        taglines={},
        colour="#12355b",
        link="https://lantern.example.org",
        logo=logo,
        by=acting(owner),
    )
    edition = request_edition(organization, template, line="Together", output="jpeg", by=acting(owner))
    link, _secret = create_link(organization, name="Print shop", days=7, edition=edition, by=acting(owner))
    photograph = add_photograph(
        organization, clean_picture(drawn), alt="A wall", credit="Lantern", is_agreed=True, by=acting(owner)
    )
    contact = submit_contact(
        organization, name="Speaker", email=f"speaker-{owner.email}", language="en", languages=["en"], by=acting(owner)
    )
    now = timezone.now()
    day = timedelta(days=1)
    shift = add_shift(contact, starts_at=now, ends_at=now + day, time_zone="UTC", by=acting(owner))
    invitation, _code = invite_member(organization, email="new@example.org", role=Role.VIEWER, by=acting(owner))
    key, token = create_access_key(
        organization,
        name="Site",
        scopes=AccessKey.Scope.values,
        expires_at=timezone.now() + timedelta(days=9),
        by=acting(owner),
    )
    document = VettingDocument.objects.create(
        organization=organization, title="Statute", file="vetting/none.pdf", size=1, sha256="b" * 64, uploaded_by=owner
    )
    offer = Offer.objects.create(
        organization=organization,
        kind=Offer.Kind.MATERIAL,
        thing_id=template.material.public_id,
        title="Card",
        source_language="en",
        language="de",
        source=[{"key": "title#0", "name": "Title", "text": "Card"}],
        texts={"title#0": "Karte"},
        standing=Offer.Standing.SENT,
        written_by=owner,
        written_at=timezone.now(),
        sent_at=timezone.now(),
    )
    inquiry_offer = accepted_inquiry(organization, contact)
    return {
        "offer_id": offer.public_id,
        "inquiry_offer_id": inquiry_offer.public_id,
        "file_id": file_of(inquiry_offer).public_id,
        "thing_id": offer.thing_id,
        "kind": offer.kind,
        "language": offer.language,
        "organization_id": organization.public_id,
        "template_id": template.public_id,
        "logo_id": logo.public_id,
        "address": edition.digest,
        "link_id": link.public_id,
        "photograph_id": photograph.public_id,
        "filename": "card.jpg",
        "contact_id": contact.public_id,
        "shift_id": shift.public_id,
        "entry_id": shift.public_id,
        "invitation_id": invitation.public_id,
        "key_id": key.public_id,
        "document_id": document.public_id,
        "membership_id": Membership.objects.get(user=owner, organization=organization).public_id,
        "token": token,
    }
