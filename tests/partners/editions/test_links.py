"""A private link opens one thing, for as long as it was meant to, and never what does not hold."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from partners.artwork.services import retire_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition, PrivateLink
from partners.editions.selectors import link_with
from partners.editions.services import create_link, request_edition, revoke_link
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.codes import digest_of
from partners.kernel.errors import NotAllowed
from partners.materials.services import withdraw_material
from partners.organizations.models import Organization
from tests.support.branding import KIT, url_of
from tests.support.log import verbs


@pytest.fixture
def secret(organization, edition, editor):
    return create_link(organization, name="Print shop", days=7, edition=edition, by=acting(editor))[1]


def pages_of(secret: str) -> list[str]:
    return [reverse("shared", args=[secret]), reverse("shared_file", args=[secret])]


def answers(secret: str) -> list:
    client = Client()
    return [client.get(page) for page in pages_of(secret)]


def body(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_it_opens_without_an_account_a_cookie_or_an_index(secret, edition):
    page, file = answers(secret)

    assert "Shared by Lantern" in page.content.decode()
    assert body(file).startswith(b"\xff\xd8")
    for answer in (page, file):
        assert not answer.cookies
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "no-referrer"
    assert PrivateLink.objects.get().last_used_on == clock.now().date()


def test_the_secret_is_kept_nowhere(secret):
    row = PrivateLink.objects.values().get()

    assert row["digest"] == digest_of(secret)
    assert secret not in str(row)


def test_a_wrong_an_ended_and_a_revoked_one_get_the_same_answer(organization, edition, editor, secret):
    other, revoked = create_link(organization, name="Other", days=30, edition=edition, by=acting(editor))
    revoke_link(other, by=acting(editor))
    PrivateLink.objects.exclude(pk=other.pk).update(
        expires_at=clock.now() - timedelta(seconds=1), created_at=clock.now() - timedelta(days=9)
    )
    tried = ["nonsense", secret, revoked]
    found = [answer for each in tried for answer in answers(each)]

    assert {answer.status_code for answer in found} == {404}
    told = [answer.content.replace(each.encode(), b"") for each, answer in zip(tried, found[::2], strict=True)]
    assert len(set(told)) == 1


def test_a_replaced_file_gives_the_one_in_its_place(organization, edition, owner, secret):
    before = body(answers(secret)[1])
    save_brand_kit(
        organization, **{**KIT, "colour": "#7a1f1f", "names": {"en": "Lantern and Wick"}}, logo=None, by=acting(owner)
    )
    page, file = answers(secret)

    assert page.status_code == file.status_code == 200
    assert body(file) != before
    assert organization.editions.count() == 2


def test_where_nothing_can_stand_in_its_place_it_is_gone(organization, edition, card, owner, administrator, secret):
    save_brand_kit(organization, **{**KIT, "colour": "#7a1f1f", "names": {"en": "Wick"}}, logo=None, by=acting(owner))
    retire_template(card, by=acting(administrator))
    file = answers(secret)[1]

    assert file.status_code == 410
    assert "none in its place" in file.content.decode()


def test_a_withdrawn_material_is_gone_with_its_reason(edition, administrator, secret):
    material = edition.template_version.template.material
    withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))
    found = answers(secret)

    assert [answer.status_code for answer in found] == [410, 410]
    assert all("A wrong date" in answer.content.decode() for answer in found)
    assert not any(answer.cookies for answer in found)


def test_who_is_no_partner_hands_out_nothing(organization, secret):
    organization.standing = Organization.Standing.SUSPENDED
    organization.save()
    found = answers(secret)

    assert [answer.status_code for answer in found] == [410, 410]
    assert not any(answer.cookies for answer in found)


def test_a_link_to_a_pack_gives_the_pack_of_today(organization, card, kit, editor, administrator):
    _link, secret = create_link(
        organization,
        name="Choir",
        days=1,
        material=card.material,
        languages=["en"],
        lines={"en": "Sing"},
        by=acting(editor),
    )
    page, file = answers(secret)
    assert "A card" in page.content.decode()
    names = zipfile.ZipFile(io.BytesIO(body(file))).namelist()
    assert any(name.endswith(".jpg") for name in names)

    withdraw_material(card.material, reasons={"en": "A wrong date"}, by=acting(administrator))
    assert [answer.status_code for answer in answers(secret)] == [410, 410]


def test_editors_make_see_and_revoke_it(organization, edition, editor, sign_in):
    client = sign_in(editor)
    made = client.post(
        f"{url_of('link_create', organization)}?edition={edition.digest}",
        {"name": "Print shop", "days": "7"},
        follow=True,
    )
    assert "no-store" in made["Cache-Control"]
    secret = made.content.decode().partition("/en/shared/")[2].partition("/")[0]
    link = link_with(secret, at=clock.now())

    assert link is not None
    assert link.edition == edition
    assert secret not in client.get(url_of("links", organization)).content.decode()
    client.post(url_of("link_revoke", organization, link.public_id))
    assert link_with(secret, at=clock.now()) is None
    assert verbs()[-2:] == ["link.created", "link.revoked"]


def test_of_what_is_withdrawn_none_is_begun(organization, edition, editor, administrator, sign_in):
    material = edition.template_version.template.material
    withdraw_material(material, reasons={"en": "A wrong date"}, by=acting(administrator))

    assert sign_in(editor).get(f"{url_of('link_create', organization)}?edition={edition.digest}").status_code == 410


def test_neither_a_viewer_nor_a_stranger_makes_one(organization, other_organization, edition, viewer, outsider):
    for whose, person in ((organization, viewer), (organization, outsider), (other_organization, outsider)):
        with pytest.raises(NotAllowed):
            create_link(whose, name="Mine", days=7, edition=edition, by=acting(person))


def test_a_link_to_a_file_on_other_paper_leads_on_to_that_paper(organization, poster, kit, owner):
    chosen = request_edition(organization, poster, line="", output="pdf", sheet="A4", by=acting(owner))
    secret = create_link(organization, name="Print shop", days=7, edition=chosen, by=acting(owner))[1]
    save_brand_kit(organization, **{**KIT, "colour": "#7a1f1f"}, logo=None, by=acting(owner))

    assert answers(secret)[1].status_code == 200
    newest = Edition.objects.order_by("-pk").first()
    assert (newest.pk != chosen.pk, newest.sheet) == (True, "A4")
