"""One mailbox is one address, however it was typed or pasted."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from rest_framework import serializers

from api.fields import Address
from partners.kernel.fields.addresses import AddressField, canonical_address, canonical_or_same, shown_address
from partners.mail.services import queue_text
from partners.users.models import User

# What names the same mailbox as the first of each row.
SAME = [
    ("mira@example.org", "Mira@Example.ORG", " mira@example.org\t", "\ufeffmira@example.org\u200b",
     "mira\u200b@example.org",
     "mira@exam\u00adple.org", "\u202amira@example.org\u202c", "\u00a0mira@example.org\u00a0", "mira＠example.org",
     "mira@example。org", "mira@ｅｘａｍｐｌｅ．org", "mira@example.org.", "mailto:mira@example.org",
     "MAILTO:mira@example.org?subject=Hi", "Mira Kestrel <mira@example.org>", "<mira@example.org>",
     "mira@example.org <mira@example.org>", "\u2066mira@example.org\u2069", "mira@example.org\r\n"),
    ("olena@xn--80aikifvh.xn--j1amh", "olena@приклад.укр", "Olena@ПРИКЛАД.УКР", "olena@XN--80AIKIFVH.xn--j1amh",
     "Олена <olena@приклад.укр>", "olena@приклад。укр.", "mailto:olena@приклад.укр"),
    ("a+b.c_d@xn--fa-hia.de", "a+b.c_d@faß.de", "A+B.C_D@FAß.de"),
]  # fmt: skip
NO_ADDRESSES = [
    "nobody", "@", "mira@", "@example.org", "mira@localhost", "mira@example", "mira@[127.0.0.1]", "mira@127.0.0.1",
    "mira@[IPv6:::1]", '"mira k"@example.org', "mira k@example.org", "mira@exa mple.org", "mıra@example.org",
    "ſam@example.org", "ｍira@example.org", "міра@example.org", "mi\u202era@example.org", "mira@exa\u202emple.org",
    "mira@example.org, sam@example.org", "mira@example.org sam@example.org", "sam@example.org <mira@example.org>",
    "Mira <mira@example.org> <sam@example.org>", "mira..k@example.org", ".mira@example.org", "mira.@example.org",
    "mira@exa_mple.org", "mira@-example.org", "mira@❤.ws", "mira@xn--a.org", "mira@example..org",
    "mira@example.org\r\nBcc: sam@example.org", "mira\x00@example.org", "mira@example.org\x00", "\ud83d@example.org",
    "mira@\ud83d.org", f"{'m' * 65}@example.org", f"mira@{'a' * 64}.org", f"mira@{'a.' * 125}org", "m" * 100_000,
    "mira@example.invalid", "mira@shop.localhost", "m\u0131ra@example.org", "mira(home)@example.org",
    "mira@example.org@",
]  # fmt: skip


class AddressForm(forms.Form):
    email = AddressField()


class AddressSerializer(serializers.Serializer):
    email = Address(max_length=254)


@pytest.mark.parametrize(("address", "typed"), [(row[0], typed) for row in SAME for typed in row])
def test_one_mailbox_is_one_address_at_forms_interface_and_tables(address, typed, db):
    form, serializer = AddressForm({"email": typed}), AddressSerializer(data={"email": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["email"] == address
    assert serializer.is_valid(), serializer.errors
    assert serializer.validated_data["email"] == address
    person = User.objects.create(email=typed)
    assert person.email == address
    assert User.objects.filter(email=typed).get() == User.objects.get_by_natural_key(typed) == person
    assert User.objects.filter(email__in=[typed]).exists()


@pytest.mark.parametrize("typed", NO_ADDRESSES)
def test_what_is_no_address_is_refused_with_words_and_nothing_is_lost(typed, db):
    form, serializer = AddressForm({"email": typed}), AddressSerializer(data={"email": typed})

    assert not form.is_valid()
    assert all(message.strip() for message in form.errors["email"])
    assert form["email"].value() == typed
    assert not serializer.is_valid()
    with pytest.raises(ValidationError):
        canonical_address(typed)
    with pytest.raises(ValidationError), transaction.atomic():
        User.objects.create(email=typed)
    assert canonical_or_same(typed) == typed
    assert not User.objects.exists()


def test_a_sign_that_looks_like_a_letter_is_named():
    with pytest.raises(ValidationError, match=r"U\+0131"):
        canonical_address("m\u0131ra@example.org")


def test_no_address_is_no_address():
    form = AddressForm({"email": "  "})
    form.fields["email"].required = False

    assert form.is_valid()
    assert form.cleaned_data["email"] == ""


def test_a_row_that_is_older_than_the_rule_stays_as_it_is_when_something_else_changes(db):
    person = User.objects.create(email="mira@example.org")
    with connection.cursor() as cursor:
        cursor.execute("update users_user set email = %s where id = %s", ["mıra@example.org", person.pk])
    person.refresh_from_db()
    person.name = "Mira"
    person.save()

    assert User.objects.get(pk=person.pk).email == "mıra@example.org"
    assert queue_text("a/letter", person.email, subject="A", text="B").to == "mıra@example.org"


def test_people_read_the_host_in_its_own_letters():
    assert shown_address("olena@xn--80aikifvh.xn--j1amh") == "olena@приклад.укр"
    assert shown_address("nobody") == "nobody"
