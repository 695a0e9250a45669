import hashlib
import json

from django.db import migrations, models
from django.utils import timezone

OWN = ("name", "position", "languages", "topics", "time_zone", "hours", "email", "phone")


def facts_of(contact):
    return {**{name: getattr(contact, name) for name in OWN}, "organization": contact.organization.name}


def sha256_of(facts):
    """The canonical form of the day of this migration; that of the model may have more facts by now."""
    canonical = {name: sorted(value, key=repr) if isinstance(value, list) else value for name, value in facts.items()}
    text = json.dumps(canonical, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def keep_what_was_agreed(apps, schema_editor):
    """Who was not changed since they agreed, agreed to what stands there now. Of the others nobody knows to what.

    Those stand back, in nobody's list; the portal asks them at its next round. Their own link still ends everything.
    """
    MediaContact = apps.get_model("press", "MediaContact")
    ActivityEntry = apps.get_model("activity", "ActivityEntry")
    for contact in MediaContact.objects.filter(standing="confirmed").select_related("organization"):
        since = ActivityEntry.objects.filter(
            verb="contact.changed", subject_id=contact.public_id, happened_at__gte=contact.confirmed_at
        )
        # Asking to renew was recorded with the same verb. A change that asked would have taken the consent away, so
        # of somebody who still had it, an entry that says so tells of a letter only.
        if all(entry.data.get("asks_again") is True for entry in since):
            facts = facts_of(contact)
            MediaContact.objects.filter(pk=contact.pk).update(agreed=facts, agreed_sha256=sha256_of(facts))
            continue
        MediaContact.objects.filter(pk=contact.pk).update(
            standing="submitted",
            code_hash=None,
            code_expires_at=None,
            consent_version=None,
            confirmed_at=None,
            listed_until=None,
            # From here the days run after which those who do not answer are deleted.
            asked_at=timezone.now(),
        )


def list_nobody_with_something_else(apps, schema_editor):
    """The code before this lists whoever is confirmed, with whatever the columns say."""
    MediaContact = apps.get_model("press", "MediaContact")
    forgotten = {"consent_version": None, "confirmed_at": None, "listed_until": None, "personal_hash": None}
    MediaContact.objects.filter(standing="submitted").update(**forgotten)
    for contact in MediaContact.objects.filter(standing="confirmed").select_related("organization"):
        if contact.agreed_sha256 != sha256_of(facts_of(contact)):
            MediaContact.objects.filter(pk=contact.pk).update(
                standing="submitted", code_hash=None, code_expires_at=None, asked_at=timezone.now(), **forgotten
            )


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0004_agreement_published"),
        ("organizations", "0001_initial"),
        ("press", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="mediacontact",
            name="agreed",
            field=models.JSONField(blank=True, null=True, verbose_name="what they agreed to"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="agreed_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(keep_what_was_agreed, list_nobody_with_something_else),
    ]
