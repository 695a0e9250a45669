"""Whoever meets a file learns whose it is and what has become of it, and never more than the public may know."""

import io
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
import segno
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml.html import document_fromstring
from PIL import Image

from partners.artwork.rendering import SAMPLE_CODE, codes_from
from partners.artwork.services import revise_template
from partners.branding.services import save_brand_kit
from partners.campaigns.services.statements import endorse_statement
from partners.editions.forms import FileLookUpForm
from partners.editions.models import Edition
from partners.editions.selectors import editions_of, issued_with_bytes, issued_with_code, verdict_on
from partners.editions.services import request_edition
from partners.editions.services.keeping import keep_drawn
from partners.editions.views.verifying import MOST_WRONG
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import PRICES
from partners.materials.services import correct_material, withdraw_material
from partners.organizations.models import Organization
from tests.portal.test_bad_queries import VALUES
from tests.support.branding import KIT, SLOTS, picture
from tests.support.counters import counters_of_limits
from tests.support.editions import content

QR = {"kind": "qr", "x": 0.6, "y": 0.3, "width": 0.35, "height": 0.28, "background": "#ffffff"}
VERIFY = reverse("verify")
fill_codes = import_module("partners.editions.migrations.0005_fill_codes").fill
NOBODYS = next(codes_from("abcdef" + "0" * 58))


@pytest.fixture
def edition(organization, owner, card, kit, statement, administrator):
    """A current file, with a QR code, of a partner on the public wall."""
    endorse_statement(organization, statement, by=acting(owner))
    revise_template(card, slots=[*SLOTS, QR], by=acting(administrator))
    return request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))


@pytest.fixture
def read(edition):
    """`read(edition)` is the page of its code as everybody gets it, without gaps."""

    def one(edition=edition, language="en"):
        answer = Client().get(f"/{language}/verify/{edition.code}/")
        assert answer.status_code == 200
        return told(answer)

    return one


def told(answer) -> str:
    main = document_fromstring(answer.content.decode()).find(".//main")
    return " ".join(" ".join(main.itertext()).split())


def numbers() -> dict[str, int]:
    """What is counted, apart from the one count of all that is sent."""
    return dict(counters_of_limits().values_list("key", "number"))


def sent(data: bytes, name="poster.jpg", **headers):
    return Client().post(VERIFY, {"file": SimpleUploadedFile(name, data)}, headers=headers)


def smaller(data: bytes) -> bytes:
    """As a network hands it on: other bytes, no metadata."""
    with Image.open(io.BytesIO(data)) as whole:
        reduced = whole.convert("RGB").resize((whole.width * 4 // 5, whole.height * 4 // 5))
    out = io.BytesIO()
    reduced.save(out, "JPEG", quality=75)
    return out.getvalue()


def verdict(edition):
    (found,) = issued_with_code(edition.code)
    return verdict_on(found, "en", at=clock.now())


# By its code


@pytest.mark.parametrize(
    ("wanted", "language"), [("uk-UA,uk;q=0.9,en;q=0.5", "uk"), ("en-GB", "en"), ("", "en"), ("xx", "en")]
)
def test_the_qr_code_leads_to_the_page_in_the_language_of_the_browser(client, edition, wanted, language):
    answer = client.get(f"/v/{edition.code}", headers={"accept-language": wanted})

    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/verify/{edition.code}/")
    assert "Accept-Language" in answer["Vary"]
    assert client.get(answer["Location"]).status_code == 200


def test_the_page_says_to_whom_it_was_issued_and_what_it_is(read, edition):
    page = read()

    assert "The file with this code is current" in page
    for said in (edition.shown_code, "Lantern", "A card", "Territories are people", "English", "JPEG", "Go on to"):
        assert said in page, said
    assert "Version of the artwork 2" in page
    assert "A code can be copied onto another picture" in page


def test_the_page_speaks_the_readers_language(read):
    page = read(language="uk")

    assert "Картка" in page
    assert "чинний" in page
    assert "current" not in page


def test_the_partners_link_is_that_of_today(read, organization, owner, logo, edition):
    save_brand_kit(organization, **{**KIT, "link": "https://new.example.org"}, logo=logo, by=acting(owner))
    answer = Client().get(f"/en/verify/{edition.code}/")

    assert 'href="https://new.example.org"' in answer.text
    assert "lantern.example.org" not in answer.text


@pytest.mark.parametrize(
    "spelled", [str.lower, lambda code: f"{code[:5]} {code[5:]}", lambda code: f"{code[:5]}-{code[5:]}"]
)
def test_a_code_is_read_however_it_is_typed(client, edition, spelled):
    answer = client.get(VERIFY, {"code": spelled(edition.code)}, follow=True)

    assert answer.redirect_chain[-1] == (f"/en/verify/{edition.code}/", 302)
    assert edition.shown_code in told(answer)
    assert client.get(f"/v/{spelled(edition.code)}", follow=True).status_code == 200


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("7K3MQ9XA2", "this has 9"),
        ("UUUUUUUUUU", "no “U” in our codes"),
        (SAMPLE_CODE, "the code of a preview"),
        (SAMPLE_CODE[:-1] + "1", "mistyped"),
        ("x" * 61, "60"),
        ("../../../etc", "in our codes"),
    ],
)
def test_a_mistyped_code_is_told_as_such_and_counts_as_no_guess(client, edition, typed, said):
    before = numbers()
    answers = [client.get(VERIFY, {"code": typed})]
    if "/" not in typed:
        answers.append(client.get(reverse("verified", args=[typed])))
    for answer in answers:
        assert answer.status_code == 404
        assert said in told(answer)
    assert numbers() == before


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_whatever_stands_in_the_address_is_answered(client, edition, value):
    # A NUL is refused for all of the portal.
    refused = {400, 404}
    assert client.get(f"{VERIFY}?code={value}").status_code in refused
    if value:
        led = client.get(f"/v/{value}")
        assert led.status_code in {302, 400}
        if led.status_code == 302:
            assert client.get(led["Location"]).status_code in refused


def test_an_unknown_code_is_said_to_be_none_of_ours(client, edition):
    answer = client.get(reverse("verified", args=[NOBODYS]))

    assert answer.status_code == 404
    assert "We have issued no file with this code" in told(answer)
    assert NOBODYS in answer.text, "what was typed stays"


def test_a_row_whose_file_was_never_drawn_is_nobodys_file(edition):
    Edition.objects.update(drawn_at=None, file="", size=0, file_sha256="")
    assert issued_with_code(edition.code) == []


def test_whoever_guesses_is_stopped_and_learns_of_no_hit(client, edition):
    for _try in range(MOST_WRONG):
        assert client.get(reverse("verified", args=[NOBODYS])).status_code == 404

    assert client.get(reverse("verified", args=[NOBODYS])).status_code == 429
    assert client.get(reverse("verified", args=[edition.code])).status_code == 429
    elsewhere = {"REMOTE_ADDR": "192.0.2.77"}
    assert client.get(reverse("verified", args=[edition.code]), **elsewhere).status_code == 200


def test_reading_a_code_that_there_is_counts_nothing_and_sets_no_cookie(client, edition):
    before = numbers()
    for _scan in range(3):
        answer = client.get(reverse("verified", args=[edition.code]))
        assert answer.status_code == 200
        assert not answer.cookies
        assert b'name="robots" content="noindex"' in answer.content
    assert numbers() == before


# What has become of it


def test_a_new_kit_makes_it_replaced_and_names_the_file_in_its_place(read, organization, owner, card, logo, edition):
    save_brand_kit(organization, **{**KIT, "names": {"en": "The Lantern"}}, logo=logo, by=acting(owner))
    page = read()
    assert "has been replaced" in page
    assert "In its place" not in page

    newer = request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))
    request_edition(organization, card, line="Other words", output="jpeg", by=acting(owner))
    request_edition(organization, card, line="With us", output="png", by=acting(owner))

    assert verdict(edition).successor == newer
    assert f"In its place there is: {newer.shown_code}" in read()
    assert "is current" in read(newer)


def test_a_withdrawn_material_withdraws_it_and_says_why(read, edition, administrator):
    material = edition.template_version.template.material
    withdraw_material(material, reasons={"en": "A wrong date", "uk": "Хибна дата"}, by=acting(administrator))

    page = read()
    assert "has been withdrawn" in page
    assert "A wrong date" in page
    assert "Go on to" not in page
    assert "Хибна дата" in read(language="uk")


def test_a_withdrawn_file_says_why_in_the_words_of_whoever_withdrew_it(read, edition, administrator):
    Edition.objects.update(
        withdrawn_at=timezone.now(), withdrawn_by=administrator, withdrawn_reason="The name was not theirs."
    )
    page = read()
    assert "has been withdrawn" in page
    assert "The name was not theirs." in page


def test_a_correction_is_told_to_whoever_holds_an_older_file(read, edition, administrator):
    assert "corrected" not in read()
    material = edition.template_version.template.material
    correct_material(material, notes={"en": "The hour was wrong"}, by=acting(administrator))

    page = read()
    assert "corrected this material since" in page
    assert "The hour was wrong" in page


def test_files_of_before_stay_found_when_they_are_drawn_again(edition):
    first = edition.file_sha256
    keep_drawn(edition, b"the same picture in other bytes")

    assert issued_with_bytes(first) == [edition]
    assert issued_with_bytes(Edition.objects.get().file_sha256) == [edition]
    assert issued_with_bytes("0" * 64) == []


# Whose it is


@pytest.mark.parametrize("standing", ["suspended", "left"])
def test_who_is_no_partner_at_present_is_not_named_and_its_files_do_not_hold(
    read, edition, organization, standing, statement
):
    Organization.objects.filter(pk=organization.pk).update(standing=standing)

    page = read()
    assert "has been withdrawn" in page
    assert "no partner of the campaign at present" in page
    assert organization.name not in page
    assert "lantern.example.org" not in page
    assert [each.state for each in editions_of(organization)] == ["withdrawn"]
    Organization.objects.filter(pk=organization.pk).update(standing="approved")
    assert "is current" in read()


def test_who_is_shown_nowhere_is_not_named_and_its_link_is_not_given(read, edition, organization):
    Organization.objects.filter(pk=organization.pk).update(shown_as="nothing")

    answer = Client().get(f"/en/verify/{edition.code}/").text
    assert "does not stand on the public list" in read()
    for hidden in (organization.name, "Lantern", "lantern.example.org", "With us", str(organization.public_id)):
        assert hidden not in answer, hidden


def test_who_has_not_signed_is_not_named(read, edition, organization):
    organization.endorsements.all().delete()
    assert organization.name not in read()


def test_a_material_that_is_offline_is_not_told(read, edition):
    edition.template_version.template.material.faces.all().delete()

    page = read()
    assert "one that is not offered at present" in page
    assert "A card" not in page


def test_two_partners_of_one_template_are_never_taken_for_each_other(
    edition, organization, other_organization, outsider, card, statement
):
    endorse_statement(other_organization, statement, by=acting(outsider))
    save_brand_kit(other_organization, **KIT, logo=None, by=acting(outsider))
    theirs = request_edition(other_organization, card, line="With us", output="jpeg", by=acting(outsider))
    files = {organization.name: content(edition), other_organization.name: content(theirs)}

    for (own, file), other in zip(files.items(), reversed(files), strict=True):
        for shown in (file, smaller(file)):
            page = told(sent(shown))
            assert f"Issued to {own}" in page
            assert other not in page


# By the file


def test_the_very_file_is_known_by_its_bytes(edition):
    answer = sent(content(edition))

    assert answer.status_code == 200
    assert "We issued this very file, and it is current" in told(answer)
    assert "not the file that we issued" not in told(answer)
    assert edition.shown_code in told(answer)


def test_a_picture_of_it_is_known_by_its_code_and_never_called_ours(edition):
    for changed in (smaller(content(edition)), content(edition) + b"\x00"):
        page = told(sent(changed))
        assert "This file carries a code of ours" in page
        assert "Not the file that we issued" in page
        # A picture that anybody may have put together must not stand under such a heading.
        assert "The file with this code is current" not in page
        assert "We issued this very file" not in page
        assert edition.shown_code in page


def test_a_file_that_carries_two_codes_is_said_to(edition, organization, owner, card):
    other = request_edition(organization, card, line="Others", output="jpeg", by=acting(owner))
    both = Image.new("RGB", (1080, 675))
    for left, each in ((0, edition), (540, other)):
        with Image.open(io.BytesIO(content(each))) as half:
            both.paste(half, (left, 0))
    out = io.BytesIO()
    both.save(out, "PNG")

    page = told(sent(out.getvalue()))

    assert "This file carries more than one code" in page
    assert edition.shown_code in page
    assert other.shown_code in page


def test_the_same_bytes_of_two_partners_name_both(edition, other_organization, outsider, card, statement):
    """Files from before there were codes: who looked alike was handed the same."""
    endorse_statement(other_organization, statement, by=acting(outsider))
    save_brand_kit(other_organization, **KIT, logo=None, by=acting(outsider))
    theirs = request_edition(other_organization, card, line="With us", output="jpeg", by=acting(outsider))
    Edition.objects.filter(pk=theirs.pk).update(earlier_sha256=["0" * 64, edition.file_sha256])

    page = told(sent(content(edition)))

    assert "More than one partner was issued this very file" in page
    assert edition.shown_code in page
    assert theirs.shown_code in page


@pytest.mark.parametrize(
    ("file", "status", "said"),
    [
        (picture(), 404, "found no code of ours"),
        (b"no picture at all", 404, "found no code of ours"),
        (b"%PDF-1.7\nbroken", 404, "found no code of ours"),
        (b"\x89PNG\r\n\x1a\nbroken", 404, "found no code of ours"),
        (b"<dc:identifier>http://testserver/v/" + NOBODYS.encode() + b"</dc:identifier>", 404, "found no code of ours"),
        (b"<dc:identifier>http://testserver/v/AAAAAAAAAA</dc:identifier>", 404, "found no code of ours"),
        (b"", 422, "empty"),
    ],
)
def test_a_file_that_tells_nothing_is_answered_in_words(edition, file, status, said):
    answer = sent(file)
    assert answer.status_code == status
    assert said in told(answer)


def test_a_code_that_leads_elsewhere_is_said_to(edition, client):
    out = io.BytesIO()
    segno.make_qr("https://evil.example.org/v/" + edition.code).save(out, kind="png", scale=8, border=4)

    answer = sent(out.getvalue())

    assert answer.status_code == 404
    assert "leads to another site" in told(answer)
    assert edition.shown_code not in told(answer)
    assert "evil.example.org" not in answer.text


def test_without_a_file_and_from_another_site_nothing_is_looked_at(client, edition):
    before = numbers()
    assert client.post(VERIFY).status_code == 422
    answer = sent(content(edition), **{"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert edition.shown_code not in told(answer)
    assert numbers() == before


def test_a_file_that_is_too_large_is_refused_in_words(edition, monkeypatch):
    monkeypatch.setattr(FileLookUpForm.base_fields["file"], "max_bytes", 1024 * 1024)
    answer = sent(b"\xff\xd8\xff" + b"\x00" * (1024 * 1024))
    assert answer.status_code == 422
    assert "the most we take is 1 MB" in told(answer)


def test_who_looks_up_too_much_is_told_when_to_come_back(edition, monkeypatch):
    row = PRICES["look_up"]
    monkeypatch.setitem(PRICES, "look_up", row._replace(person=row.person._replace(uses=2)))
    file = picture()
    assert [sent(file).status_code for _try in range(3)] == [404, 404, 429]


def test_nothing_of_a_file_is_kept(edition, settings, caplog, capfd):
    def kept():
        root = Path(settings.VAR_DIR)
        return {path for path in root.rglob("*") if path.is_file() and path.suffix not in {".sqlite3", ".rgb"}}

    before, rows = kept(), Edition.objects.values_list("pk", "updated_at")
    shown = list(rows)

    answer = sent(smaller(content(edition)), name="planted-canary.jpg")

    assert answer.status_code == 200
    assert kept() == before
    assert list(rows.all()) == shown
    assert "planted-canary" not in answer.text + caplog.text + "".join(capfd.readouterr())


# Where partners see it


def test_partners_find_the_code_beside_each_file(edition, organization, owner, card, sign_in):
    client = sign_in(owner)
    for address in (
        reverse("editions:editions", args=[organization.public_id]),
        reverse("editions:studio", args=[organization.public_id, card.public_id]),
    ):
        page = client.get(address).text
        assert edition.shown_code in page
        assert reverse("verified", args=[edition.code]) in page


def test_files_of_before_get_their_codes_by_the_migration_and_no_other_age(edition, organization, owner, card):
    other = request_edition(organization, card, line="Others", output="jpeg", by=acting(owner))
    right = dict(Edition.objects.values_list("pk", "code"))
    ages = dict(Edition.objects.values_list("pk", "updated_at"))
    for pk, code in ((edition.pk, "0000000001"), (other.pk, "0000000002")):
        Edition.objects.filter(pk=pk).update(code=code)

    fill_codes(apps, SimpleNamespace(connection=connection))

    assert dict(Edition.objects.values_list("pk", "code")) == right
    assert dict(Edition.objects.values_list("pk", "updated_at")) == ages
