"""Addresses from before there was one form (docs/adr/0027).

No account is lost. Where two are one mailbox, the one that showed it, has a place in an organisation or was used last
keeps the address; the other keeps another spelling of it, which nobody can come in with, and is told of below and by
`manage.py check_addresses`.
"""

import sys
from collections import defaultdict

from django.db import migrations

from partners.kernel.fields.addresses import canonical_or_same
from partners.kernel.fields.lines import one_line


def in_one_form(apps, schema_editor):
    User = apps.get_model("users", "User")
    EmailAddress = apps.get_model("account", "EmailAddress")
    verified = set(EmailAddress.objects.filter(verified=True).values_list("user_id", flat=True))
    members = set(apps.get_model("organizations", "Membership").objects.values_list("user_id", flat=True))

    def claim(user):
        return (
            user.pk in verified,
            user.pk in members,
            user.is_active,
            user.is_staff,
            str(user.last_login or ""),
            -user.pk,
        )

    mailboxes = defaultdict(list)
    waiting = {}
    for user in User.objects.order_by("pk"):
        mailboxes[canonical_or_same(user.email).lower()].append(user)
    for address, users in mailboxes.items():
        users.sort(key=claim, reverse=True)
        first, others = users[0], users[1:]
        for other in others:
            if other.email == address:
                # Of two spellings each has one: that of the first goes to the second.
                swap(User.objects, other, first)
            waiting[other.pk] = other.email
            sys.stdout.write(
                f"  Two accounts share one mailbox: {first.public_id} keeps the address, "
                f"{other.public_id} waits for another.\n"
            )
        if first.email != address:
            User.objects.filter(pk=first.pk).update(email=address)
    set_apart(EmailAddress.objects, waiting)
    for row in EmailAddress.objects.order_by("-verified", "pk"):
        if row.email != waiting.get(row.user_id):
            settle(EmailAddress.objects, row)


def set_apart(rows, waiting):
    """One row of it each, which nobody who comes to the door can name: a code must not bring the two together again."""
    for user_id, spelling in waiting.items():
        same = [row.pk for row in rows.filter(user_id=user_id) if is_same(row.email, spelling)]
        rows.filter(pk__in=same[1:]).delete()
        rows.filter(pk__in=same[:1]).update(email=spelling, verified=False)


def is_same(one, other):
    return canonical_or_same(one).lower() == canonical_or_same(other).lower()


def swap(people, other, first):
    people.filter(pk=other.pk).update(email=f"moving-{other.pk}@example.invalid")
    spelling, first.email = first.email, other.email
    people.filter(pk=first.pk).update(email=first.email)
    people.filter(pk=other.pk).update(email=spelling)
    other.email = spelling


def settle(rows, row):
    address = canonical_or_same(row.email)
    if address == row.email:
        return
    own = rows.filter(user_id=row.user_id, email=address).exclude(pk=row.pk).first()
    taken = rows.filter(email=address, verified=True).exclude(user_id=row.user_id).exists()
    # What was shown with an invisible sign in it was not shown in this form.
    is_verified = row.verified and one_line(row.email) == row.email
    if taken:
        rows.filter(pk=row.pk).update(verified=False)
    elif own is None:
        rows.filter(pk=row.pk).update(email=address, verified=is_verified)
    else:
        is_primary = own.primary or row.primary
        rows.filter(pk=row.pk).delete()
        rows.filter(pk=own.pk).update(verified=own.verified or is_verified, primary=is_primary)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
        ("organizations", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(in_one_form, migrations.RunPython.noop, elidable=False)]
