"""Logos on even ground, and who gets to see them."""

import io

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageDraw

from partners.branding.models import BrandKit, Logo
from partners.branding.rendering import HEIGHT, WIDTH, mark
from partners.kernel.models import private_storage
from partners.organizations.models import Organization
from tests.conftest import make_organization

ShownAs = Organization.ShownAs


def png(width, height, *, room=0, is_ring=False):
    picture = Image.new("RGBA", (width + 2 * room, height + 2 * room), (0, 0, 0, 0))
    box = (room, room, room + width - 1, room + height - 1)
    ImageDraw.Draw(picture).ellipse(box, outline="navy", width=3, fill=None if is_ring else "navy")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def box_of(data):
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (WIDTH, HEIGHT)
        left, top, right, bottom = picture.convert("RGBA").getchannel("A").point(lambda a: 255 * (a > 40)).getbbox()
    return right - left, bottom - top


def test_a_wide_logo_and_a_tall_one_cover_areas_of_one_size():
    areas = [
        width * height for width, height in (box_of(mark(png(*size))) for size in ((300, 150), (150, 150), (130, 200)))
    ]
    assert max(areas) < 1.6 * min(areas)


def test_the_empty_canvas_around_a_logo_makes_it_no_smaller():
    assert box_of(mark(png(200, 100, room=300))) == pytest.approx(box_of(mark(png(200, 100))), abs=4)


def test_thin_lines_are_drawn_larger_than_a_block():
    assert box_of(mark(png(200, 200, is_ring=True)))[0] > box_of(mark(png(200, 200)))[0]


@pytest.mark.parametrize("size", [(2000, 12), (12, 2000)])
def test_no_shape_breaks_the_frame(size):
    width, height = box_of(mark(png(*size)))
    assert width <= WIDTH
    assert height <= HEIGHT


@pytest.fixture
def shown(db):
    organization = make_organization("Shown", shown_as=ShownAs.LOGO)
    data = png(200, 100)
    name = private_storage().save("logos/shown.png", ContentFile(data))
    logo = Logo.objects.create(
        organization=organization, file=name, width=200, height=100, sha256="a" * 64, size=len(data)
    )
    BrandKit.objects.create(
        organization=organization, version=1, names={"en": "x"}, colour="#000000", link="https://x.org", logo=logo,
        sha256="b" * 64,
    )  # fmt: skip
    return logo


def ask(logo, digest=""):
    return Client().get(reverse("partner_mark", args=[logo.organization.public_id, digest or logo.mark_digest]))


def test_everybody_sees_the_logo_of_who_wants_it_shown(shown):
    answer = ask(shown)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert b"".join(answer.streaming_content)[8:12] == b"WEBP"
    assert not answer.cookies
    # Kept under the name of its content: the second is not drawn again.
    assert private_storage().exists(f"marks/{shown.mark_digest}.webp")


@pytest.mark.parametrize(
    "change",
    [{"shown_as": "name"}, {"shown_as": "nothing"}, {"standing": "suspended"}, {"standing": "left"}],
    ids=str,
)
def test_it_is_gone_at_once_for_who_is_suspended_left_or_hidden(shown, change):
    assert ask(shown).status_code == 200
    Organization.objects.filter(pk=shown.organization_id).update(**change)
    assert ask(shown).status_code == 404


def test_an_earlier_logo_and_a_made_up_name_are_not_found(shown):
    assert ask(shown, "0" * 32).status_code == 404
    BrandKit.objects.create(
        organization=shown.organization, version=2, names={"en": "x"}, colour="#000000", link="https://x.org",
        sha256="c" * 64,
    )  # fmt: skip
    assert ask(shown).status_code == 404
