"""What is composed from what. Positions are fractions of the artwork, so that one set of slots serves every size."""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from .undrawable import Undrawable

SlotKind = Literal["logo", "name", "line", "link", "qr", "code"]
Align = Literal["start", "center", "end"]
Weight = Literal["regular", "bold"]
MAX_SLOTS = 40
COLOUR = re.compile(r"#[0-9a-fA-F]{6}|brand")
INK = "#1b1b1b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for something of the partner's. `size` is the height of the text as a fraction of the artwork's height;
    a colour is `#rrggbb` or `brand`, the partner's own; `background` is a plate behind the content, empty for none."""

    kind: SlotKind
    x: float
    y: float
    width: float
    height: float
    align: Align = "center"
    valign: Align = "center"
    colour: str = "#ffffff"
    size: float = 0.03
    weight: Weight = "regular"
    background: str = ""
    max_lines: int = 1
    page: int = 1

    def box(self, width: float, height: float) -> tuple[float, float, float, float]:
        """Left, top, width and height on artwork of this size."""
        return self.x * width, self.y * height, self.width * width, self.height * height


@dataclass(frozen=True, slots=True)
class Artwork:
    """The designer's picture or PDF. `load` reads its bytes, and is called only when they are needed;
    width and height are those of the outcome: pixels, or points for a PDF."""

    kind: Literal["raster", "pdf"]
    load: Callable[[], bytes] = field(compare=False, repr=False)
    width: float
    height: float
    sha256: str


@dataclass(frozen=True, slots=True)
class Brand:
    """What a partner's kit contributes. The logo has to be a PNG that `clean_logo` made.

    `link` is an ASCII URI, for machines; `shown_link` the same for people, where its letters are others.
    """

    names: dict[str, str]
    colour: str = ""
    link: str = ""
    logo_png: bytes | None = field(default=None, repr=False)
    logo_sha256: str = ""
    shown_link: str = ""

    def name_in(self, language: str) -> str:
        """The name in this language, else in English, else in any."""
        short = language.partition("-")[0]
        # Sorted, so that a kit always falls back to the same name: the digest of a file does not say which.
        candidates = (self.names.get(key, "") for key in (language, short, "en", *sorted(self.names)))
        return next((name for name in candidates if name), "")

    def paint(self, colour: str) -> str:
        return (self.colour or INK) if colour == "brand" else colour


@dataclass(frozen=True, slots=True)
class Choices:
    """What a partner chose for one file. `qr` is the ASCII URI in the QR code, the brand's link when empty."""

    line: str = ""
    language: str = "en"
    qr: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Credit:
    """Written into the file for picture editors. Organisations only, never a person."""

    credit: str = ""
    rights: str = ""
    terms: str = ""
    url: str = ""
    title: str = ""


def slots_from_json(value: object) -> tuple[Slot, ...]:
    """Slots from what a template version stores. Raises Undrawable, which names the slot and the field."""
    if not isinstance(value, list):
        raise Undrawable("no_list")
    if len(value) > MAX_SLOTS:
        raise Undrawable("too_many_slots", number=len(value), most=MAX_SLOTS)
    return tuple(slot_from(entry, number) for number, entry in enumerate(value, 1))


def slots_to_json(slots: tuple[Slot, ...]) -> list[dict[str, Any]]:
    return [asdict(slot) for slot in slots]


def slot_from(entry: object, number: int) -> Slot:
    if not isinstance(entry, dict):
        raise Undrawable("no_object", slot=number)
    check_keys(entry, number)
    numbers = {key: share_from(entry, key, number) for key in ("x", "y", "width", "height")}
    if numbers["width"] <= 0 or numbers["height"] <= 0:
        raise Undrawable("no_size", slot=number)
    # Shares are rounded decimals: their sum may be a hair over the edge.
    if numbers["x"] + numbers["width"] > 1 + 1e-6 or numbers["y"] + numbers["height"] > 1 + 1e-6:
        raise Undrawable("over_the_edge", slot=number)
    if "size" in entry:
        numbers["size"] = share_from(entry, "size", number)
        if not 0.005 <= numbers["size"] <= 0.5:
            raise Undrawable("size_range", slot=number)
    for key, most in (("max_lines", 12), ("page", 100)):
        if key in entry and (type(entry[key]) is not int or not 1 <= entry[key] <= most):
            raise Undrawable("no_whole_number", slot=number, field=key, most=most)
    return Slot(**{**entry, **numbers})


def check_keys(entry: dict[Any, Any], number: int) -> None:
    known = {each.name for each in fields(Slot)}
    unknown = sorted(str(key) for key in entry if key not in known)
    if unknown:
        raise Undrawable("unknown_field", slot=number, field=unknown[0])
    for key in ("kind", "x", "y", "width", "height"):
        if key not in entry:
            raise Undrawable("missing_field", slot=number, field=key)
    for key, allowed in (("kind", SlotKind), ("align", Align), ("valign", Align), ("weight", Weight)):
        if key in entry and entry[key] not in get_args(allowed):
            raise Undrawable("no_such_choice", slot=number, field=key, allowed=", ".join(get_args(allowed)))
    check_colours(entry, number)


def share_from(entry: dict[Any, Any], key: str, number: int) -> float:
    value = entry[key]
    # For Python `True` is a number.
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Undrawable("no_number", slot=number, field=key)
    if not 0 <= value <= 1 or not math.isfinite(value):
        raise Undrawable("no_share", slot=number, field=key)
    return float(value)


def check_colours(entry: dict[Any, Any], number: int) -> None:
    for key in ("colour", "background"):
        value = entry.get(key, "brand")
        if not isinstance(value, str) or not (COLOUR.fullmatch(value) or (key == "background" and not value)):
            raise Undrawable("no_colour", slot=number, field=key)


def one_line(text: str) -> str:
    """As it is set: one line, composed form, nothing invisible, and the apostrophe that Ukrainian and English print."""
    # Composed first: apart from its letter, an accent would be looked up as a sign of its own.
    text = unicodedata.normalize("NFC", text)
    # The two joiners shape letters in Persian and Indic scripts, so they stay.
    shown = "".join(each if unicodedata.category(each)[0] != "C" or each in "\u200c\u200d" else " " for each in text)
    return re.sub(r"(?<=\w)['\u02bc`\u00b4](?=\w)", "\u2019", " ".join(shown.split()))


def words_for(slot: Slot, brand: Brand, choices: Choices) -> str:
    """The text that this slot shows; empty for pictures and when there is nothing to say."""
    if slot.kind == "name" or (slot.kind == "logo" and brand.logo_png is None):
        return one_line(brand.name_in(choices.language))
    if slot.kind == "line":
        return one_line(choices.line)
    if slot.kind == "code":
        return one_line(choices.code)
    if slot.kind == "link":
        return one_line(re.sub(r"^https?://(www\.)?", "", brand.shown_link or brand.link)).rstrip("/")
    return ""
