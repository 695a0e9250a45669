"""SVG as a file: reading it with limits, refusing what acts or asks for other files, and writing the new drawing."""

import re
from typing import Any
from xml.etree import ElementTree as ET

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from .decoding import text_of
from .namespaces import HREF, SVG, XHTML, XML
from .refusal import Refused

MAX_ELEMENTS, MAX_DEPTH = 5_000, 120
MOST_ENTITIES, LONGEST_ENTITY = 100, 400
SCRIPTS = {f"{space}{name}" for space in (SVG, XHTML) for name in ("script", "handler", "listener")}
# They change the picture while somebody looks at it.
MOVING = {"set", "animate", "animateMotion", "animateTransform", "animateColor", "discard"}
# Of these a browser asks for what stands in `href`; of a link it asks for nothing until somebody follows it.
FETCHING = {"use", "image", "feImage", "linearGradient", "radialGradient", "pattern", "filter", "textPath", "mpath",
            "tref", "cursor", "color-profile", "font-face-uri", "glyphRef", "altGlyph", "a"}  # fmt: skip
ACTIVE = re.compile(r"(?:java|vb)script:|data:text/(?:html|javascript)")
EVENTS = {
    "onabort", "onactivate", "onafterprint", "onanimationcancel", "onanimationend", "onanimationiteration",
    "onanimationstart", "onauxclick", "onbeforecopy", "onbeforecut", "onbeforeinput", "onbeforematch", "onbeforepaste",
    "onbeforeprint", "onbeforetoggle", "onbeforeunload", "onbegin", "onblur", "oncancel", "oncanplay",
    "oncanplaythrough", "onchange", "onclick", "onclose", "oncontextmenu", "oncopy", "oncuechange", "oncut",
    "ondblclick", "ondrag", "ondragend", "ondragenter", "ondragexit", "ondragleave", "ondragover", "ondragstart",
    "ondrop", "ondurationchange", "onemptied", "onend", "onended", "onerror", "onfocus", "onfocusin", "onfocusout",
    "onformdata", "onfullscreenchange", "onfullscreenerror", "ongotpointercapture", "onhashchange", "oninput",
    "oninvalid", "onkeydown", "onkeypress", "onkeyup", "onload", "onloadeddata", "onloadedmetadata", "onloadstart",
    "onlostpointercapture", "onmessage", "onmousedown", "onmouseenter", "onmouseleave", "onmousemove", "onmouseout",
    "onmouseover", "onmouseup", "onmousewheel", "onoffline", "ononline", "onpagehide", "onpageshow", "onpaste",
    "onpause", "onplay", "onplaying", "onpointercancel", "onpointerdown", "onpointerenter", "onpointerleave",
    "onpointermove", "onpointerout", "onpointerover", "onpointerrawupdate", "onpointerup", "onpopstate", "onprogress",
    "onratechange", "onrepeat", "onreset", "onresize", "onscroll", "onscrollend", "onsearch", "onseeked", "onseeking",
    "onselect", "onselectionchange", "onselectstart", "onshow", "onslotchange", "onstalled", "onstorage", "onsubmit",
    "onsuspend", "ontimeupdate", "ontoggle", "ontouchcancel", "ontouchend", "ontouchmove", "ontouchstart",
    "ontransitioncancel", "ontransitionend", "ontransitionrun", "ontransitionstart", "onunload", "onvolumechange",
    "onwaiting", "onwebkitanimationend", "onwebkitanimationiteration", "onwebkitanimationstart",
    "onwebkittransitionend", "onwheel", "onzoom",
}  # fmt: skip


class Builder(ET.TreeBuilder):
    """Counts while reading, so that a hostile tree is never built."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = self.count = 0

    def start(self, tag: Any, attrs: Any, /) -> ET.Element:
        self.depth += 1
        self.count += 1
        if self.depth > MAX_DEPTH:
            raise Refused("svg_too_deep")
        if self.count > MAX_ELEMENTS:
            raise Refused("svg_too_complex")
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ET.Element:
        self.depth -= 1
        return super().end(tag)

    def pi(self, target: str, text: str | None = None, /) -> Any:
        if target == "xml-stylesheet":
            raise Refused("svg_reference")
        return None


class Parser(XMLParser):
    """Takes a document type, and in it short texts with names, as drawing programs write them; nothing from outside."""

    def __init__(self) -> None:
        super().__init__(target=Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
        self.entities = 0

    def defused_entity_decl(
        self, name: str, is_parameter_entity: bool, value: str | None, base: Any, sysid: Any, pubid: Any, notation: Any
    ) -> None:
        self.entities += 1
        # Without markup and without another entity inside, a text cannot grow faster than the file that repeats it.
        short = value is not None and len(value) <= LONGEST_ENTITY and not set(value) & set("&<%")
        if is_parameter_entity or not short or self.entities > MOST_ENTITIES:
            super().defused_entity_decl(name, is_parameter_entity, value, base, sysid, pubid, notation)

    def defused_external_entity_ref_handler(self, context: Any, base: Any, sysid: Any, pubid: Any) -> None:
        super().defused_external_entity_ref_handler(context, base, sysid, pubid)


def read(data: bytes) -> ET.Element:
    """The drawing as it was sent, when it neither acts nor refers outside. Raises Refused."""
    parser = Parser()
    try:
        parser.feed(text_of(data))
        root: ET.Element = parser.close()
    except DefusedXmlException:
        raise Refused("svg_doctype") from None
    except (ET.ParseError, LookupError, ValueError):
        raise Refused("corrupt") from None
    if root.tag == "svg":
        # Copied out of a page, where it needs no namespace.
        for element in root.iter():
            element.tag = element.tag if element.tag.startswith("{") else f"{SVG}{element.tag}"
    if root.tag != f"{SVG}svg":
        raise Refused("not_a_picture")
    for element in root.iter():
        refuse_active(element)
    return root


def refuse_active(element: ET.Element) -> None:
    if element.tag in SCRIPTS:
        raise Refused("svg_script")
    if not element.tag.startswith((SVG, XHTML)):
        return
    if any(key.lower() in EVENTS for key in element.attrib):
        raise Refused("svg_script")
    name = element.tag.rpartition("}")[2]
    if element.tag.startswith(SVG) and name in MOVING:
        raise Refused("svg_element", element=name)
    if element.tag == f"{XHTML}link":
        raise Refused("svg_reference")
    base = element.get(f"{XML}base", "")
    if base.strip() and not base.strip().startswith("#"):
        raise Refused("svg_reference")
    for key in ("href", HREF):
        if key in element.attrib and name in FETCHING:
            refuse_address(name, element.attrib[key])


def refuse_address(name: str, address: str) -> None:
    # As lenient readers of URLs do: white space inside a scheme hides it from a comparison, not from them.
    squeezed = re.sub(r"[\s\x00-\x1f]", "", address).lower()
    if ACTIVE.match(squeezed):
        raise Refused("svg_script")
    if name == "a" or not squeezed or squeezed.startswith("#"):
        return
    if name != "image" or not squeezed.startswith("data:"):
        raise Refused("svg_reference")


def write(drawing: ET.Element) -> bytes:
    ET.register_namespace("", SVG[1:-1])
    return ET.tostring(drawing, encoding="utf-8")
