"""Files are found by their content, and every taking is counted once."""

import hashlib
import io
import subprocess
from shutil import which

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template, revise_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.selectors import editions_of, state_of
from partners.editions.services import drawing, file_name, open_edition, record_download, request_edition
from partners.kernel import clock
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError, Expired, NotAllowed
from tests.support.branding import KIT, LONG_NAME, SLOTS, picture
from tests.support.editions import content
from tests.support.log import verbs
from tests.support.materials import open_material


def test_revising_makes_the_earlier_files_replaced(organization, owner, administrator, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    version = revise_template(card, artwork=picture(colour="#12355b"), slots=SLOTS, by=acting(administrator))

    edition.refresh_from_db()
    assert (version.number, state_of(edition)) == (2, Edition.State.REPLACED)
    assert version.credit == "The campaign"
    assert verbs()[-1] == "template.revised"


def test_the_same_choices_lead_to_the_same_file(organization, owner, editor, card, kit):
    first = request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))
    again = request_edition(organization, card, line="With us", output="jpeg", by=acting(editor))

    assert again == first
    assert again.drawn_at == first.drawn_at


@pytest.mark.parametrize("made", [0, 3])
def test_a_first_demand_asks_the_database_the_same_few_times_whatever_there_is(
    organization, owner, card, poster, kit, django_assert_num_queries, made
):
    for number in range(made):
        request_edition(organization, card, line=f"Before {number}", output="jpeg", by=acting(owner))

    # Eight for the row, two for what drawing costs, four for the file; and both transactions begin and end.
    with django_assert_num_queries(18):
        request_edition(organization, poster, line="", output="jpeg", by=acting(owner))


def test_asking_again_asks_fewer_times(organization, owner, card, kit, django_assert_num_queries):
    request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))

    with django_assert_num_queries(9):
        request_edition(organization, card, line="With us", output="jpeg", by=acting(owner))


@pytest.mark.parametrize("other", [{"line": "Without us"}, {"output": "png"}])
def test_another_choice_leads_to_another_digest(organization, owner, card, kit, other):
    choices = {"line": "With us", "output": "jpeg"}
    first = request_edition(organization, card, **choices, by=acting(owner))

    assert request_edition(organization, card, **{**choices, **other}, by=acting(owner)).digest != first.digest


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
    assert state_of(first) == Edition.State.REPLACED
    second = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    assert second.digest != first.digest

    save_brand_kit(organization, **KIT, logo=logo, by=acting(owner))
    back = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert back.digest == first.digest
    assert state_of(back) == Edition.State.CURRENT


def test_the_file_of_a_look_that_comes_back_is_current_before_anybody_asks_for_it(organization, owner, card, kit, logo):
    first = request_edition(organization, card, line="", output="jpeg", by=acting(owner))
    for names in ({"en": "The Lantern"}, KIT["names"]):
        save_brand_kit(organization, **{**KIT, "names": names}, logo=logo, by=acting(owner))

    assert organization.brand_kits.count() == 3
    assert state_of(first) == Edition.State.CURRENT
    assert [edition.state for edition in editions_of(organization, state="current")] == ["current"]


def test_a_finished_file_is_known_by_its_hash(organization, owner, card, kit):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    assert edition.file_sha256 == hashlib.sha256(content(edition)).hexdigest()


def test_another_tagline_leaves_the_files_as_they_are(organization, owner, card, kit, logo):
    edition = request_edition(organization, card, line="", output="jpeg", by=acting(owner))

    later = save_brand_kit(organization, **{**KIT, "taglines": {"en": "Light"}}, logo=logo, by=acting(owner))

    edition.refresh_from_db()
    assert (later.version, state_of(edition)) == (2, Edition.State.CURRENT)


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


def test_what_has_no_room_is_refused_before_it_is_drawn(organization, owner, card, logo, monkeypatch):
    monkeypatch.setattr(drawing, "draw", lambda *given, **more: pytest.fail("It was drawn."))

    def refused(line: str = "", **changes) -> DomainError:
        save_brand_kit(organization, **{**KIT, **changes}, logo=logo, by=acting(owner))
        with pytest.raises(DomainError) as found:
            request_edition(organization, card, line=line, output="jpeg", by=acting(owner))
        return found.value

    name = refused(names={"en": LONG_NAME})
    assert name.code == "name_too_long"
    assert "“A card” has no room for your name" in str(name)
    assert refused("W" * 140).code == "line_too_long"
    assert Edition.objects.count() == 0


def test_a_short_name_makes_room(organization, owner, card, logo):
    save_brand_kit(
        organization, **{**KIT, "names": {"en": LONG_NAME}}, short_names={"en": "LoP"}, logo=logo, by=acting(owner)
    )

    assert request_edition(organization, card, line="", output="jpeg", by=acting(owner)).size > 0


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
    Edition.objects.filter(pk=edition.pk).update(withdrawn_at=clock.now())
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

    _folders, files = edition.file.storage.listdir(f"editions/{edition.digest[:2]}")
    assert [name for name in files if name.endswith(".part")] == []
    assert edition.size == len(content(edition))


def test_a_picture_tells_the_campaign_and_no_place_or_person(organization, owner, kit, administrator, tmp_path):
    exif = Image.Exif()
    exif[0x013B] = "A. Photographer"
    exif.get_ifd(0x8825)[1] = "N"
    template = add_template(
        open_material(),
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


def test_a_poster_comes_on_other_paper_as_a_file_of_its_own(organization, poster, kit, owner):
    def made(sheet="", output="pdf"):
        return request_edition(organization, poster, line="", output=output, sheet=sheet, by=acting(owner))

    own, larger = made(), made("A4")

    # The drawing is an A5 page.
    assert (made("A5"), made("A4", "jpeg").sheet) == (own, "")
    assert (larger.sheet, larger.code == own.code, file_name(larger)) == ("A4", False, "poster-lantern-uk-a4.pdf")
    with pikepdf.open(larger.file.open()) as pdf:
        assert float(pdf.pages[0].mediabox[3]) == pytest.approx(841.89, abs=0.1)
    with pytest.raises(DomainError) as refused:
        made("A2")
    assert refused.value.code == "no_such_sheet"


def test_a_print_shop_gets_a_file_of_its_own_that_says_where_to_cut(organization, poster, kit, owner):
    def made(sheet):
        return request_edition(organization, poster, line="", output="pdf", sheet=sheet, by=acting(owner))

    pressed = made("A5+3mm")

    assert (pressed.sheet, file_name(pressed)) == ("A5+3mm", "poster-lantern-uk-a5+3mm.pdf")
    assert pressed.code != made("").code
    with pikepdf.open(io.BytesIO(content(pressed))) as pdf:
        page = pdf.pages[0]
        widths = [float(box[2]) - float(box[0]) for box in (page.trimbox, page.obj.BleedBox, page.mediabox)]
    assert widths[1] - widths[0] == pytest.approx(6 * 72 / 25.4, abs=0.01)
    assert widths[2] > widths[1]
    with pytest.raises(DomainError):
        made("A2+3mm")
