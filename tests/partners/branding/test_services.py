"""Kits are versions, files are found by their content, and every taking is counted once."""

import io
import subprocess
from datetime import timedelta
from shutil import which

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from PIL import Image

from partners.activity.models import ActivityEntry
from partners.branding.models import BrandKit, Edition, Logo
from partners.branding.services import (
    ArtworkRefused,
    add_logo,
    add_template,
    findings_about,
    findings_on,
    open_edition,
    purge_logos,
    record_download,
    request_edition,
    revise_template,
    save_brand_kit,
)
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed
from partners.kernel.models import private_storage
from partners.kernel.uploads import clean_logo
from tests.support.branding import KIT, SLOTS, drawn_logo, picture, print_page


def verbs() -> list[str]:
    return list(ActivityEntry.objects.order_by("id").values_list("verb", flat=True))


def content(edition: Edition) -> bytes:
    with open_edition(edition, by=acting(edition.kit.saved_by)) as file:
        return file.read()


# Logos and kits


def test_the_same_logo_again_is_no_second_logo(organization, owner, logo):
    again = add_logo(organization, clean_logo(drawn_logo()), by=acting(owner))

    assert again == logo
    assert verbs() == ["logo.added"]


def test_a_logo_is_kept_privately_under_a_name_of_ours(logo, organization):
    assert logo.file.name == f"logos/{organization.public_id}/{logo.sha256}.png"
    assert private_storage().open(logo.file.name).read() == logo.file.open().read()


def test_a_logo_that_no_kit_took_up_goes_with_its_file_after_thirty_days(
    organization, owner, kit, django_capture_on_commit_callbacks
):
    now = timezone.now()
    unused = add_logo(organization, clean_logo(drawn_logo(colour="#123456")), by=acting(owner))
    same_picture = add_logo(organization, clean_logo(drawn_logo()), variant="dark", by=acting(owner))
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))

    with django_capture_on_commit_callbacks(execute=True):
        with clock.at(now + timedelta(days=29)):
            assert purge_logos() == 0
        with clock.at(now + timedelta(days=31)):
            assert purge_logos() == 2

    assert list(Logo.objects.all()) == [kit.logo], "an earlier kit still shows it"
    assert not private_storage().exists(unused.file.name)
    assert private_storage().exists(same_picture.file.name), "the kit's logo is the same file"


@pytest.mark.parametrize(
    ("drawing", "codes"),
    [
        (drawn_logo(), {"dark"}),
        (drawn_logo(colour="#c8553d"), set()),
        (drawn_logo(300, 200, "#c8553d"), {"small"}),
        (drawn_logo(1600, 200, "#c8553d"), {"wide"}),
        (drawn_logo(200, 800, "#c8553d"), {"tall"}),
        (drawn_logo(colour="#ffffff"), {"pale"}),
        (picture(900, 700), {"opaque"}),
    ],
)
def test_preflight_tells_what_is_wrong_with_a_logo(organization, owner, drawing, codes):
    logo = add_logo(organization, clean_logo(drawing), by=acting(owner))

    assert {finding.code for finding in findings_about(logo)} == codes


def test_preflight_looks_at_the_plate_of_each_template(organization, owner, card):
    pale = add_logo(organization, clean_logo(drawn_logo(colour="#ffffff")), by=acting(owner))
    wide = add_logo(organization, clean_logo(drawn_logo(1900, 150)), by=acting(owner))

    on_white = save_brand_kit(organization, **KIT, logo=pale, by=acting(owner))
    assert [finding.code for finding in findings_on(card.current_version, on_white)] == ["unseen"]
    narrow = save_brand_kit(organization, **KIT, logo=wide, by=acting(owner))
    assert [finding.code for finding in findings_on(card.current_version, narrow)] == ["shape"]


def test_saving_a_kit_makes_a_version_only_when_something_changed(organization, owner, kit, logo):
    assert save_brand_kit(organization, **KIT, logo=logo, by=acting(owner)) == kit
    changed = save_brand_kit(organization, **{**KIT, "colour": "#B5432A"}, logo=logo, by=acting(owner))

    assert (changed.version, changed.colour) == (2, "#b5432a")
    assert verbs() == ["logo.added", "brand_kit.saved", "brand_kit.saved"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": {}},
        {"names": {"en": ""}},
        {"colour": "red"},
        {"link": "http://lantern.example.org"},
        {"link": "javascript:alert(1)"},
        {"link": "https://lantern.example.org/\u202egro.elpmaxe"},
        {"link": "https://lantern.example.org:99999/"},
        {"link": "https://bank@evil.example.org/"},
        {"link": "https://[::1"},
        {"link": "https://lantern.example.org/" + "x" * 300},
    ],
)
def test_a_kit_that_no_form_lets_through_is_refused_whole(organization, owner, wrong):
    with pytest.raises(ValidationError):
        save_brand_kit(organization, **{**KIT, **wrong}, logo=None, by=acting(owner))

    assert BrandKit.objects.count() == 0


def test_only_owners_and_editors_change_the_look(organization, viewer, outsider, application, applicant):
    for whose, person in ((organization, viewer), (organization, outsider), (application, applicant)):
        with pytest.raises(NotAllowed):
            save_brand_kit(whose, **KIT, logo=None, by=acting(person))
        with pytest.raises(NotAllowed):
            add_logo(whose, clean_logo(drawn_logo()), by=acting(person))

    assert Logo.objects.count() == 0


def test_a_logo_of_somebody_else_cannot_be_borrowed(other_organization, outsider, logo):
    with pytest.raises(NotAllowed):
        save_brand_kit(other_organization, **KIT, logo=logo, by=acting(outsider))


# Templates


def test_a_template_is_not_added_twice(card, administrator):
    with pytest.raises(Conflict):
        add_template(
            key="card-en",
            kind="poster",
            language="en",
            titles={},
            artwork=picture(),
            slots=SLOTS,
            by=acting(administrator),
        )


def test_artwork_and_slots_that_cannot_be_drawn_are_refused_with_a_reason(administrator, card):
    with pytest.raises(ArtworkRefused, match="JPEG, a PNG or a PDF"):
        revise_template(card, artwork=b"GIF89a", slots=SLOTS, by=acting(administrator))
    with pytest.raises(ArtworkRefused, match="Slot 1"):
        revise_template(card, slots=[{"kind": "logo"}], by=acting(administrator))

    assert card.versions.count() == 1


def test_revising_makes_the_earlier_files_replaced(organization, owner, administrator, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    version = revise_template(card, artwork=picture(colour="#12355b"), slots=SLOTS, by=acting(administrator))

    edition.refresh_from_db()
    assert (version.number, edition.state) == (2, Edition.State.REPLACED)
    assert version.credit == "The campaign"
    assert verbs()[-1] == "template.revised"


def test_the_same_artwork_and_slots_are_no_new_version(administrator, card):
    assert revise_template(card, slots=SLOTS, by=acting(administrator)) == card.current_version
    assert verbs() == ["template.added"]


def test_partners_do_not_touch_templates(owner, card):
    with pytest.raises(NotAllowed):
        revise_template(card, slots=[], by=acting(owner))
    with pytest.raises(NotAllowed):
        add_template(key="x", kind="poster", language="en", titles={}, artwork=picture(), slots=[], by=acting(owner))


# Editions


def test_the_same_choices_lead_to_the_same_file(organization, owner, editor, card, kit):
    first = request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))
    again = request_edition(organization, card, line="With us", output="jpeg", by=acting(editor))

    assert again == first
    assert again.drawn_at == first.drawn_at


@pytest.mark.parametrize("other", [{"line": "Without us"}, {"output": "png"}])
def test_another_choice_leads_to_another_address(organization, owner, card, kit, other):
    choices = {"line": "With us", "output": "jpeg"}
    first = request_edition(organization, card, **choices, by=acting(owner))

    assert request_edition(organization, card, **{**choices, **other}, by=acting(owner)).address != first.address


def test_two_organisations_with_the_same_look_have_files_of_their_own(
    organization, other_organization, owner, outsider, card
):
    for whose, person in ((organization, owner), (other_organization, outsider)):
        save_brand_kit(whose, **KIT, logo=None, by=acting(person))
        request_edition(whose, card, line="", output="jpeg", by=acting(person))

    assert Edition.objects.values("organization").distinct().count() == 2


def test_a_new_look_replaces_the_files_and_the_old_look_brings_them_back(organization, owner, card, kit, logo):
    first = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    save_brand_kit(organization, **{**KIT, "names": {"en": "The Lantern"}}, logo=logo, by=acting(owner))
    first.refresh_from_db()
    assert first.state == Edition.State.REPLACED
    second = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    assert second.address != first.address

    save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))
    back = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert back.address == first.address
    assert back.state == Edition.State.CURRENT


def test_another_tagline_leaves_the_files_as_they_are(organization, owner, card, kit, logo):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    later = save_brand_kit(organization, **{**KIT, "taglines": {"en": "Light"}}, logo=logo, by=acting(owner))

    edition.refresh_from_db()
    assert (later.version, edition.state) == (2, Edition.State.CURRENT)


def test_a_file_needs_a_kit_a_template_that_is_offered_and_a_type_that_it_comes_in(organization, owner, card):
    with pytest.raises(Conflict) as refused:
        request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    assert refused.value.code == "no_brand_kit"
    save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    with pytest.raises(DomainError) as refused:
        request_edition(organization, card, line="", output="pdf", by=acting(owner))
    assert refused.value.code == "no_such_output"
    with pytest.raises(DomainError) as refused:
        request_edition(organization, card, line="x" * 141, output="jpeg", by=acting(owner))
    assert refused.value.code == "line_too_long"
    card.retired_at = card.created_at
    card.save()
    with pytest.raises(Conflict) as refused:
        request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    assert refused.value.code == "template_retired"

    assert Edition.objects.count() == 0


def test_a_viewer_makes_no_files_but_takes_them(organization, owner, viewer, outsider, card, kit, campaign):
    with pytest.raises(NotAllowed):
        request_edition(organization, card, line="", output="jpeg", by=acting(viewer))
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    record_download(edition, by=acting(viewer), campaign=campaign)
    with pytest.raises(NotAllowed):
        record_download(edition, by=acting(outsider))

    entry = ActivityEntry.objects.get(verb="edition.downloaded")
    assert (entry.actor_user, entry.organization, entry.campaign) == (viewer, organization, campaign)
    assert entry.data == {"template": str(card.public_id), "output": "jpeg"}


def test_a_withdrawn_file_is_not_handed_out(organization, owner, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    Edition.objects.filter(pk=edition.pk).update(state=Edition.State.WITHDRAWN)
    edition.refresh_from_db()

    for attempt in (
        lambda: record_download(edition, by=acting(owner)),
        lambda: open_edition(edition, by=acting(owner)),
    ):
        with pytest.raises(Expired):
            attempt()
    with pytest.raises(Expired):
        request_edition(organization, card, line="", output="jpeg", by=acting(owner))


def test_a_lost_file_is_drawn_again_with_the_same_bytes(organization, owner, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    before = content(edition)
    edition.file.storage.delete(edition.file.name)

    assert content(edition) == before


def test_no_half_written_file_stays_behind(organization, owner, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    _folders, files = edition.file.storage.listdir(f"editions/{edition.address[:2]}")
    assert [name for name in files if name.endswith(".part")] == []
    assert edition.size == len(content(edition))


def test_a_picture_tells_the_campaign_and_no_place_or_person(organization, owner, kit, administrator, tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "A. Photographer"
    exif.get_ifd(0x8825)[1] = "N"
    template = add_template(
        key="photo-en",
        kind="social_card",
        language="en",
        titles={"en": "A photo"},
        artwork=picture(form="JPEG", exif=exif),
        slots=SLOTS,
        by=acting(administrator),
        credit="The campaign",
    )

    made = content(request_edition(organization, template, line="", output="jpeg", by=acting(owner)))

    with Image.open(io.BytesIO(made)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (540, 675))
        assert not dict(opened.getexif())
    assert b"The campaign" in made
    assert b"Photographer" not in made
    if exiftool := which("exiftool"):
        path = tmp_path / "made.jpg"
        path.write_bytes(made)
        told = subprocess.run([exiftool, path], capture_output=True, text=True, check=True).stdout
        assert "GPS" not in told
        for name in ("Artist", "Author", "Creator", "By-line"):
            assert name not in told


def test_the_words_of_a_print_file_are_text(organization, owner, poster, kit):
    edition = request_edition(organization, poster, line="Ми поруч із людьми.", output="pdf", by=acting(owner))

    document = pypdfium2.PdfDocument(content(edition))
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Ми поруч із людьми." in words
    assert "Ліхтар" in words


def test_a_print_page_comes_as_a_picture_too(organization, owner, poster, kit):
    made = content(request_edition(organization, poster, line="", output="png", by=acting(owner)))

    with Image.open(io.BytesIO(made)) as opened:
        assert (opened.format, opened.size) == ("PNG", (1751, 2480))


def test_the_artwork_is_kept_once_under_its_content(administrator, card, poster):
    assert poster.current_version.media_type == "application/pdf"
    assert poster.current_version.artwork.name == f"artwork/{poster.current_version.artwork_sha256}.pdf"
    revise_template(card, artwork=print_page(), slots=SLOTS, by=acting(administrator))

    assert card.current_version.artwork_sha256 == poster.current_version.artwork_sha256
