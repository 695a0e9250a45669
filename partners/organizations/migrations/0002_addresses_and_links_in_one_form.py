"""Addresses and websites from before there was one form (docs/adr/0027). What has none stays as it was typed."""

from django.db import migrations
from django.utils import timezone

from partners.kernel.fields import addresses, links


def in_one_form(apps, schema_editor):
    Organization = apps.get_model("organizations", "Organization")
    for row in Organization.objects.order_by("pk"):
        email, website = addresses.canonical_or_same(row.email), links.canonical_or_same(row.website)
        if len(website) > 300:
            website = row.website
        if (email, website) != (row.email, row.website):
            Organization.objects.filter(pk=row.pk).update(email=email, website=website)

    Invitation = apps.get_model("organizations", "Invitation")
    # The newest first: of two open ones to one mailbox it stays, as when somebody is invited again.
    for row in Invitation.objects.order_by("-pk"):
        email = addresses.canonical_or_same(row.email)
        if email == row.email:
            continue
        is_open = row.accepted_at is None and row.revoked_at is None
        others = Invitation.objects.filter(
            organization_id=row.organization_id, email=email, accepted_at=None, revoked_at=None
        )
        revoked_at = timezone.now() if is_open and others.filter(pk__gt=row.pk).exists() else row.revoked_at
        if is_open and revoked_at is None:
            others.exclude(pk=row.pk).update(revoked_at=timezone.now())
        Invitation.objects.filter(pk=row.pk).update(email=email, revoked_at=revoked_at)


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [migrations.RunPython(in_one_form, migrations.RunPython.noop, elidable=False)]
