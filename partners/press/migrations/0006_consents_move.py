"""Agreements from before there were versions of them (docs/adr/0066).

Only what is still as it was sealed then is moved. Whoever waited to be asked about a change was told that nothing is
shown; so their agreement is moved as ended. Nobody is on any surface but the one that the text spoke of.
"""

from datetime import UTC

from django.db import migrations

from partners.kernel.codes import sha256_of


def old_seal(agreed):
    return sha256_of(
        {name: sorted(value, key=repr) if isinstance(value, list) else value for name, value in agreed.items()}
    )


def move(apps, schema_editor):
    names = ("MediaContact", "ContactConsent", "ConsentKey")
    MediaContact, ContactConsent, ConsentKey = (apps.get_model("press", name) for name in names)
    found = MediaContact.objects.exclude(agreed_sha256="").exclude(confirmed_at=None).exclude(listed_until=None)
    for row in found.order_by("pk"):
        if not isinstance(row.agreed, dict) or old_seal(row.agreed) != row.agreed_sha256 or row.consent_version is None:
            continue
        ended_at, end = None, ""
        if row.standing != "confirmed":
            ended_at, end = row.ended_at or row.asked_at, "withdrawn" if row.ended_at else "removed"
        seal = sha256_of(
            {
                "contact": str(row.public_id),
                "facts": row.agreed,
                "text": row.consent_version,
                "agreed": row.confirmed_at.astimezone(UTC).isoformat(),
                "until": row.listed_until.astimezone(UTC).isoformat(),
            }
        )
        consent = ContactConsent.objects.create(
            contact=row, number=1, facts=row.agreed, text_version=row.consent_version, agreed_at=row.confirmed_at,
            until=row.listed_until, sha256=seal, ended_at=ended_at, end=end,
        )  # fmt: skip
        keys = {"surface": ["reporters"], "language": row.agreed["languages"], "topic": row.agreed["topics"]}
        ConsentKey.objects.bulk_create(
            ConsentKey(consent=consent, kind=kind, code=code) for kind, codes in keys.items() for code in set(codes)
        )


class Migration(migrations.Migration):
    dependencies = [("press", "0005_consents_are_versions")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop, elidable=False)]
