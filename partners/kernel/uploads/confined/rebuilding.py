"""A new PDF that gets only what its pages draw: nothing is copied unless a drawing order asks for it, and of that only
the keys in the tables here. What has no place in a table (names, notes, metadata, files, scripts) stays behind.
"""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from . import images, typefaces
from .contents import Operand, Rewriter, Unreadable
from .extracts import flag, number, numbers, one_of, shape
from .inks import Colours, cleaned_function
from .layers import Layers

MAX_OBJECTS = 60_000
DEEPEST = 24
BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
BLENDS = one_of(
    "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
    "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
)  # fmt: skip
INTENT = one_of("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")


class Rebuilding:
    """Raises Unreadable for what cannot be carried over as it looks."""

    def __init__(self, source: pikepdf.Pdf) -> None:
        self.source, self.new = source, pikepdf.new()
        self.layers = Layers(source)
        self.colours = Colours(self.new)
        self.typefaces = typefaces.Typefaces(self.new)
        self.known: dict[tuple[tuple[int, int], str], Any] = {}
        self.depth = 0

    def pages(self) -> pikepdf.Pdf:
        for page in self.source.pages:
            self.page(page)
        return self.new

    def page(self, page: pikepdf.Page) -> None:
        resources = Resources(self, inherited(page.obj, "/Resources") or Dictionary())
        contents = self.drawn(joined(page.obj.get("/Contents")), resources)
        boxes = {name: box for name in BOXES if (box := numbers(inherited(page.obj, name))) is not None}
        extra = shape(
            page.obj,
            {"/UserUnit": number, "/Group": self.group, "/Rotate": number},
            extra={"/Rotate": inherited(page.obj, "/Rotate")},
        )
        self.new.add_blank_page(page_size=(9, 9))
        fresh = self.new.pages[-1].obj
        for name, value in (*boxes.items(), *extra.items()):
            fresh[name] = value
        fresh.Resources = resources.copied
        fresh.Contents = self.new.make_stream(contents)

    def drawn(self, data: bytes, resources: "Resources") -> bytes:
        # Default spaces stand for the plain ones without being named by any order.
        for name in ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK"):
            if (space := resources.find("/ColorSpace", name)) is not None and (
                kept := self.colours.space(space)
            ) is not None:
                resources.put("/ColorSpace", name, kept)
        return Rewriter(resources.pull, resources.hidden, resources.inline).rewrite(data)

    def once(self, kind: str, thing: Any, build: Callable[[Any], Any]) -> Any:
        """The copy of an object that several may point to; None for one that points to itself."""
        key = (thing.objgen, kind)
        if key[0] == (0, 0):
            return self.deeper(build, thing)
        if key not in self.known:
            self.known[key] = None
            self.known[key] = self.deeper(build, thing)
            if len(self.new.objects) > MAX_OBJECTS:
                raise Unreadable
        return self.known[key]

    def deeper(self, build: Callable[[Any], Any], thing: Any) -> Any:
        if self.depth > DEEPEST:
            raise Unreadable
        self.depth += 1
        try:
            return build(thing)
        finally:
            self.depth -= 1

    # What a drawing order may ask for, by kind of resource

    def xobject(self, thing: Any, around: "Resources") -> Any:
        if not isinstance(thing, Stream) or self.layers.hidden(thing.get("/OC")):
            return None
        if thing.get("/Subtype") == Name.Image:
            return self.once("image", thing, self.image)
        if thing.get("/Subtype") == Name.Form:
            return self.once("form", thing, lambda form: self.form(form, around))
        return None

    def form(self, thing: Any, around: "Resources | None" = None) -> Any:
        return self.drawing(
            thing,
            {"/FormType": number, "/BBox": numbers, "/Matrix": numbers, "/Group": self.group},
            around,
            Type=Name.XObject,
            Subtype=Name.Form,
        )

    def drawing(self, thing: Any, table: dict[str, Any], around: "Resources | None", **fixed: Any) -> Any:
        """A stream of drawing orders. An old form without resources of its own draws with those around it."""
        own = thing.get("/Resources")
        resources = Resources(self, own if isinstance(own, Dictionary) else around.source if around else Dictionary())
        stream = self.new.make_stream(self.drawn(thing.read_bytes(), resources), **fixed, **bare(shape(thing, table)))
        stream.Resources = resources.copied
        return stream

    def image(self, thing: Any) -> Any:
        return images.redrawn(self, thing)

    def pattern(self, thing: Any, around: "Resources") -> Any:
        if thing.get("/PatternType") == 1 and isinstance(thing, Stream):
            sizes = dict.fromkeys(("/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep"), number)
            return self.drawing(thing, {**sizes, "/BBox": numbers, "/Matrix": numbers}, around, Type=Name.Pattern)
        if thing.get("/PatternType") != 2:
            return None
        table: dict[str, Any] = {
            "/PatternType": number,
            "/Matrix": numbers,
            "/Shading": self.colours.shading,
            "/ExtGState": self.state,
        }
        return self.new.make_indirect(Dictionary(shape(thing, table)))

    def group(self, thing: Any) -> Any:
        table = {"/S": one_of("Transparency"), "/CS": self.colours.space, "/I": flag, "/K": flag}
        return Dictionary(shape(thing, table)) if isinstance(thing, Dictionary) else None

    def state(self, thing: Any) -> Any:
        """Of what only a press understands (halftones, transfer, black generation) nothing: it names and it hides."""
        table: dict[str, Any] = {
            **dict.fromkeys(("/LW", "/LC", "/LJ", "/ML", "/OPM", "/FL", "/SM", "/CA", "/ca"), number),
            **dict.fromkeys(("/OP", "/op", "/SA", "/AIS", "/TK"), flag),
            "/RI": INTENT,
            "/D": dashes,
            "/BM": blend,
            "/SMask": self.soft_mask,
            "/Font": self.sized_font,
        }
        return self.new.make_indirect(Dictionary(shape(thing, table)))

    def soft_mask(self, thing: Any) -> Any:
        if not isinstance(thing, Dictionary):
            return one_of("None")(thing)
        table = {
            "/S": one_of("Alpha", "Luminosity"),
            "/BC": numbers,
            "/G": lambda form: self.once("form", form, self.form),
            "/TR": lambda rule: one_of("Identity")(rule) or cleaned_function(self.new, rule),
        }
        return Dictionary(shape(thing, table))

    def sized_font(self, thing: Any) -> Any:
        if isinstance(thing, Array) and len(thing) == 2 and (font := self.font(thing[0], None)) is not None:
            return Array([font, thing[1]])
        return None

    def font(self, thing: Any, around: "Resources | None") -> Any:
        def build(font: Any) -> Any:
            if font.get("/Subtype") != Name.Type3:
                return self.typefaces.font(font)
            return self.typefaces.drawn_font(font, lambda glyph: self.drawing(glyph, {}, glyphs))

        own = thing.get("/Resources") if isinstance(thing, Dictionary) else None
        glyphs = Resources(self, own) if isinstance(own, Dictionary) else around
        return self.once("font", thing, build) if isinstance(thing, Dictionary) else None


class Resources:
    """Those of one drawing: found under their old names, put down under names of ours."""

    def __init__(self, rebuilding: Rebuilding, source: Dictionary) -> None:
        self.rebuilding, self.source = rebuilding, source
        self.copied = Dictionary()
        self.names: dict[tuple[str, bytes], bytes | None] = {}

    def find(self, kind: str, name: str) -> Any:
        shelf = self.source.get(kind)
        return shelf.get(name) if isinstance(shelf, Dictionary) else None

    def put(self, kind: str, name: str, thing: Any) -> None:
        if kind not in self.copied:
            self.copied[kind] = Dictionary()
        self.copied[kind][name] = thing

    def pull(self, kind: str, name: bytes) -> bytes | None:
        if kind == "/ColorSpace" and name in (b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"):
            return name
        if (kind, name) not in self.names:
            # A name is bytes in no certain encoding; pikepdf speaks of it as text.
            found = self.find(kind, "/" + name.decode("utf-8", "surrogateescape"))
            copy = None if found is None else self.copy(kind, found)
            self.names[kind, name] = None if copy is None else self.named(kind, copy)
        return self.names[kind, name]

    def named(self, kind: str, thing: Any) -> bytes:
        name = f"{kind[1]}{len(self.names)}"
        self.put(kind, f"/{name}", thing)
        return name.encode()

    def copy(self, kind: str, thing: Any) -> Any:
        work = self.rebuilding
        build: dict[str, Callable[[Any], Any]] = {
            "/XObject": lambda found: work.xobject(found, self),
            "/ExtGState": lambda found: work.once("state", found, work.state),
            "/Shading": lambda found: work.once("shading", found, work.colours.shading),
            "/Font": lambda found: work.font(found, self),
            "/ColorSpace": lambda found: work.once("space", found, work.colours.space),
            "/Pattern": lambda found: work.once("pattern", found, lambda own: work.pattern(own, self)),
        }
        return build[kind](thing) if isinstance(thing, pikepdf.Object) else None

    def hidden(self, name: bytes) -> bool:
        return self.rebuilding.layers.hidden(self.find("/Properties", "/" + name.decode("utf-8", "surrogateescape")))

    def inline(self, facts: dict[bytes, Operand], data: bytes) -> bytes | None:
        """An inline picture becomes one like the others, so that there is one way to draw them anew."""
        old = images.as_object(self.rebuilding.source, facts, data, lambda name: self.find("/ColorSpace", name))
        copy = self.rebuilding.image(old)
        self.names["inline", str(len(self.names)).encode()] = None
        return None if copy is None else self.named("/XObject", copy)


def inherited(page: Any, key: str) -> Any:
    node, steps = page, 0
    while key not in node and "/Parent" in node and steps < DEEPEST:
        node, steps = node.Parent, steps + 1
    return node.get(key)


def joined(contents: Any) -> bytes:
    streams = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(each.read_bytes() for each in streams if isinstance(each, Stream))


def bare(found: dict[str, Any]) -> dict[str, Any]:
    return {key[1:]: value for key, value in found.items()}


def dashes(thing: Any) -> Any:
    if isinstance(thing, Array) and len(thing) == 2 and numbers(thing[0]) is not None and number(thing[1]) is not None:
        return Array([numbers(thing[0]), thing[1]])
    return None


def blend(thing: Any) -> Any:
    """Of several, readers take the first, or the first they know: all stay, the unknown under a name of ours."""
    if isinstance(thing, Array):
        return Array([BLENDS(each) or Name.Own for each in thing])
    return BLENDS(thing)
