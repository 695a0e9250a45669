"""Every form of the portal with somebody in front of it who may send it."""

import io
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pikepdf
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import VISITOR, acting
from partners.organizations.models import Agreement, Membership, Organization, Role
from partners.organizations.services.vetting import ask_for_information, start_review
from partners.press.models import ConsentText, MediaContact
from partners.press.services.inquiries import assign_inquiry, receive_inquiry
from tests.support.belongings import make_belongings

OURS = (
    "organizations", "campaigns", "artwork", "branding", "editions", "press", "activity", "kernel", "mail", "users",
    "account",
    "mfa", "media",
)  # fmt: skip
TYPED = "Typed words"


@dataclass(frozen=True)
class Place:
    """A page, who opens it, the fields that tell its form from others, and what makes the form right."""

    who: str
    address: str
    names: tuple[str, ...] = ()
    right: dict[str, Any] = field(default_factory=dict)
    # Where the form is sent, when not where its `action` says.
    target: str = ""
    # A template that is only drawn when the form was accepted.
    done: str = ""


def rows() -> dict[str, int]:
    """How many rows the tables of the domain have."""
    tables = [model._meta.db_table for label in OURS for model in apps.get_app_config(label).get_models()]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables))
        return dict(zip(tables, cursor.fetchone(), strict=True))


def paper() -> SimpleUploadedFile:
    out = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    # Sent twice it is the same paper, also when the clock has gone on between.
    document.save(out, deterministic_id=True)
    return SimpleUploadedFile("paper.pdf", out.getvalue(), "application/pdf")


def own_application(person: Any, name: str, standing: str, **answers: Any) -> Organization:
    complete = {"country": "UA", "email": "us@example.org", "languages": ["uk"], "mission": "We help."}
    found = Organization.objects.create(
        name=name, standing=standing, motivation="Together.", plans="Posters.", **{**complete, **answers}
    )
    Membership.objects.create(user=person, organization=found, role=Role.OWNER)
    return found


def make_places(
    *, organization: Any, owner: Any, person: Any, applicant: Any, staff: dict[str, Any]
) -> dict[str, Place]:
    """`staff` has partnerships, press_officer and administrator."""
    now = timezone.now()
    texts = {"en": "One.\n\nTwo.", "uk": "Один.\n\nДва."}
    Agreement.objects.create(version=1, texts=texts, published_at=now - timedelta(days=1))
    consent = {"title": "T", "intro": "I", "sections": [], "acceptance": "A"}
    ConsentText.objects.create(version=1, texts={"en": consent, "uk": consent}, published_at=now - timedelta(days=1))
    own = make_belongings(organization, owner=owner, administrator=staff["administrator"])
    contact = MediaContact.objects.get(public_id=own["contact_id"])
    colleague = Membership.objects.get(organization=organization, role=Role.EDITOR)
    draft = own_application(person, "River", "draft")
    asked = applicant.memberships.get().organization
    for name, value in {"email": "us@example.org", "motivation": "Together.", "plans": "Posters."}.items():
        setattr(asked, name, value)
    asked.save()
    start_review(asked, by=acting(staff["partnerships"]))
    ask_for_information(asked, reason="Who are you?", by=acting(staff["partnerships"]))
    waiting = own_application(owner, "Delta", "in_review", applied_at=now)
    deadline = now + timedelta(days=3)
    question: dict[str, Any] = {"name": "A", "email": "a@example.org", "time_zone": "UTC", "language": "en"}
    inquiry, _receipt = receive_inquiry(**question, deadline_at=deadline, question="Why?", by=VISITOR)
    assign_inquiry(inquiry, by=acting(staff["press_officer"]))

    def at(name: str, *args: Any, of: Any = organization) -> str:
        return reverse(name, args=[of.public_id, *args])

    def of_staff(name: str, *args: Any) -> str:
        return reverse(name, args=args)

    asking = {
        "question": TYPED, "name": TYPED, "outlet": TYPED, "email": "reporter@example.org",
        "deadline": f"{deadline:%Y-%m-%dT%H:%M}", "x7q3k": "",
    }  # fmt: skip
    speaker = {"name": TYPED, "email": "new-speaker@example.org", "languages": ["uk"], "topics": ["detention"]}
    application = at("organizations:application_edit", of=draft)
    template = own["template_id"]
    return {
        "begin an application": Place("person", reverse("organizations:join"), ("name",), {"name": TYPED}),
        "application": Place("person", application, ("mission",), {"mission": TYPED}),
        "autosave": Place(
            "person", application, ("mission",), {"mission": TYPED},
            target=at("organizations:application_autosave", of=draft), done="json",
        ),
        "send the application": Place("person", at("organizations:application_submit", of=draft)),
        "answer a question": Place(
            "applicant", at("organizations:application_status", of=asked), ("answer",), {"answer": TYPED}
        ),
        "add a document": Place(
            "person", at("organizations:document_add", of=draft), ("title", "file"), {"title": TYPED, "file": paper}
        ),
        "profile": Place(
            "owner", at("organizations:profile"), ("mission",),
            {"mission": TYPED, "email": "office@lantern.example.org", "languages": ["uk"]},
        ),
        "invite": Place("owner", at("organizations:team"), ("email",), {"email": "colleague@example.org"}),
        "change a role": Place(
            "owner", at("organizations:team"), ("role",), {"role": "viewer"},
            target=at("organizations:member_role", colleague.public_id),
        ),
        "make a key": Place("owner", at("organizations:key_create"), ("name",), {"name": TYPED}),
        "revoke a key": Place("owner", at("organizations:key_revoke", own["key_id"])),
        "accept the agreement": Place("owner", at("organizations:agreement"), ("is_read",), {"is_read": "on"}),
        "sign the statement": Place("owner", at("campaigns:statement"), ("is_meant",), {"is_meant": "on"}),
        "brand kit": Place("owner", at("branding:kit"), ("colour",), {"tagline_en": TYPED}),
        "studio": Place("owner", at("editions:studio", template), ("line",), {"line": TYPED, "output": "jpeg"}),
        "offer a contact": Place("owner", at("press:contact_add"), ("email",), speaker),
        "change a contact": Place(
            "owner", at("press:contact_edit", contact.public_id), ("email",), speaker | {"name": contact.name}
        ),
        "ask as a reporter": Place(
            "", reverse("press:inquiry"), ("question",), asking, done="partners/press/inquiry_received.html"
        ),
        "decline an application": Place(
            "partnerships", of_staff("backoffice_partners:review", waiting.public_id), ("reason", "is_meant"),
            {"reason": TYPED, "note": TYPED, "is_meant": "on"},
        ),
        "note": Place(
            "partnerships", of_staff("backoffice_partners:review", asked.public_id), ("text",), {"text": TYPED}
        ),
        "answer a reporter": Place(
            "press_officer", of_staff("backoffice_inquiries:move", inquiry.public_id, "answer"), ("answer",),
            {"answer": TYPED},
        ),
        "revise a template": Place(
            "administrator", of_staff("backoffice_templates:revise", template), ("slots",), {"credit": TYPED}
        ),
        "add a person": Place(
            "administrator", of_staff("wagtailusers_users:add"), ("email", "name"),
            {"email": "new-staff@example.org", "name": TYPED, "groups": [Group.objects.get(name="Writers").pk]},
        ),
        "sign up": Place(
            "", reverse("account_signup"), ("email",), {"email": "fresh@example.org", "password1": "long enough to do"}
        ),
        "sign in": Place(
            "", reverse("account_login"), ("login",),
            {"login": "owner@example.org", "password": "correct horse battery staple"},
        ),
        "ask for a new password": Place(
            "", reverse("account_reset_password"), ("email",), {"email": "owner@example.org"}
        ),
        "change the address": Place(
            "owner", reverse("account_email"), ("email",), {"email": "moved@example.org", "action_add": ""}
        ),
        "say who one is": Place("owner", reverse("users:person"), ("time_zone",), {"name": TYPED}),
        "change the password": Place(
            "owner", reverse("account_change_password"), ("oldpassword",),
            {
                "oldpassword": "correct horse battery staple", "password1": "another long phrase",
                "password2": "another long phrase",
            },
        ),
    }  # fmt: skip
