"""Addresses and telephone numbers from before there was one form (docs/adr/0027).

What a person agreed to is left as they read it: it is compared by the mailbox and the number, so nobody is taken off
the list. What has no one form stays as it was typed.
"""

from django.db import migrations

from partners.kernel.fields import addresses, phones


def in_one_form(apps, schema_editor):
    MediaContact = apps.get_model("press", "MediaContact")
    for row in MediaContact.objects.select_related("organization").order_by("pk"):
        email, phone = addresses.canonical_or_same(row.email), number(row)
        live = MediaContact.objects.filter(
            organization_id=row.organization_id, email__iexact=email, standing__in=["submitted", "confirmed"]
        )
        if row.standing in {"submitted", "confirmed"} and live.exclude(pk=row.pk).exists():
            email = row.email
        if (email, phone) != (row.email, row.phone):
            MediaContact.objects.filter(pk=row.pk).update(email=email, phone=phone)

    MediaInquiry = apps.get_model("press", "MediaInquiry")
    for pk, typed in MediaInquiry.objects.values_list("pk", "email"):
        email = addresses.canonical_or_same(typed)
        if email != typed:
            MediaInquiry.objects.filter(pk=pk).update(email=email)


def number(row):
    try:
        found = phones.canonical_phone(row.phone, region=row.organization.country)
    except phones.ValidationError:
        return row.phone
    # Without its country's code, what was agreed to cannot be compared with it.
    return found if not row.agreed or phones.canonical_or_same(row.phone) == found else row.phone


class Migration(migrations.Migration):
    dependencies = [("press", "0001_initial"), ("organizations", "0001_initial")]

    operations = [migrations.RunPython(in_one_form, migrations.RunPython.noop, elidable=False)]
