"""Prints, as JSON, the addresses' changing parts of a seeded demo. Run under the demo's settings."""

import json
import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.demo")
django.setup()

from partners.branding.models import Edition, Template  # noqa: E402  models exist after setup only
from partners.organizations.models import Organization  # noqa: E402
from partners.press.models import MediaContact, MediaInquiry  # noqa: E402
from portal.demo.personas import PERSONAS  # noqa: E402

lantern = Organization.objects.get(website="https://lantern.example.org")
waiting = Organization.objects.filter(standing="information_needed").get()
in_review = Organization.objects.filter(standing="in_review").first()
sys.stdout.write(
    json.dumps(
        {
            "org": str(lantern.public_id),
            "asked": str(waiting.public_id),
            "org_pk": lantern.pk,
            "in_review_pk": in_review.pk if in_review else None,
            "poster_uk": str(Template.objects.filter(kind="poster", language="uk").first().public_id),
            "card_en": str(Template.objects.filter(kind="social_card", language="en").first().public_id),
            "template_pk": Template.objects.first().pk,
            "edition": Edition.objects.filter(organization=lantern).first().address,
            "contact": str(MediaContact.objects.filter(organization=lantern).first().public_id),
            "inquiry_pk": MediaInquiry.objects.order_by("pk").first().pk,
            "personas": {persona.slug: persona.email for persona in PERSONAS},
        }
    )
    + "\n"
)
