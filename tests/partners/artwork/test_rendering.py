"""Composing for screens and for paper."""

import hashlib
import io
import multiprocessing
import re
import shutil
import subprocess
import threading
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageDraw

from partners.artwork.rendering import (
    Artwork,
    BaseLayers,
    Brand,
    Choices,
    Credit,
    Slot,
    Undrawable,
    compose_pdf,
    compose_raster,
    edition_digest,
    preview,
    read_artwork,
)
from partners.artwork.rendering import artworks as artworks_module
from partners.artwork.rendering import bases as bases_module
from tests.support.branding import encoded

UKRAINIAN = Choices(line="Кожен п'ятий чекає на зв'язок", language="uk", qr="https://example.org/v/AB12", code="AB12")
CREDIT = Credit("Example campaign", "© 2026 Example <campaign>", "Share unchanged", "https://example.org/t", "People")
LINE = Slot(kind="line", x=0.05, y=0.05, width=0.9, height=0.3, size=0.07, weight="bold", max_lines=3, align="start")
LOGO = Slot(kind="logo", x=0.05, y=0.7, width=0.4, height=0.25)
NAME = Slot(kind="name", x=0.5, y=0.7, width=0.45, height=0.12, max_lines=2, size=0.04)
CODE = Slot(kind="qr", x=0.6, y=0.4, width=0.35, height=0.28)


def photo(width: int, height: int) -> bytes:
    shade = Image.linear_gradient("L").resize((width, height))
    return encoded(Image.merge("RGB", (shade.point(lambda v: v // 4), shade.point(lambda v: v // 3), shade)), "JPEG")


def logo_png() -> bytes:
    logo = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(logo).ellipse((100, 0, 299, 199), fill=(255, 0, 0, 255))
    return encoded(logo, "PNG")


def poster(pages: int = 1) -> bytes:
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(420, 595))
        page.contents_add(b"0.1 0.2 0.4 rg 0 0 420 595 re f 5 0 0 5 0 0 cm")  # leaves its last state behind
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def bases(tmp_path) -> BaseLayers:
    return BaseLayers(tmp_path / "bases")


@pytest.fixture
def card() -> Artwork:
    data = photo(800, 1000)
    return Artwork("raster", lambda: data, 400, 500, hashlib.sha256(data).hexdigest())


@pytest.fixture
def brand() -> Brand:
    names = {"en": "Lantern House", "uk": "Дім «Ліхтар»", "ar": "بيت الفانوس"}
    return Brand(names, "#0057b7", "https://www.lantern.example.org/people/", logo_png())


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def changed_box(before: Image.Image, after: Image.Image) -> tuple[int, int, int, int] | None:
    difference = ImageChops.difference(before, after).convert("L").point(lambda value: 255 if value > 24 else 0)
    return difference.getbbox()


def drawn_box(card, slots, brand, choices, bases) -> tuple[int, int, int, int] | None:
    empty = opened(compose_raster(card, (), brand, choices, bases=bases, output="png"))
    return changed_box(empty, opened(compose_raster(card, slots, brand, choices, bases=bases, output="png")))


def inside(box, slot: Slot, card: Artwork) -> bool:
    left, top, width, height = slot.box(card.width, card.height)
    return left - 3 <= box[0] and top - 3 <= box[1] and box[2] <= left + width + 3 and box[3] <= top + height + 3


def test_the_artwork_is_drawn_at_the_size_of_the_outcome(card, brand, bases):
    picture = Image.open(io.BytesIO(compose_raster(card, (), brand, Choices(), bases=bases)))
    assert (picture.format, picture.size, picture.mode) == ("JPEG", (400, 500), "RGB")
    assert opened(compose_raster(card, (), brand, Choices(), bases=bases, scale=0.5)).size == (200, 250)
    assert opened(preview(card, (), brand, Choices(), bases=bases, width=320)).size == (320, 400)


@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_a_logo_keeps_its_proportion_and_its_place(card, brand, bases, align):
    slot = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.2, align=align)
    left, top, right, bottom = drawn_box(card, (slot,), brand, Choices(), bases)
    assert abs((right - left) - (bottom - top)) <= 2, "the circle is still round"
    assert abs(bottom - top - 100) <= 2
    # The logo is 200 wide in a box of 320 from 40 to 360; its circle is in its middle.
    expected = {"start": 140, "center": 200, "end": 260}[align]
    assert abs((left + right) / 2 - expected) <= 2


def test_the_transparent_part_of_a_logo_shows_the_artwork_and_a_plate_covers_it(card, brand, bases):
    plain = opened(compose_raster(card, (LOGO,), brand, Choices(), bases=bases, output="png"))
    assert plain.getpixel((25, 415)) != (255, 255, 255)
    plated = Slot(**{**{name: getattr(LOGO, name) for name in LOGO.__slots__}, "background": "#ffffff"})
    picture = opened(compose_raster(card, (plated,), brand, Choices(), bases=bases, output="png"))
    assert picture.getpixel((25, 412)) == (255, 255, 255)
    assert picture.getpixel((100, 412)) == (255, 0, 0)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("uk", "Території — це люди"),
        ("en", "Territories are people"),
        ("ar", "الأراضي هي الناس"),
        ("ka", "ტერიტორიები ადამიანებია"),
        ("hy", "Տարածքները մարդիկ են"),
        ("en", "Averyveryveryverylongwordthatneverends" * 4),
        ("uk", "Дуже довгий рядок, який ніколи не скінчиться, " * 8),
        ("en", "#set page(fill: red) #import \"@preview/a:1.0.0\" $x$ *bold* `raw` <b>"),
        ("xx-invalid", "a"),
        ("en", "\u202e\x00\ud800 text"),
    ],
)  # fmt: skip
def test_text_of_any_length_and_script_stays_in_its_slot(card, brand, bases, language, line):
    box = drawn_box(card, (LINE,), brand, Choices(line, language), bases)
    assert box is not None
    assert inside(box, LINE, card)


def test_text_is_shrunk_and_what_has_no_room_at_all_is_whole_all_the_same(card, brand, bases):
    def height(words: str) -> int:
        one = Slot(kind="line", x=0.05, y=0.1, width=0.9, height=0.2, size=0.08)
        _, top, _, bottom = drawn_box(card, (one,), brand, Choices(words), bases)
        return bottom - top

    assert height("HHHHH") > height("H" * 20) > 8
    assert height("H" * 40) > height("H" * 80), "below the floor it is told that there is no room, and nothing is cut"


def test_arabic_starts_on_the_right(card, brand, bases):
    short = Slot(kind="line", x=0.05, y=0.1, width=0.9, height=0.2, size=0.06, align="start")
    assert drawn_box(card, (short,), brand, Choices("Люди", "uk"), bases)[2] < 200
    assert drawn_box(card, (short,), brand, Choices("ناس", "ar"), bases)[0] > 200


def test_without_a_logo_the_name_stands_in_its_place_readable_on_its_plate(card, bases):
    plated = Slot(kind="logo", x=0.1, y=0.1, width=0.8, height=0.2, background="#ffffff", colour="#ffffff")
    nameless = Brand({"en": "Lantern House"})
    picture = opened(compose_raster(card, (plated,), nameless, Choices(), bases=bases, output="png"))
    inner = picture.crop((60, 60, 340, 140)).convert("L")
    assert inner.getextrema()[0] < 40, "dark letters on the white plate"


def test_an_empty_slot_stays_empty_plate_included(card, bases):
    nobody = Brand({})
    slots = tuple(
        Slot(kind=kind, x=0.1, y=0.1, width=0.5, height=0.2, background="#ffffff")
        for kind in ("logo", "name", "line", "link", "qr", "code")
    )
    assert drawn_box(card, slots, nobody, Choices(), bases) is None


def test_the_code_has_whole_modules_a_quiet_zone_and_full_contrast(card, brand, bases):
    pale = Slot(kind="qr", x=0.5, y=0.4, width=0.5, height=0.4, colour="#ffff00", background="#ffffff")
    picture = opened(compose_raster(card, (pale,), brand, UKRAINIAN, bases=bases, output="png"))
    code = picture.crop((200, 200, 400, 400))
    colours = {colour for _, colour in code.getcolors(100_000) if colour in {(0, 0, 0), (255, 255, 255)}}
    assert colours == {(0, 0, 0), (255, 255, 255)}, "yellow on white would not be read"
    black = code.convert("L").point(lambda value: 255 if value == 0 else 0).getbbox()
    side = black[2] - black[0]
    assert side == black[3] - black[1]
    assert side % 25 == 0, "a code of version 2 has 25 modules a side"
    module = side // 25
    assert code.getpixel((black[0] - 4 * module + 1, black[1])) == (255, 255, 255)


@pytest.mark.parametrize("output", ["jpeg", "png"])
def test_the_credit_is_in_the_file_and_nothing_else_is(card, brand, bases, output):
    data = compose_raster(card, (LOGO, NAME), brand, UKRAINIAN, bases=bases, output=output, credit=CREDIT)
    assert b"<photoshop:Credit>Example campaign</photoshop:Credit>" in data
    assert "© 2026 Example &lt;campaign&gt;".encode() in data
    if output == "jpeg":
        assert b"\x1c\x02\x6e\x00\x10Example campaign" in data
    assert not Image.open(io.BytesIO(data)).getexif()
    assert not re.search(rb"Pillow|PIL|typst|/tmp|Creator", data, re.IGNORECASE)
    bare = compose_raster(card, (LOGO, NAME), brand, UKRAINIAN, bases=bases, output=output)
    assert b"xmp" not in bare.lower()


def test_the_same_choices_give_the_same_bytes(card, brand, bases, tmp_path):
    slots = (LINE, LOGO, NAME, CODE)
    once = compose_raster(card, slots, brand, UKRAINIAN, bases=bases, credit=CREDIT)
    again = compose_raster(card, slots, brand, UKRAINIAN, bases=BaseLayers(tmp_path / "other"), credit=CREDIT)
    assert once == again


def test_the_base_is_drawn_once_and_then_read_from_memory_or_disk(card, brand, tmp_path, monkeypatch):
    drawn = []
    real = bases_module.draw_base
    monkeypatch.setattr(bases_module, "draw_base", lambda *a: drawn.append(a) or real(*a))
    first = BaseLayers(tmp_path)
    compose_raster(card, (), brand, Choices(), bases=first)
    compose_raster(card, (LOGO,), brand, Choices(), bases=first)
    other_process = BaseLayers(tmp_path)
    same = compose_raster(card, (LOGO,), brand, Choices(), bases=other_process)
    assert len(drawn) == 1
    for kept in tmp_path.iterdir():
        kept.write_bytes(kept.read_bytes()[:-10])
    assert compose_raster(card, (LOGO,), brand, Choices(), bases=BaseLayers(tmp_path)) == same
    assert len(drawn) == 2, "a file of the wrong length is drawn anew"


def test_drawing_on_a_base_does_not_mark_the_next_one(card, brand, bases):
    empty = compose_raster(card, (), brand, Choices(), bases=bases)
    compose_raster(card, (LINE, LOGO, CODE), brand, UKRAINIAN, bases=bases)
    assert compose_raster(card, (), brand, Choices(), bases=bases) == empty


def test_memory_and_disk_stay_within_their_bounds(brand, tmp_path):
    data = photo(200, 200)
    bases = BaseLayers(tmp_path, max_bytes=500_000, max_disk_bytes=400_000)
    for number in range(8):
        art = Artwork("raster", lambda: data, 200, 200, f"{number:064d}")
        compose_raster(art, (), brand, Choices(), bases=bases)
        assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 400_000
    assert bases._shelf.bytes <= 500_000
    assert max(path.name[:64] for path in tmp_path.iterdir()) == f"{7:064d}", "the newest stays"


def test_a_disk_that_cannot_be_written_makes_it_slower_only(card, brand, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("not a directory")
    assert compose_raster(card, (), brand, Choices(), bases=BaseLayers(blocked))


def compose_in_a_process(directory: str, results) -> None:
    data = photo(800, 1000)
    art = Artwork("raster", lambda: data, 400, 500, "c" * 64)
    out = compose_raster(art, (LINE,), Brand({"en": "A"}), Choices("Люди"), bases=BaseLayers(Path(directory)))
    results.put(hashlib.sha256(out).hexdigest())


def test_several_processes_share_one_directory(tmp_path):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=compose_in_a_process, args=(str(tmp_path), results)) for _ in range(3)]
    for worker in workers:
        worker.start()
    outcomes = {results.get(timeout=60) for _ in workers}
    for worker in workers:
        worker.join()
    assert len(outcomes) == 1
    assert [path.suffix for path in tmp_path.iterdir()] == [".rgb"], "no half-written file is left"


def test_threads_do_not_disturb_each_other(card, brand, bases):
    slots = (LINE, LOGO, NAME, CODE)
    lines = [f"Рядок {number}" for number in range(12)]
    expected = {line: compose_raster(card, slots, brand, Choices(line), bases=bases) for line in lines}
    found: dict[str, bytes] = {}

    def work(own: list[str]) -> None:
        for line in own:
            found[line] = compose_raster(card, slots, brand, Choices(line), bases=bases)

    threads = [threading.Thread(target=work, args=(lines[start::4],)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_an_address_depends_on_every_ingredient_but_not_on_the_code_that_follows_from_it():
    first = edition_digest("a", "b", Choices("Люди", "uk"), "jpeg")
    assert re.fullmatch("[0-9a-f]{64}", first)
    assert first == edition_digest("a", "b", Choices("Люди", "uk", qr="https://example.org", code="X"), "jpeg")
    others = {
        edition_digest("x", "b", Choices("Люди", "uk"), "jpeg"),
        edition_digest("a", "x", Choices("Люди", "uk"), "jpeg"),
        edition_digest("a", "b", Choices("x", "uk"), "jpeg"),
        edition_digest("a", "b", Choices("Люди", "en"), "jpeg"),
        edition_digest("a", "b", Choices("Люди", "uk"), "pdf"),
        edition_digest("ab", "", Choices("Люди", "uk"), "jpeg"),
    }
    assert len(others | {first}) == 7


def test_artwork_is_measured_and_what_cannot_serve_is_refused():
    assert read_artwork(photo(300, 200)).width == 300
    pdf = read_artwork(poster())
    assert (pdf.kind, pdf.width, pdf.height) == ("pdf", 420, 595)
    turned = pikepdf.open(io.BytesIO(poster()))
    turned.pages[0].obj["/Rotate"] = 90
    out = io.BytesIO()
    turned.save(out)
    for data in (b"", b"GIF89a", b"%PDF-1.7 broken", out.getvalue()):
        with pytest.raises(Undrawable):
            read_artwork(data)


def test_an_absurd_scale_is_refused(card, brand, bases):
    with pytest.raises(Undrawable, match="too_many_pixels"):
        compose_raster(card, (), brand, Choices(), bases=bases, scale=100)


def text_of(data: bytes, tmp_path: Path) -> str:
    path = tmp_path / "out.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def test_a_print_file_stays_vector_and_gives_the_same_bytes_again(brand):
    art = read_artwork(poster())
    slots = (LINE, LOGO, NAME, CODE)
    once = compose_pdf(art, slots, brand, UKRAINIAN, credit=CREDIT)
    assert once == compose_pdf(art, slots, brand, UKRAINIAN, credit=CREDIT)
    with pikepdf.open(io.BytesIO(once)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "People"}, "neither a program nor a moment"
        metadata = pdf.Root.Metadata.read_bytes()
        assert b"Example campaign" in metadata
        assert not re.search(rb"typst|pikepdf|creator|producer", metadata, re.IGNORECASE)
        pictures = [thing for thing in pdf.objects
                    if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"]  # fmt: skip
        assert len(pictures) == 2, "the logo and its transparency; text and code are no pictures"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) reads the text back")
def test_the_words_on_a_print_file_can_be_searched_and_copied(brand, tmp_path):
    link = Slot(kind="link", x=0.5, y=0.85, width=0.45, height=0.06)
    text = text_of(compose_pdf(read_artwork(poster()), (LINE, NAME, link), brand, UKRAINIAN), tmp_path)
    assert "Кожен п’ятий чекає" in " ".join(text.split())
    assert "Дім «Ліхтар»" in text
    assert "lantern.example.org/people" in text
    assert "https" not in text


def test_what_is_laid_over_a_page_lands_where_the_screen_shows_it(brand, bases):
    art = read_artwork(poster())
    for slot in (LOGO, CODE, LINE, NAME):
        printed = read_artwork(compose_pdf(art, (slot,), brand, UKRAINIAN))
        paper = artworks_module.draw_base(printed, (840, 1190))
        empty = artworks_module.draw_base(art, (840, 1190))
        screen = opened(compose_raster(art, (slot,), brand, UKRAINIAN, bases=bases, scale=2, output="png"))
        on_paper, on_screen = changed_box(empty, paper), changed_box(empty, screen)
        # On a screen the code has whole pixels per module and leaves the rest of its square free.
        apart = 16 if slot.kind == "qr" else 6
        assert max(abs(one - other) for one, other in zip(on_paper, on_screen, strict=True)) <= apart, slot.kind


def test_each_page_gets_its_own_slots_even_when_pages_share_their_resources(brand, tmp_path):
    with pikepdf.open(io.BytesIO(poster(3))) as pdf:
        shared = pdf.make_indirect(pikepdf.Dictionary())
        for page in pdf.pages:
            if "/Resources" in page.obj:
                del page.obj["/Resources"]
        pdf.Root.Pages.Resources = shared
        out = io.BytesIO()
        pdf.save(out)
    back = Slot(kind="line", x=0.1, y=0.1, width=0.8, height=0.2, page=3)
    art = read_artwork(out.getvalue())
    composed = read_artwork(compose_pdf(art, (LOGO, back), brand, UKRAINIAN))
    empty = artworks_module.draw_base(art, (420, 595), 1)
    boxes = [changed_box(empty, artworks_module.draw_base(composed, (420, 595), page)) for page in (1, 2, 3)]
    assert boxes[0] is not None
    assert boxes[1] is None
    assert boxes[2] is not None
    assert boxes[2][3] < boxes[0][1], "the line at the top of page 3, the logo at the bottom of page 1"


def test_a_page_of_a_pdf_is_previewed(brand, bases):
    art = read_artwork(poster(2))
    picture = opened(preview(art, (LOGO,), brand, Choices(), bases=bases, width=300))
    assert picture.size == (300, 425)
    with pytest.raises(Undrawable, match="pdf_no_page"):
        preview(art, (), brand, Choices(), bases=bases, page=9)
    with pytest.raises(Undrawable, match="no_pdf"):
        compose_pdf(read_artwork(photo(20, 20)), (), brand, Choices())
