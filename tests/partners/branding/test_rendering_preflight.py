"""What a partner is told about a logo before it goes anywhere."""

import io

import pytest
from PIL import Image, ImageDraw

from partners.branding.rendering import Artwork, BaseLayers, Brand, Slot, inspect_logo

WIDE = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.4)
PLATE = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.4, background="#ffffff")


def artwork(colour: str) -> Artwork:
    out = io.BytesIO()
    Image.new("RGB", (400, 400), colour).save(out, "PNG")
    return Artwork("raster", out.getvalue, 400, 400, colour.strip("#") * 10)


def brand(colour: str, size: tuple[int, int] = (800, 400), paper: str | None = None) -> Brand:
    logo = Image.new("RGBA", size, paper or (0, 0, 0, 0))
    ImageDraw.Draw(logo).rectangle((size[0] // 4, size[1] // 4, size[0] * 3 // 4, size[1] * 3 // 4), fill=colour)
    out = io.BytesIO()
    logo.save(out, "PNG")
    return Brand({"en": "Lantern"}, logo_png=out.getvalue())


@pytest.mark.parametrize(
    ("ground", "slot", "kit", "codes"),
    [
        pytest.param("#123a5a", WIDE, brand("#ffffff"), [], id="white on dark"),
        pytest.param("#123a5a", WIDE, brand("#153c5c"), ["faint"], id="dark on dark"),
        pytest.param("#123a5a", PLATE, brand("#153c5c"), [], id="dark on a plate"),
        pytest.param("#123a5a", PLATE, brand("#fafafa"), ["faint"], id="white on a plate"),
        pytest.param("#123a5a", WIDE, brand("#d00000", paper="#ffffff"), ["box"], id="saved with its paper"),
        pytest.param("#ffffff", WIDE, brand("#d00000", paper="#ffffff"), ["faint"], id="mostly paper on white"),
        pytest.param("#123a5a", WIDE, brand("#ffffff", (80, 40)), ["coarse"], id="too few pixels"),
        pytest.param("#123a5a", WIDE, brand("#ffffff", (200, 2000)), ["shape"], id="a tower in a wide slot"),
    ],
)
def test_a_logo_is_judged_on_the_template_it_will_stand_on(tmp_path, ground, slot, kit, codes):
    findings = inspect_logo(artwork(ground), (Slot(kind="name", x=0, y=0.9, width=1, height=0.1), slot), kit,
                            bases=BaseLayers(tmp_path))  # fmt: skip
    assert [finding.code for finding in findings] == codes
    assert all(finding.slot == 1 and 0 <= finding.value <= 1 for finding in findings)


def test_without_a_logo_there_is_nothing_to_say(tmp_path):
    assert inspect_logo(artwork("#000000"), (WIDE,), Brand({"en": "A"}), bases=BaseLayers(tmp_path)) == ()
