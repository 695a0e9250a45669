"""A page's drawing orders, read word by word and written anew: what is no order that draws is not written."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

SPACE = rb"\x00\t\n\x0c\r "
END = rb"\x00\t\n\x0c\r ()<>\[\]{}/%"
NUMBER = re.compile(rb"[-+.0-9]+")
WORD = re.compile(
    rb"[" + SPACE + rb"]+|%[^\r\n]*|(?P<number>[-+.0-9]+)|/(?P<name>[^" + END + rb"]*)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[^>]*)>|(?P<text>\()|(?P<operator>[^" + END + rb"]+)|."
, re.DOTALL)  # fmt: skip
# Lines, areas and plain colours are most of a large drawing. Nothing in them can carry a word, so they pass as a piece.
PLAIN = re.compile(
    rb"(?:[" + SPACE + rb"]*+(?:[-+.0-9]++[" + SPACE + rb"]++)*+"
    rb"(?:re|rg|RG|f\*|B\*|b\*|W\*|[mlcvyhSsfFBbnWwJjMigGkK])(?=[" + END + rb"]|\Z))++"
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\x0c", b"\r\n": b"", b"\n": b"", b"\r": b""}
NAMED = re.compile(rb"#([0-9A-Fa-f]{2})")
MAX_DEPTH = 20

# Orders that take numbers only.
NUMERIC = frozenset(
    b"w J j M i q Q cm m l c v y h re S s f F f* B B* b b* n W W* BT ET Tc Tw Tz TL Tr Ts Td TD Tm T* G g RG rg K k "
    b"sc SC scn SCN d0 d1".split()
)
PAINTING = frozenset(b"S s f F f* B B* b b*".split())
SHOWING = frozenset(b"Tj TJ ' \"".split())
# Orders that name something among the resources, and where it is found.
NAMING = {
    b"Do": "/XObject", b"gs": "/ExtGState", b"sh": "/Shading", b"Tf": "/Font", b"cs": "/ColorSpace",
    b"CS": "/ColorSpace", b"scn": "/Pattern", b"SCN": "/Pattern",
}  # fmt: skip
INTENTS = frozenset(b"AbsoluteColorimetric RelativeColorimetric Saturation Perceptual".split())
INVISIBLE = b"3"
# Long names of what an inline picture says in short (ISO 32000-1, tables 93 and 94).
INLINE_KEYS = {
    b"BPC": b"BitsPerComponent", b"CS": b"ColorSpace", b"D": b"Decode", b"DP": b"DecodeParms", b"F": b"Filter",
    b"H": b"Height", b"IM": b"ImageMask", b"I": b"Interpolate", b"W": b"Width",
}  # fmt: skip
INLINE_VALUES = {
    b"G": b"DeviceGray", b"RGB": b"DeviceRGB", b"CMYK": b"DeviceCMYK", b"I": b"Indexed", b"AHx": b"ASCIIHexDecode",
    b"A85": b"ASCII85Decode", b"LZW": b"LZWDecode", b"Fl": b"FlateDecode", b"RL": b"RunLengthDecode",
    b"CCF": b"CCITTFaxDecode", b"DCT": b"DCTDecode",
}  # fmt: skip


class Number(bytes):
    """As it was written."""


class Named(bytes):
    """A name without its slash, escapes resolved."""


class Text(bytes):
    """What a string says."""


class Word(bytes):
    """Any other word among operands: true, false, null."""


Operand = Number | Named | Text | Word | list[Any] | dict[bytes, Any]


class Order(NamedTuple):
    operator: bytes
    operands: list[Operand]
    data: bytes = b""


class Plain(NamedTuple):
    """A stretch of drawing that passes as it is."""

    data: bytes


class Unreadable(Exception):  # noqa: N818  (an answer, not an error)
    """The drawing cannot be read; a page that has it may still be shown."""


def orders(data: bytes) -> Iterator[Order | Plain]:  # noqa: C901  (one turn for each kind of word)
    """Raises Unreadable where nesting has no end."""
    at, stack = 0, [list[Operand]()]
    while at < len(data):
        if len(stack) == 1 and not stack[0] and (plain := PLAIN.match(data, at)):
            yield Plain(plain[0])
            at = plain.end()
            continue
        found = WORD.match(data, at)
        if found is None:
            return
        at, kind = found.end(), found.lastgroup
        if kind == "text":
            words, at = string(data, at)
            stack[-1].append(Text(words))
        elif kind == "open":
            if len(stack) > MAX_DEPTH:
                raise Unreadable
            stack.append([])
        elif kind == "close":
            if len(stack) > 1:
                inner = stack.pop()
                stack[-1].append(paired(inner) if found[0] == b">>" else inner)
        elif kind == "operator" and (len(stack) > 1 or found[0] in (b"true", b"false", b"null")):
            stack[-1].append(Word(found[0]))
        elif kind == "operator":
            operator = found[0]
            if operator == b"ID":
                facts = {INLINE_KEYS.get(key, key): longer(value) for key, value in paired(stack[0]).items()}
                picture, at = inline(data, at + 1, facts)
                yield Order(b"BI", [facts], picture)
            elif operator != b"BI":
                yield Order(operator, stack[0])
            stack = [[]]
        elif kind is not None:
            stack[-1].append(operand(kind, found))


def operand(kind: str, found: re.Match[bytes]) -> Operand:
    if kind == "number":
        return Number(found[0])
    if kind == "name":
        return Named(NAMED.sub(lambda sign: bytes([int(sign[1], 16)]), found["name"]))
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", found["hex"])
    return Text(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))


def longer(value: Operand) -> Operand:
    if isinstance(value, Named):
        return Named(INLINE_VALUES.get(value, value))
    return [longer(each) for each in value] if isinstance(value, list) else value


def paired(operands: list[Operand]) -> dict[bytes, Operand]:
    pairs = zip(operands[::2], operands[1::2], strict=False)
    return {bytes(key): value for key, value in pairs if isinstance(key, Named)}


def string(data: bytes, at: int) -> tuple[bytes, int]:
    """From behind its first bracket: what it says, and where it ends."""
    depth, start = 1, at
    for sign in re.compile(rb"\\.|[()]", re.DOTALL).finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(sign[0], 0)
        if depth == 0:
            return ESCAPE.sub(unescaped, data[start : sign.start()]), sign.end()
    return b"", len(data)


def unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code[:1].isdigit() and code[0] < 0x38 else ESCAPED.get(code, code)


def inline(data: bytes, at: int, facts: dict[bytes, Operand]) -> tuple[bytes, int]:
    """An inline picture says nowhere how long it is: it ends where the plain samples end, or at a lone `EI`."""
    start = at
    if b"Filter" not in facts:
        start = min(len(data), at + samples(facts))
    end = re.compile(rb"[" + SPACE + rb"]?EI(?=[" + SPACE + rb"]|\Z)")
    for found in end.finditer(data, start):
        # The two letters may be pixels: what follows them has to look like drawing orders.
        rest = data[found.end() : found.end() + 12]
        if all(sign in b"\t\n\r\x0c" or 32 <= sign < 127 for sign in rest):
            return data[at : found.start()], found.end()
    return data[at:], len(data)


def samples(facts: dict[bytes, Operand]) -> int:
    """Bytes of an inline picture without a filter; 0 when its colours do not say."""
    space = facts.get(b"ColorSpace", Named(b"DeviceGray"))
    first = space[0] if isinstance(space, list) and space else space
    parts = {b"DeviceGray": 1, b"Indexed": 1, b"DeviceRGB": 3, b"DeviceCMYK": 4}.get(
        first if isinstance(first, bytes) else b"", 0
    )
    bits = 1 if facts.get(b"ImageMask") == b"true" else whole(facts.get(b"BitsPerComponent"))
    return (whole(facts.get(b"Width")) * bits * (parts or 0) + 7) // 8 * whole(facts.get(b"Height"))


def whole(value: Operand | None) -> int:
    try:
        return max(0, int(value)) if isinstance(value, Number) else 0
    except ValueError:
        return 0


def written(value: Operand) -> bytes:
    if isinstance(value, Named):
        return b"/" + value
    if isinstance(value, Text):
        return b"<" + value.hex().encode() + b">"
    if isinstance(value, list):
        return b"[" + b" ".join(written(each) for each in value) + b"]"
    return value if isinstance(value, Number) else b"null"


class Rewriter:
    """`pull(kind, name)` copies a resource and gives its new name, or None for what is to be left out;
    `hidden(name)` says whether this layer is switched off; `draw(facts, data)` takes an inline picture."""

    def __init__(
        self,
        pull: Callable[[str, bytes], bytes | None],
        hidden: Callable[[bytes], bool],
        draw: Callable[[dict[bytes, Operand], bytes], bytes | None],
    ) -> None:
        self.pull, self.hidden, self.draw = pull, hidden, draw
        self.out: list[bytes] = []
        self.marked: list[bool] = []
        self.mode, self.modes = b"0", list[bytes]()

    def rewrite(self, data: bytes) -> bytes:
        for order in orders(data):
            if isinstance(order, Order):
                self.take(*order)
            else:
                self.out.append(order.data if not self.silent else self.unpainted(order.data))
        return b"\n".join(self.out)

    @property
    def silent(self) -> bool:
        """Inside a layer that is not shown: states go on changing, nothing is painted."""
        return any(self.marked)

    @staticmethod
    def unpainted(data: bytes) -> bytes:
        return b" ".join(b"n" if word in PAINTING else word for word in data.replace(b"\x00", b" ").split())

    def take(self, operator: bytes, operands: list[Operand], data: bytes) -> None:
        if operator in (b"BMC", b"BDC"):
            named = operands[1] if operator == b"BDC" and len(operands) > 1 else None
            layer = bool(operands) and operands[0] == Named(b"OC") and isinstance(named, Named)
            self.marked.append(layer and isinstance(named, Named) and self.hidden(named))
        elif operator == b"EMC":
            self.marked = self.marked[:-1]
        elif operator in SHOWING:
            self.show(operator, operands)
        elif operator == b"BI":
            if not self.silent and isinstance(operands[0], dict) and (name := self.draw(operands[0], data)):
                self.out.append(b"/" + name + b" Do")
        elif operator in NAMING and operands and isinstance(operands[-1 if operator != b"Tf" else 0], Named):
            self.name(operator, operands)
        elif operator == b"ri" and operands and operands[0] in INTENTS:
            self.out.append(written(operands[0]) + b" ri")
        elif operator == b"d" and len(operands) == 2 and numeric(operands[1:]):
            dashes = operands[0] if isinstance(operands[0], list) and numeric(operands[0]) else []
            self.out.append(written(dashes) + b" " + written(operands[1]) + b" d")
        elif operator in NUMERIC and numeric(operands):
            self.state(operator, operands)
            word = b"n" if self.silent and operator in PAINTING else operator
            self.out.append(b" ".join([*map(written, operands), word]))

    def state(self, operator: bytes, operands: list[Operand]) -> None:
        if operator == b"q":
            self.modes.append(self.mode)
        elif operator == b"Q" and self.modes:
            self.mode = self.modes.pop()
        elif operator == b"Tr" and operands:
            self.mode = written(operands[0])

    def show(self, operator: bytes, operands: list[Operand]) -> None:
        """Words that nobody sees go: what lies invisible under a scan says what was blacked out in it."""
        if self.silent or self.mode == INVISIBLE:
            return
        kept = [each for each in operands if isinstance(each, (Number, Text, list))]
        if operator == b"TJ":
            kept = [
                [part for part in each if isinstance(part, (Number, Text))] for each in kept if isinstance(each, list)
            ]
        self.out.append(b" ".join([*map(written, kept), operator]))

    def name(self, operator: bytes, operands: list[Operand]) -> None:
        if self.silent and operator in (b"Do", b"sh"):
            return
        place = 0 if operator == b"Tf" else len(operands) - 1
        named = operands[place]
        assert isinstance(named, Named)  # noqa: S101  (for the type checker: the caller looked)
        name = self.pull(NAMING[operator], named)
        others = operands[:place] + operands[place + 1 :]
        if name is None or not numeric(others):
            return
        parts = [*operands[:place], Named(name), *operands[place + 1 :]]
        self.out.append(b" ".join([*map(written, parts), operator]))


def numeric(operands: list[Operand]) -> bool:
    return all(isinstance(each, Number) for each in operands)
