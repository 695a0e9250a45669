"""Media contacts from before addresses and numbers had one form."""

from partners.press.models import MediaContact
from tests.support.earlier import run_migration, typed


def test_a_listed_person_stays_listed_with_what_they_agreed_to(long_listed):
    contact = long_listed()
    agreed = contact.facts
    typed(MediaContact, contact.pk, phone="+380 44\u00a0123\u201145\u201167", email="Daryna@приклад.укр")
    contact.refresh_from_db()
    facts = contact.facts
    MediaContact.objects.filter(pk=contact.pk).update(
        agreed={**contact.agreed, "phone": facts.phone, "email": facts.email}, agreed_sha256=facts.sha256
    )
    run_migration("press", "0002_addresses_and_numbers_in_one_form")

    contact = MediaContact.objects.get(pk=contact.pk)
    assert (contact.phone, contact.email) == ("+380441234567", "daryna@xn--80aikifvh.xn--j1amh")
    assert contact.agreed["phone"] == "+380 44\u00a0123\u201145\u201167", "what they read is kept"
    assert contact.is_as_agreed
    contact.save()
    assert contact.is_as_agreed
    assert agreed.name == contact.name


def test_a_number_that_nobody_could_dial_stays_as_typed(long_listed):
    contact = long_listed()
    typed(MediaContact, contact.pk, phone="- - - - -")
    run_migration("press", "0002_addresses_and_numbers_in_one_form")
    contact.refresh_from_db()

    assert contact.phone == "- - - - -"
