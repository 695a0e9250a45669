"""Colour spaces, functions, gradients: copied by value, their names by ours."""

import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from . import profiles
from .contents import Unreadable
from .extracts import flag, number, numbers, one_of, shape

DEVICES = one_of("DeviceGray", "DeviceRGB", "DeviceCMYK", "Pattern")
PARTS = {"/DeviceGray": 1, "/CalGray": 1, "/DeviceRGB": 3, "/CalRGB": 3, "/Lab": 3, "/DeviceCMYK": 4, "/Indexed": 1,
         "/Separation": 1}  # fmt: skip
MEASURED = {"/WhitePoint": numbers, "/BlackPoint": numbers, "/Gamma": numbers, "/Matrix": numbers, "/Range": numbers}
# The inks that a press knows by name. Any other gets a name of ours, the same for all its places.
INK = re.compile(r"/(Cyan|Magenta|Yellow|Black|All|None|PANTONE [0-9]{2,4} (C|U|M|CP|UP|CV|CVC))")
ROMAN = re.compile(
    rb"%[^\r\n]*|[{}]|[-+]?[0-9]*\.?[0-9]+|\b(?:abs|add|atan|ceiling|cos|cvi|cvr|div|exp|floor|idiv|ln|log|mod|mul|neg|"
    rb"round|sin|sqrt|sub|truncate|and|bitshift|eq|false|ge|gt|le|lt|ne|not|or|true|xor|if|ifelse|copy|dup|exch|index|"
    rb"pop|roll)\b"
)
DEEPEST = 8


class Colours:
    def __init__(self, new: pikepdf.Pdf) -> None:
        self.new = new
        self.inks: dict[str, str] = {}
        self.profiles: dict[tuple[int, int], Any] = {}

    def space(self, thing: Any, depth: int = 0) -> Any:
        if isinstance(thing, Name):
            return DEVICES(thing)
        if not isinstance(thing, Array) or not len(thing) or depth > DEEPEST:
            return None
        kind = str(thing[0])
        if len(thing) == 1:
            return DEVICES(thing[0])
        if kind in ("/CalGray", "/CalRGB", "/Lab"):
            return Array([Name(kind), Dictionary(shape(thing[1], MEASURED))])
        if kind == "/ICCBased" and isinstance(thing[1], Stream):
            return Array([Name.ICCBased, self.profile(thing[1])])
        inner = self.space(thing[1 if kind in ("/Pattern", "/Indexed") else 2], depth + 1)
        if inner is None:
            raise Unreadable
        if kind == "/Pattern":
            return Array([Name.Pattern, inner])
        if kind == "/Indexed":
            return Array([Name.Indexed, inner, int(thing[2]), self.palette(thing[3], inner, int(thing[2]))])
        if kind in ("/Separation", "/DeviceN"):
            names = self.ink(thing[1]) if kind == "/Separation" else Array([self.ink(each) for each in thing[1]])
            return Array([Name(kind), names, inner, cleaned_function(self.new, thing[3])])
        return None

    def ink(self, name: Any) -> Name:
        old = str(name)
        return Name(old if INK.fullmatch(old) else self.inks.setdefault(old, f"/Ink{len(self.inks) + 1}"))

    def palette(self, table: Any, base: Any, highest: int) -> pikepdf.String:
        data = table.read_bytes() if isinstance(table, Stream) else bytes(table)
        length = (min(max(highest, 0), 255) + 1) * parts(base)
        return pikepdf.String(data[:length].ljust(length, b"\x00"))

    def profile(self, stream: Stream) -> Any:
        if stream.objgen not in self.profiles or stream.objgen == (0, 0):
            count = int(stream.get("/N", 3))
            copy = self.new.make_stream(profiles.cleaned(stream.read_bytes()), N=count)
            copy.Alternate = {1: Name.DeviceGray, 4: Name.DeviceCMYK}.get(count, Name.DeviceRGB)
            if (span := numbers(stream.get("/Range"))) is not None:
                copy.Range = span
            # Lab data in a profile is not what the plain space would show.
            if isinstance(stream.get("/Alternate"), Array) and stream.Alternate[0] == Name.Lab:
                copy.Alternate = self.space(stream.Alternate)
            self.profiles[stream.objgen] = copy
        return self.profiles[stream.objgen]

    def shading(self, thing: Any) -> Any:
        def several(value: Any) -> Any:
            if isinstance(value, Array):
                return Array([cleaned_function(self.new, each) for each in value])
            return cleaned_function(self.new, value)

        table = {
            **dict.fromkeys(
                ("/ShadingType", "/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/VerticesPerRow"), number
            ),
            **dict.fromkeys(("/Background", "/BBox", "/Domain", "/Coords", "/Matrix", "/Decode"), numbers),
            "/AntiAlias": flag,
            "/ColorSpace": self.space,
            "/Function": several,
            "/Extend": flags,
        }
        kept = shape(thing, table)
        if isinstance(thing, Stream):
            stream = self.new.make_stream(thing.read_bytes())
            for key, value in kept.items():
                stream[key] = value
            return stream
        return self.new.make_indirect(Dictionary(kept))


def cleaned_function(new: pikepdf.Pdf, thing: Any, depth: int = 0) -> Any:
    """Raises Unreadable for one that is none: colours would change without it."""
    if not isinstance(thing, (Dictionary, Stream)) or depth > DEEPEST:
        raise Unreadable
    lists = dict.fromkeys(("/Domain", "/Range", "/Size", "/Encode", "/Decode", "/C0", "/C1", "/Bounds"), numbers)
    table = {**lists, **dict.fromkeys(("/FunctionType", "/BitsPerSample", "/Order", "/N"), number)}
    kept = shape(thing, table)
    if kept.get("/FunctionType") == 3:
        kept["/Functions"] = Array([cleaned_function(new, each, depth + 1) for each in thing.Functions])
    if not isinstance(thing, Stream):
        return new.make_indirect(Dictionary(kept))
    data = thing.read_bytes()
    if kept.get("/FunctionType") == 4:
        data = b" ".join(word for word in ROMAN.findall(data) if not word.startswith(b"%"))
    else:
        values = len(kept["/Range"]) // 2 * int(kept["/BitsPerSample"])
        for size in kept["/Size"]:
            values *= int(size)
        data = data[: (values + 7) // 8]
    stream = new.make_stream(data)
    for key, value in kept.items():
        stream[key] = value
    return stream


def parts(space: Any) -> int:
    """How many numbers make a colour."""
    if isinstance(space, Name):
        return PARTS.get(str(space), 1)
    kind = str(space[0])
    if kind == "/ICCBased":
        return int(space[1].N)
    return len(space[1]) if kind == "/DeviceN" else PARTS.get(kind, 1)


def flags(value: Any) -> Any:
    return Array([bool(each) for each in value]) if isinstance(value, Array) else None
