"""How much an organisation may keep: said in a table, told to everybody concerned, and true at once too."""

from dataclasses import replace
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from partners.branding.models import BrandKit, Logo
from partners.branding.selectors import logos_used
from partners.branding.services import add_logo, logos, remove_logo, save_brand_kit
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, NotAllowed, OverQuota
from partners.kernel.limits.quotas import QUOTAS, Used
from partners.kernel.models import private_storage
from partners.kernel.uploads import CleanFile, clean_logo
from partners.organizations.models import Organization, Role
from partners.organizations.services.documents import add_document
from partners.press.services.contacts import submit_contact
from tests.conftest import make_member, make_organization
from tests.support.branding import KIT, KIT_FORM, drawn_logo, upload, url_of
from tests.support.log import verbs

CONTACT = {"name": "Daryna", "language": "en", "languages": ["en"]}


def limit(monkeypatch, kind, **changes):
    monkeypatch.setitem(QUOTAS, kind, QUOTAS[kind]._replace(**changes))


def drawn(number: int) -> CleanFile:
    return clean_logo(drawn_logo(colour=f"#{number:06x}"))


def test_used_and_allowed_are_told_in_both_languages():
    used = Used("logo", 3, 1_300_000)

    assert used.words == "3 of 30, 1.2\xa0MB of 60.0\xa0MB"
    with translation.override("uk"):
        assert used.label == "Логотипи"
        assert used.words.startswith("3 з 30, 1,2")
    assert Used("contact", 7).words == "7 of 200"
    assert (Used("logo", 30).share, Used("logo", 1, 60 * 1024 * 1024).share) == (100, 100)


@pytest.mark.parametrize("kind", sorted(QUOTAS))
def test_whoever_is_refused_reads_how_to_make_room(kind):
    with pytest.raises(OverQuota) as refused:
        Used(kind, QUOTAS[kind].number).require_room()
    assert str(QUOTAS[kind].remedy) in str(refused.value)
    assert f"{QUOTAS[kind].number} of {QUOTAS[kind].number}" in str(refused.value)
    with translation.override("uk"):
        assert str(QUOTAS[kind].remedy) not in str(refused.value), "each sentence has its translation"


@pytest.mark.parametrize("changes", [{"number": 1}, {"bytes": 6000}])
def test_one_logo_too_many_is_refused_and_removing_one_makes_room(organization, owner, logo, monkeypatch, changes):
    limit(monkeypatch, "logo", **({"number": 1} if "number" in changes else {"bytes": logo.size + 10}))
    with pytest.raises(OverQuota):
        add_logo(organization, drawn(1), by=acting(owner))
    assert add_logo(organization, clean_logo(drawn_logo()), by=acting(owner)) == logo, "that is no other one"

    remove_logo(logo, by=acting(owner))
    assert add_logo(organization, drawn(1), by=acting(owner))


def test_the_kits_form_keeps_what_was_typed_and_says_how_to_make_room(organization, owner, kit, sign_in, monkeypatch):
    limit(monkeypatch, "logo", number=1)
    client = sign_in(owner)

    typed = {**KIT_FORM, "name_en": "Lantern light", "logo": upload(drawn_logo(colour="#123456"))}
    answer = client.post(url_of("kit", organization), typed)

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "There is no room for another one: Logos – 1 of 1" in text
    assert 'value="Lantern light"' in text
    assert BrandKit.objects.count() == 1


def test_a_logo_is_removed_on_the_page_with_its_file_but_not_that_of_today(
    organization, owner, viewer, kit, sign_in, django_capture_on_commit_callbacks
):
    spare = add_logo(organization, drawn(7), by=acting(owner))
    client = sign_in(owner)
    page = client.get(url_of("kit", organization)).content.decode()
    address = reverse("branding:logo_remove", args=[organization.public_id, spare.public_id])
    of_today = reverse("branding:logo_remove", args=[organization.public_id, kit.logo.public_id])
    assert "2 of 30" in page
    assert address in page
    assert of_today not in page

    assert sign_in(viewer).post(address).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address).status_code == 302
    assert not private_storage().exists(spare.file.name)
    assert verbs()[-1] == "logo.removed"
    assert client.post(address).status_code == 404
    with pytest.raises(Conflict) as refused:
        remove_logo(kit.logo, by=acting(owner))
    assert refused.value.code == "in_use"
    with pytest.raises(NotAllowed):
        remove_logo(kit.logo, by=acting(viewer))


def test_a_logo_of_an_earlier_kit_goes_with_that_kit_unless_files_carry_it(organization, owner, card, kit):
    another = add_logo(organization, drawn(8), by=acting(owner))
    newer = save_brand_kit(organization, **KIT, logo=another, by=acting(owner))
    remove_logo(kit.logo, by=acting(owner))
    assert list(BrandKit.objects.all()) == [newer]

    request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    with pytest.raises(Conflict) as refused:
        remove_logo(newer.logo, by=acting(owner))
    assert refused.value.code == "files_made"
    assert Logo.objects.filter(pk=newer.logo_id).exists()


def test_papers_have_bytes_too(person, monkeypatch):
    draft = make_organization("River", "draft")
    draft.memberships.create(user=person, role=Role.OWNER)
    limit(monkeypatch, "paper", bytes=1000)
    paper = CleanFile(b"%PDF-" + b"x" * 600, "application/pdf", "pdf", 0, 0, "a" * 64, "statute.pdf")
    add_document(draft, title="Statute", file=paper, by=acting(person))
    with pytest.raises(OverQuota):
        add_document(draft, title="Report", file=replace(paper, sha256="b" * 64), by=acting(person))


def test_contacts_have_a_number(organization, owner, monkeypatch, sign_in, campaign):
    limit(monkeypatch, "contact", number=1)
    submit_contact(organization, **CONTACT, email="one@example.org", by=acting(owner))
    with pytest.raises(OverQuota):
        submit_contact(organization, **CONTACT, email="two@example.org", by=acting(owner))
    assert "1 of 1" in sign_in(owner).get(reverse("press:contacts", args=[organization.public_id])).content.decode()


def test_staff_see_what_an_organisation_keeps(organization, owner, logo, partnerships, sign_in):
    page = sign_in(partnerships).get(f"/cms/partners/{organization.public_id}/").content.decode()

    for kind in QUOTAS.values():
        assert str(kind.label) in page
    assert "1 of 30" in page


def added_at_once(organization, people) -> list[str]:
    start, outcomes = Barrier(len(people)), []

    def add(number, person):
        try:
            start.wait()
            add_logo(organization, files[number], by=acting(person))
            outcomes.append("kept")
        except OverQuota:
            outcomes.append("refused")
        finally:
            connection.close()

    files = [drawn(number + 10) for number in range(len(people))]
    threads = [Thread(target=add, args=each) for each in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.fixture
def four(transactional_db):
    organization = make_organization("Lantern")
    return organization, [make_member(organization, f"{number}@example.org", Role.EDITOR) for number in range(4)]


def test_of_four_at_once_as_many_get_in_as_there_is_room_for(four, monkeypatch):
    limit(monkeypatch, "logo", number=2)

    assert added_at_once(*four) == ["kept", "kept", "refused", "refused"]
    assert logos_used(four[0]).number == 2


@pytest.mark.postgresql
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has a single writer: no race to be had")
def test_without_the_lock_more_get_in(four, monkeypatch):
    """The negative control: all have looked before any has written."""
    looked = Barrier(4)

    def used(organization):
        found = logos_used(organization)
        looked.wait(timeout=10)
        return found

    monkeypatch.setattr(logos, "hold", lambda organization: Organization.objects.get(pk=organization.pk))
    monkeypatch.setattr(logos, "logos_used", used)
    limit(monkeypatch, "logo", number=2)

    assert added_at_once(*four) == ["kept"] * 4
