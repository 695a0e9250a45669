"""What is composed from what. Positions are fractions of the artwork, so that one set of slots serves every size."""

import math
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal, get_args

from .moments import moment_in_words, moment_of
from .photos import Photo
from .undrawable import Undrawable

SlotKind = Literal["logo", "name", "line", "link", "qr", "code", "date", "place", "photo"]
Align = Literal["start", "center", "end"]
Weight = Literal["regular", "bold"]
MAX_SLOTS = 40
COLOUR = re.compile(r"#[0-9a-fA-F]{6}|brand")
INK = "#1b1b1b"
# Of a line of text; what `models.LONGEST_LINE` says to those who know rows.
MOST_LETTERS = 140
SIZE = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for something of the partner's. `size` is the height of the text as a fraction of the artwork's height,
    `least` how small it may become, 0 for the typesetter's own floor; a colour is `#rrggbb` or `brand`, the partner's
    own; `background` is a plate behind the content, empty for none. Of what a partner may write, a line, a place or a
    date, `text` is what stands there whoever takes it, a date as `moments` has it; `longest` is how many characters of
    a line or place a partner may write, 0 for as many as anywhere. Without what is `required` no file is made."""

    kind: SlotKind
    x: float
    y: float
    width: float
    height: float
    align: Align = "center"
    valign: Align = "center"
    colour: str = "#ffffff"
    size: float = SIZE
    weight: Weight = "regular"
    background: str = ""
    max_lines: int = 1
    page: int = 1
    least: float = 0.0
    text: str = ""
    longest: int = 0
    required: bool = False

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
    """What a partner's kit contributes. A logo has to be a PNG that `clean_logo` made, and its drawing the SVG of it,
    empty where there is none.

    `link` is an ASCII URI, for machines; `shown_link` the same for people, where its letters are others.
    """

    names: dict[str, str]
    colour: str = ""
    link: str = ""
    logo_png: bytes | None = field(default=None, repr=False)
    logo_sha256: str = ""
    logo_svg: bytes = field(default=b"", repr=False)
    shown_link: str = ""
    # For where a name has no room: in the language of the name, never in another one's.
    short_names: dict[str, str] = field(default_factory=dict)
    # For grounds on which the other one would not be seen.
    dark_logo_png: bytes | None = field(default=None, repr=False)
    dark_logo_sha256: str = ""
    dark_logo_svg: bytes = field(default=b"", repr=False)
    # Its transparency alone counts: for where neither of them is seen, in whatever colour is.
    mono_logo_png: bytes | None = field(default=None, repr=False)
    mono_logo_sha256: str = ""
    mono_logo_svg: bytes = field(default=b"", repr=False)

    def key_in(self, language: str) -> str:
        """In which language the name stands in a file of this one: in its own, else in English, else in any."""
        short = language.partition("-")[0]
        # Sorted, so that a kit always falls back to the same name: the digest of a file does not say which.
        return next((key for key in (language, short, "en", *sorted(self.names)) if self.names.get(key)), "")

    def names_in(self, language: str) -> list[str]:
        """The name and, where there is one, its short form."""
        key = self.key_in(language)
        return [name for name in (self.names.get(key, ""), self.short_names.get(key, "")) if name]

    def paint(self, colour: str) -> str:
        return (self.colour or INK) if colour == "brand" else colour


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a file says of something that happens: `date` is a day, or a day and its hour, as `moments` has it; `place`
    as it is printed."""

    date: str = ""
    place: str = ""
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a partner chose for one file, and what we add to it: `qr` is the ASCII URI in the QR code, the brand's link
    when empty; `code` is what stands for the file, as people read it. `sheet` is one of `sizes.SHEETS` that is not
    what the drawing was made for; pictures have none."""

    line: str = ""
    language: str = "en"
    qr: str = ""
    code: str = ""
    sheet: str = ""
    occasion: Occasion = field(default_factory=Occasion)


@dataclass(frozen=True, slots=True)
class Credit:
    """Written into the file for picture editors. Organisations only, never a person.

    `code` is that of the file, as people read it, and `identifier` the URI that it leads to.
    """

    credit: str = ""
    rights: str = ""
    terms: str = ""
    url: str = ""
    title: str = ""
    code: str = ""
    identifier: str = ""


def slots_from_json(value: object) -> tuple[Slot, ...]:
    """Slots from what a template version stores. Raises Undrawable, which names the slot and the field."""
    if not isinstance(value, list):
        raise Undrawable("no_list")
    if len(value) > MAX_SLOTS:
        raise Undrawable("too_many_slots", number=len(value), most=MAX_SLOTS)
    return tuple(slot_from(entry, number) for number, entry in enumerate(value, 1))


# What came later and is left out where nobody uses it: slots from before it have the hash that they had.
LATER = {"least": 0.0, "text": "", "longest": 0, "required": False}


def slots_to_json(slots: tuple[Slot, ...]) -> list[dict[str, Any]]:
    return [{key: value for key, value in asdict(slot).items() if LATER.get(key) != value} for slot in slots]


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
    if "least" in entry:
        numbers["least"] = share_from(entry, "least", number)
        if numbers["least"] and not 0.005 <= numbers["least"] <= numbers.get("size", SIZE):
            raise Undrawable("least_range", slot=number)
    check_words(entry, number)
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


def check_words(entry: dict[Any, Any], number: int) -> None:
    text, longest = entry.get("text", ""), entry.get("longest", 0)
    if not isinstance(text, str) or len(text) > MOST_LETTERS:
        raise Undrawable("no_words", slot=number, most=MOST_LETTERS)
    if type(longest) is not int or not 0 <= longest <= MOST_LETTERS:
        raise Undrawable("no_length", slot=number, most=MOST_LETTERS)
    if entry["kind"] == "date" and text and moment_of(text) is None:
        raise Undrawable("no_date", slot=number)
    if type(entry.get("required", False)) is not bool:
        raise Undrawable("no_yes_or_no", slot=number, field="required")


def check_colours(entry: dict[Any, Any], number: int) -> None:
    for key in ("colour", "background"):
        value = entry.get(key, "brand")
        if not isinstance(value, str) or not (COLOUR.fullmatch(value) or (key == "background" and not value)):
            raise Undrawable("no_colour", slot=number, field=key)


def one_line(text: str) -> str:
    """As it is set: one line, composed form, nothing invisible, and the apostrophe that Ukrainian and English print."""
    return re.sub(r"(?<=\w)['\u02bc`\u00b4](?=\w)", "\u2019", " ".join(seen(text).split()))


def seen(text: str) -> str:
    """In composed form, with a space for whatever is not seen and could turn the line around or end it."""
    # Composed first: apart from its letter, an accent would be looked up as a sign of its own.
    text = unicodedata.normalize("NFC", text)
    # The two joiners shape letters in Persian and Indic scripts, so they stay.
    shown = "".join(each if unicodedata.category(each)[0] != "C" or each in "\u200c\u200d" else " " for each in text)
    return shown.strip()


def is_rtl(words: str) -> bool:
    """By the first letter that has a direction, as Unicode says for a paragraph (UAX 9, P2)."""
    strong = (each for each in map(unicodedata.bidirectional, words) if each in ("L", "R", "AL"))
    return next(strong, "L") != "L"


def said_of(line: str, occasion: Occasion, language: str) -> list[str]:
    """All that a partner writes on a file of this language, as it stands there where it has room: the line, the day,
    the place."""
    return [words for words in (line, *moment_in_words(occasion.date, language)[:1], occasion.place) if words]


def forms_for(slot: Slot, brand: Brand, choices: Choices) -> list[str]:
    """What this slot says, and how it says it where that has no room; empty for pictures and when there is nothing."""
    return [line for line in map(one_line, texts_for(slot, brand, choices)) if line]


def texts_for(slot: Slot, brand: Brand, choices: Choices) -> list[str]:
    if slot.kind == "name" or (slot.kind == "logo" and brand.logo_png is None):
        return brand.names_in(choices.language)
    if slot.kind == "line":
        return [slot.text or choices.line]
    if slot.kind == "place":
        return [slot.text or choices.occasion.place]
    if slot.kind == "date":
        return list(moment_in_words(slot.text or choices.occasion.date, choices.language))
    if slot.kind == "code":
        return [choices.code]
    if slot.kind == "link":
        whole = re.sub(r"^https?://(www\.)?", "", brand.shown_link or brand.link).rstrip("/")
        # The code beside it leads to the very page; in print the site alone is better than half an address.
        return list(dict.fromkeys([whole, re.split(r"[/?#]", whole)[0]]))
    return []
