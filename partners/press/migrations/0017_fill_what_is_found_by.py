"""Keys of the agreements that hold, the folded words of questions, and on PostgreSQL the index of their parts.

An agreement that is no longer as it was sealed gets no keys, as it lists nobody.
"""

from datetime import UTC

from django.db import DatabaseError, migrations, transaction

from partners.kernel.codes import sha256_of
from partners.kernel.languages.searching import folded

LEVELS = ["native", "fluent", "working"]
AT_ONCE = 500
SOURCES = ("question", "name", "outlet", "email")


def is_as_sealed(consent):
    seal = sha256_of(
        {
            "contact": str(consent.contact.public_id),
            "facts": consent.facts,
            "text": consent.text_version,
            "agreed": consent.agreed_at.astimezone(UTC).isoformat(),
            "until": consent.until.astimezone(UTC).isoformat(),
        }
    )
    return isinstance(consent.facts, dict) and seal == consent.sha256


def keys_of(facts, seal):
    # Fewer facts than today were asked for at first: what is not there was not told.
    week = [
        facts.get("time_zone", ""),
        " ".join(facts.get("days", [])),
        facts.get("opens", ""),
        facts.get("closes", ""),
    ]
    found = {
        "topic": facts.get("topics") or [""],
        "country": facts.get("countries") or [""],
        "medium": facts.get("formats") or [""],
        "condition": facts.get("conditions", []),
        "safety": [facts.get("safety", "open")],
        "week": ["|".join(week)],
        "name": [facts["name"]],
        "position": [facts["position"]],
        "seal": [seal],
    }
    return [(kind, code) for kind, codes in found.items() for code in sorted(set(codes))]


def fill_keys(apps, schema_editor):
    ContactConsent, ConsentKey = (apps.get_model("press", name) for name in ("ContactConsent", "ConsentKey"))
    # Also of ended ones, which cost little: nobody has to know which will be looked at.
    for consent in ContactConsent.objects.select_related("contact").order_by("pk").iterator(AT_ONCE):
        if not is_as_sealed(consent):
            continue
        rows = [
            ConsentKey(consent=consent, kind=kind, code=code) for kind, code in keys_of(consent.facts, consent.sha256)
        ]
        ConsentKey.objects.bulk_create(rows, ignore_conflicts=True)
        levels = consent.facts.get("levels", {})
        for code in consent.facts["languages"]:
            level = levels.get(code) if levels.get(code) in LEVELS else "fluent"
            ConsentKey.objects.filter(consent=consent, kind="language", code=code).update(level=LEVELS.index(level))


def fill_searched(apps, schema_editor):
    MediaInquiry = apps.get_model("press", "MediaInquiry")
    batch = []
    for inquiry in MediaInquiry.objects.order_by("pk").iterator(AT_ONCE):
        inquiry.searched = folded("\n".join(getattr(inquiry, name) for name in SOURCES))
        batch.append(inquiry)
        if len(batch) == AT_ONCE:
            MediaInquiry.objects.bulk_update(batch, ["searched"])
            batch = []
    MediaInquiry.objects.bulk_update(batch, ["searched"])


def index_parts(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(
        "CREATE INDEX inquiry_by_time_left ON press_mediainquiry ("
        "(CASE WHEN standing IN ('received', 'assigned') THEN 0 ELSE 1 END), deadline_at, id)"
    )
    try:
        # Trusted since PostgreSQL 13: whoever may create in the database may have it.
        with transaction.atomic(using=schema_editor.connection.alias):
            schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            schema_editor.execute("CREATE INDEX inquiry_parts ON press_mediainquiry USING gin (searched gin_trgm_ops)")
    except DatabaseError:
        # The search finds the same without it, and reads all questions for that (docs/operations.md).
        return


def drop_parts(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS inquiry_parts")
        schema_editor.execute("DROP INDEX IF EXISTS inquiry_by_time_left")


class Migration(migrations.Migration):
    dependencies = [("press", "0016_found_among_thousands")]

    operations = [
        migrations.RunPython(fill_keys, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(fill_searched, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(index_parts, drop_parts, elidable=False),
    ]
