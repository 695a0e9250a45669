"""What a reader of codes gets out of a finished file is the link, byte for byte, and an ASCII URI."""

import io

import pytest
import zxingcpp
from PIL import Image

from partners.artwork.rendering import Artwork, BaseLayers, Brand, Choices, Slot, compose_raster
from partners.artwork.rendering.marks import matrix_of
from partners.branding.models import BrandKit
from partners.branding.services import save_brand_kit
from partners.editions.services.drawing import brand_of
from partners.kernel.actors import acting
from tests.support.branding import KIT, KIT_FORM, picture, text_of, url_of

PARK = "https://xn--80aikifvh.xn--j1amh/%D0%BF%D0%B0%D1%80%D0%BA"
CODE = Slot(kind="qr", x=0.0, y=0.0, width=1.0, height=1.0, background="#ffffff")
LINKS = {
    "https://приклад.укр/парк": PARK,
    "приклад.укр/парк?мова=уж": PARK + "?%D0%BC%D0%BE%D0%B2%D0%B0=%D1%83%D0%B6",
    "https://example.org/café": "https://example.org/caf%C3%A9",
    "https://faß.de/ÿ": "https://xn--fa-hia.de/%C3%BF",
    "https://例え.jp/カキ": "https://xn--r8jz45g.jp/%E3%82%AB%E3%82%AD",
    "https://مثال.إختبار/ا": "https://xn--mgbh0fb.xn--kgbechtv/%D8%A7",
    "https://example.org/plain?a=b": "https://example.org/plain?a=b",
}


def read(brand: Brand, folder) -> list[zxingcpp.Barcode]:
    data = picture(900, 900, "#ffffff")
    artwork = Artwork("raster", lambda: data, 900, 900, "0" * 64)
    drawn = compose_raster(artwork, (CODE,), brand, Choices(), bases=BaseLayers(folder), output="png")
    return zxingcpp.read_barcodes(Image.open(io.BytesIO(drawn)).convert("L"))


@pytest.mark.parametrize(("typed", "uri"), LINKS.items())
def test_a_reader_gets_the_uri_of_the_link_that_was_typed(organization, owner, tmp_path, typed, uri):
    kit = save_brand_kit(organization, **{**KIT, "link": typed}, logo=None, by=acting(owner))

    (found,) = read(brand_of(organization, kit), tmp_path)

    assert kit.link == uri
    assert (found.bytes, found.text) == (uri.encode("ascii"), uri)


def test_a_kit_and_a_website_from_before_there_was_one_form_are_read_the_same(organization, owner, tmp_path):
    kit = save_brand_kit(organization, **KIT, logo=None, by=acting(owner))
    kit.link = organization.website = "https://приклад.укр/парк"

    for brand in (brand_of(organization, kit), brand_of(organization, None)):
        assert read(brand, tmp_path)[0].bytes == PARK.encode()
        assert brand.shown_link == "https://приклад.укр/парк"


def test_the_form_takes_the_link_in_its_own_letters_and_shows_it_so_again(organization, owner, campaign, sign_in):
    client = sign_in(owner)
    client.post(url_of("kit", organization), {**KIT_FORM, "link": "приклад.укр/парк"})

    assert BrandKit.objects.get().link == PARK
    assert "https://приклад.укр/парк" in text_of(client.get(url_of("kit", organization)))


def test_a_code_is_made_of_ascii_only():
    assert matrix_of("https://приклад.укр") == ()
    assert matrix_of(PARK)


def test_one_link_is_one_look(organization, owner):
    first = save_brand_kit(organization, **{**KIT, "link": "https://приклад.укр/парк"}, logo=None, by=acting(owner))
    again = save_brand_kit(organization, **{**KIT, "link": PARK}, logo=None, by=acting(owner))

    assert first == again
