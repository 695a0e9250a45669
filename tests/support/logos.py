"""Small logos, each with one thing in it that drawing programs, designers and style sheets write.

`ALIKE` have to be drawn as a browser draws them. `REFUSED` have to be refused, with this word in the sentence.
"""

import base64
import io
import json
from collections.abc import Iterator

from PIL import Image

SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLATE = '<path d="M0 0h100v100H0z" fill="#ddd"/>'
TURNED = Image.Exif()
TURNED[0x0112] = 6
TWO = '<rect class="a" id="one" x="5" y="5" width="40" height="90"/><path class="b" d="M55 5h40v90H55z"/>'


def svg(inner: str, attributes: str = 'viewBox="0 0 100 100"', before: str = "") -> bytes:
    return f"{before}<svg {SPACES} {attributes}>{inner}</svg>".encode()


def of_collection(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Out of the one file in which a collection of icons is published."""
    told = json.loads(data)
    for name, icon in told["icons"].items():
        whole = {"left": 0, "top": 0, "width": told.get("width", 16), "height": told.get("height", 16), **icon}
        yield name, svg(icon["body"], f'viewBox="{whole["left"]} {whole["top"]} {whole["width"]} {whole["height"]}"')


def picture(form: str = "PNG", **options) -> str:
    out = io.BytesIO()
    drawn = Image.new("RGB", (40, 20), "#0a0")
    drawn.paste("#c00", (0, 0, 20, 20))
    drawn.save(out, form, **options)
    return base64.b64encode(out.getvalue()).decode()


def filled(value: str) -> bytes:
    """As an attribute over one half, as a declaration over the other."""
    return svg(
        f'{PLATE}<rect width="50" height="90" fill="{value}"/><rect x="50" width="50" height="90" style="fill:{value}"/>'
    )


def styled(css: str, inner: str = TWO) -> bytes:
    return svg(f"<style>{css}</style>{inner}")


def turned(css: str, attributes: str = "") -> bytes:
    return svg(f'{PLATE}<rect x="30" y="20" width="40" height="25" fill="#06c" style="{css}" {attributes}/>')


COLOURS = [
    "#0a0", "#0a08", "#00aa0080", "RED", "transparent", "rgb(0 170 0 / 50%)", "rgb(0, 170, 0)", "rgba(0,170,0,.5)",
    "rgb(0% 66% 0%)", "rgb(10% 66% 0% / .4)", "rgb(calc(100 + 20) 30 30)", "rgb(none 170 0)", "hsl(120deg 100% 33%)",
    "hsl(120,100%,33%)", "hsla(200, 80%, 40%, .5)", "hsl(.6turn 80% 40% / 50%)", "hsl(200 80 40)", "hwb(120 10% 30%)",
    "hwb(300 60% 60%)", "lab(50% 40 20)", "lab(52 -60 40)", "lch(50% 60 140)", "lch(60% 130 40)", "oklab(60% .1 -.1)",
    "oklch(60% 0.2 140)", "oklch(.7 .3 30)", "oklch(70% 0.15 250deg / .6)", "oklch(50% none 100)", "lch(40% 50 none)",
    "color(display-p3 0.7843 0.1176 0.1176)", "color(display-p3 0 1 0)", "color(display-p3 50% 20% 90% / 70%)",
    "color(srgb 1 .4 0)", "color(srgb-linear .2 .5 .1)", "color(a98-rgb .2 .5 .8)", "color(prophoto-rgb .5 .3 .2)",
    "color(rec2020 .2 .5 .1)", "color(xyz .3 .2 .1)", "color(xyz-d50 .3 .2 .1)", "color(xyz-d65 .1 .2 .3)",
    "color-mix(in srgb, #0a0 50%, #fff)", "color-mix(in srgb, red, blue 20%)", "color-mix(in oklab, red, blue)",
    "color-mix(in oklch, red 30%, blue)", "color-mix(in oklch longer hue, red, blue)", "color-mix(in hsl, #c00, #0a0)",
    "color-mix(in lch increasing hue, gold, teal)", "color-mix(in srgb, #c00 20%, #0a0 30%)",
    "color-mix(in lab, rgb(255 0 0 / .5), blue)", "color-mix(in xyz, red, lime)", "color-mix(in hwb, white, #06c)",
    "color-mix(in srgb-linear, red, lime)", "rebeccapurple", "var(--none, #0a0)", "var(--none, hsl(200 80% 40%))",
    "url(#nowhere) #0a0", "#12345", "rgb(1 2)", "nonsense", "rgb(0 0 0 / )",
]  # fmt: skip

CASCADE = {
    "class": ".a{fill:#0a0}.b{fill:#c00}",
    "id over class, whatever the order": "#one{fill:#0a0}.a{fill:#c00}",
    "later over earlier": ".a{fill:#c00}.a{fill:#0a0}",
    "important": ".a{fill:#0a0!important}#one{fill:#c00}",
    "is": ":is(rect,path){fill:#0a0}",
    "is has the weight of its heaviest": ":is(rect,#nobody){fill:#0a0}.a{fill:#c00}",
    "where has no weight": ":where(#one){fill:#c00}rect{fill:#0a0}",
    "not": "rect:not(.b){fill:#0a0}",
    "nth-child": ":nth-child(2){fill:#0a0}",
    "nth-child of the odd": "svg > :nth-child(odd){fill:#0a0}",
    "nth-last-child": ":nth-last-child(1){fill:#0a0}",
    "nth-of-type": "path:nth-of-type(1){fill:#0a0}",
    "first and last": "rect:first-of-type{fill:#0a0}path:last-child{fill:#06c}",
    "next to it": ".a + path{fill:#0a0}",
    "after it": "rect ~ path{fill:#0a0}",
    "attribute": '[class="a"]{fill:#0a0}[d^="M55"]{fill:#06c}',
    "attribute in capitals": '[class="A" i]{fill:#0a0}',
    "has": "svg:has(.b) > rect{fill:#0a0}",
    "root": ":root{fill:#0a0}",
    "all of them": "*{fill:#0a0}",
    "hover": ".a:hover{fill:#c00}.b{fill:#0a0}",
    "a mistake in a list drops the rule": ".a, ..b{fill:#c00}.b{fill:#0a0}",
    "a mistake drops one declaration": ".a{fill:#0a0;fill:nonsense;stroke;}.b{fill:#06c;fill: url(#a b c)}",
    "a number needs its unit": ".a{fill:#0a0;height:20}.b{fill:#06c}",
    "escapes": r".\61{fill:#0a0}.b{f\69ll:#06c}",
    "comments": ".a/* no */{fill:/* not this */#0a0/**/}",
    "charset": '@charset "utf-8"; .a{fill:#0a0}',
    "media screen": "@media screen{.a{fill:#0a0}}@media print{.a{fill:#c00}}",
    "media by night": ".a{fill:#0a0}@media (prefers-color-scheme: dark){.a{fill:#fff}}",
    "media by day": "@media (prefers-color-scheme:light) and (prefers-reduced-motion:no-preference){.a{fill:#0a0}}",
    "media not": "@media not print{.a{fill:#0a0}}@media not all{.a{fill:#c00}}",
    "media lists": "@media print, screen{.a{fill:#0a0}}",
    "supports": ".a{fill:#0a0}@supports (color:color(display-p3 0 1 0)){.a{fill:color(display-p3 0 .7 0)}}",
    "supports not": "@supports not (fill: oklch(1 0 0)){.a{fill:#c00}}",
    "supports and": "@supports (fill:red) and (stroke-width:2px){.a{fill:#0a0}}",
    "supports or": "@supports (fill:foo) or (opacity:.5){.a{fill:#0a0}}",
    "supports nothing of the kind": "@supports (fill: foo){.a{fill:#c00}}",
    "nested": "svg{.a{fill:#0a0}> .b{fill:#06c}}",
    "nested with an ampersand": ".a{&amp;:is(rect){fill:#0a0}fill:#c00}.b{svg &amp;{fill:#06c}}",
    "nested media": ".a{fill:#c00;@media screen{fill:#0a0}}",
    "namespace": '@namespace s "http://www.w3.org/2000/svg"; s|rect{fill:#0a0}',
    "default namespace": '@namespace url(http://www.w3.org/2000/svg); rect{fill:#0a0}',
    "keyframes nobody uses": "@keyframes k{to{fill:red}}.a{fill:#0a0}",
    "a face nobody writes in": "@font-face{font-family:x;src:url(data:font/woff2;base64,AAAA)}.a{fill:#0a0}",
    "a transition": ".a{fill:#0a0;transition:fill 1s}",
    "words of letters": ".a{fill:#0a0;font-family:'Free Expression';-inkscape-stroke:none;cursor:pointer}",
    "brackets of old": "<!-- .a{fill:#0a0} -->".replace("<", "&lt;").replace(">", "&gt;"),
    "variable": ":root{--brand:#0a0}.a{fill:var(--brand)}",
    "variable of a variable": ":root{--x:120;--y:hsl(var(--x) 100% 33%)}.a{fill:var(--y)}",
    "variable nearest": "svg{--c:#c00}.a{--c:#0a0}rect,path{fill:var(--c)}",
    "variable in a circle": ".a{--p:var(--q);--q:var(--p);fill:var(--p,#0a0)}",
    "variable that does not fit": ".a{--p:3px;fill:#c00;fill:var(--p)}",
    "variable empty": ".a{--p:;fill:var(--p) #0a0}",
    "initial": "svg{fill:#c00}.a{fill:initial}",
    "inherit": "svg{opacity:.5}.a{opacity:inherit}",
    "unset": "svg{fill:#06c}.a{fill:unset}",
    "revert": "svg{fill:#06c}.a{fill:revert}",
    "current colour": "svg{color:#0a0}.a{fill:currentColor}.b{color:#06c;fill:currentcolor}",
    "old colours yield": ".a{fill:#0a0;fill:#c00 icc-color(p, 0.1, 0.2)}",
    "opacity in percent": ".a{opacity:40%;fill:#0a0}.b{fill-opacity:150%;fill:#06c}",
    "hidden": ".a{visibility:hidden}.b{display:none}svg{background:#0a0}",
    "background": "svg{background-color:hsl(120 50% 80%)}.a{fill:#0a0}",
    "blend": ".a{fill:#0a0}.b{fill:#c00;mix-blend-mode:multiply;transform:translateX(-30px)}",
    "geometry": ".a{x:10px;y:20%;width:5em;height:calc(10px + 3em);rx:8px;fill:#0a0}",
    "geometry by other names": ".a{inline-size:20px;block-size:30px;fill:#0a0}",
    "geometry of a circle": "circle{cx:50px;cy:30px;r:1in;r:25%}",
    "geometry of a path": '.b{d:path("M55 50h40v20H55z");fill:#0a0}',
    "stroke": ".a{stroke:#c00;stroke-width:.5em;stroke-dasharray:5px 10px;stroke-linecap:round;fill:none}",
    "stroke in percent": ".a{stroke:#c00;stroke-width:5%;fill:none}",
    "paint order": ".a{stroke:#c00;stroke-width:20px;fill:#0a0;paint-order:stroke fill}",
    "outdated prefixes": ".a{-webkit-transform:translate(0,20px);-moz-transform:scale(9);fill:#0a0}",
    "transform box": ".a{transform-box:fill-box;transform-origin:center;transform:rotate(30deg) scale(.5);fill:#0a0}",
    "transform box of a path": ".b{transform-box:fill-box;transform-origin:100% 0;transform:rotate(30deg) scale(.5)}",
}  # fmt: skip

TURNS = {
    "translate": ("transform:translate(20px,10px)", ""),
    "translate in percent": ("transform:translate(20%,10%)", ""),
    "rotate": ("transform:rotate(20deg)", ""),
    "rotate about a point": ("transform:rotate(45deg);transform-origin:50px 32px", ""),
    "rotate about the middle": ("transform:rotate(.1turn);transform-origin:center", ""),
    "origin in words": ("transform:rotate(10deg);transform-origin:right top", ""),
    "origin in percent": ("transform:rotate(10grad);transform-origin:50% 30%", ""),
    "origin as an attribute": ("", 'transform="rotate(45)" transform-origin="50 32"'),
    "origin in a declaration, transform in an attribute": ("transform-origin:50px 32px", 'transform="rotate(45)"'),
    "declaration over attribute": ("transform:translate(10px)", 'transform="scale(3)"'),
    "none over attribute": ("transform:none", 'transform="scale(3)"'),
    "several": ("transform:translate(10px,5px) rotate(10deg) scale(.8,1.2) skewX(10deg)", ""),
    "matrix": ("transform:matrix(.9,.2,-.2,.9,10,5)", ""),
    "single axes": ("transform:translateX(10px) translateY(5px) scaleX(.5) scaleY(1.5) skewY(5deg)", ""),
    "scale in percent": ("transform:scale(80%)", ""),
    "properties of their own": ("translate:10px 5px;rotate:10deg;scale:.8", ""),
    "properties and origin": ("rotate:45deg;transform-origin:50px 32px", ""),
    "calculated": ("transform:translate(calc(10px + 1em),calc(2 * 5px))", ""),
    "attribute, loosely written": ("", 'transform="translate(10-5)rotate( 20 , 30 30 ),scale(.5.8)"'),
    "attribute about a point": ("", 'transform="rotate(30 50,32) skewX(10)"'),
    "an invalid declaration": ("transform:rotate(45)", 'transform="translate(9 9)"'),
}
GRADIENT = '<stop stop-color="#c00"/><stop offset="1" stop-color="#06c"/>'
BARS = '<rect width="90" height="40" fill="url(#g)"/><circle cx="50" cy="75" r="22" fill="url(#g)"/>'
PARTS = {
    "gradient": f'<linearGradient id="g">{GRADIENT}</linearGradient>{BARS}',
    "gradient of wide colours": '<linearGradient id="g"><stop style="stop-color:#c00;stop-color:color(display-p3 .8 .1 .1)'
    f'"/><stop offset="100%" stop-color="oklch(60% .2 140)" stop-opacity="50%"/></linearGradient>{BARS}',
    "gradient after another": f'<linearGradient id="h" x2="0" y2="1">{GRADIENT}</linearGradient>'
    f'<linearGradient id="g" xlink:href="#h" gradientTransform="rotate(45 .5 .5)"/>{BARS}',
    "gradient in its own units": f'<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="50%" cy="50" r="40" fx="30"'
    f' spreadMethod="reflect">{GRADIENT}</radialGradient>{BARS}',
    "gradient with a focal ring": f'<radialGradient id="g" fr=".3" fx=".3">{GRADIENT}</radialGradient>{BARS}',
    "gradient turned by a style": f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="100" style="transform:'
    f'rotate(30deg)">{GRADIENT}</linearGradient>{BARS}',
    "gradient by classes": "<style>.s{stop-color:#0a0}.t{stop-color:hsl(200 80% 40%)}</style>"
    f'<linearGradient id="g"><stop class="s"/><stop class="t" offset="1"/></linearGradient>{BARS}',
    "gradient in the current colour": f'<g color="#0a0"><linearGradient id="g"><stop stop-color="currentColor"/>'
    f'<stop offset="1"/></linearGradient></g>{BARS}',
    "gradient without stops": f'<linearGradient id="g"/>{PLATE}{BARS}',
    "gradient of one stop": f'<linearGradient id="g"><stop stop-color="#0a0"/></linearGradient>{BARS}',
    "gradient under a Cyrillic name": f'<linearGradient id="колір">{GRADIENT}</linearGradient>'
    '<rect width="90" height="90" fill="url(#колір)"/>',
    "gradient in quotes": f'<linearGradient id="g">{GRADIENT}</linearGradient>'
    """<rect width="90" height="90" style="fill:url( '#g' ) #0a0"/>""",
    "pattern": '<pattern id="g" width="20" height="20" patternUnits="userSpaceOnUse"><path d="M0 0h10v10H0z" fill="#0a0"/>'
    f"</pattern>{BARS}",
    "pattern of a pattern": '<pattern id="h" width="25%" height="25%"><path d="M0 0h9v9H0z" fill="#0a0"/></pattern>'
    f'<pattern id="g" href="#h" patternTransform="rotate(20)"/>{BARS}',
    "clip": '<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath><rect width="90" height="90" clip-path="url(#c)"/>',
    "clip by a style": '<clipPath id="c"><path d="M0 0h50v50H0z" style="transform:translate(20px,20px)"/></clipPath>'
    '<rect width="90" height="90" style="clip-path:url(#c)"/>',
    "clip with a hole": '<clipPath id="c"><path clip-rule="evenodd" d="M0 0h90v90H0zM20 20h40v40H20z"/></clipPath>'
    '<rect width="100" height="100" clip-path="url(#c)"/>',
    "clip that uses": '<defs><path id="p" d="M0 0h40v40H0z" transform="rotate(20)"/></defs><clipPath id="c">'
    '<use href="#p" x="30" y="10"/></clipPath><rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip of the box": '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".4"/></clipPath>'
    '<rect x="10" width="80" height="60" fill="#0a0" clip-path="url(#c)"/>',
    "clip that is not there": '<rect width="90" height="90" fill="#0a0" clip-path="url(#nowhere)"/>',
    "clip that is no clip": '<g id="x"/><rect width="90" height="90" fill="#0a0" clip-path="url(#x)"/>',
    "clip by nothing": f'{PLATE}<clipPath id="c"/><rect width="90" height="90" fill="#0a0" clip-path="url(#c)"/>',
    "mask": '<mask id="m"><rect width="100" height="100" fill="#fff"/><circle cx="50" cy="50" r="30"/></mask>'
    '<rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "mask of colours": '<mask id="m" maskUnits="userSpaceOnUse" x="0" y="0" width="100" height="100">'
    '<path d="M0 0h100v50H0z" fill="hsl(0 0% 50%)"/></mask><g style="mask:url(#m)"><path d="M0 0h90v90H0z"/></g>',
    "mask by alpha": '<mask id="m" style="mask-type:alpha"><rect width="50" height="100"/></mask>'
    '<rect width="100" height="100" fill="#0a0" mask="url(#m)"/>',
    "mask that is not there": '<rect width="90" height="90" fill="#0a0" mask="url(#nowhere)"/>',
    "use": '<defs><circle id="c" r="20"/></defs><use href="#c" x="30" y="30" fill="#0a0"/>'
    '<use xlink:href="#c" transform="translate(70 70)" style="fill:#06c"/>',
    "use of a variable": '<defs><circle id="c" r="20" style="fill:var(--c,#c00)"/></defs>'
    '<use href="#c" x="30" y="30" style="--c:#0a0"/><use href="#c" x="70" y="70"/>',
    "use of a symbol": '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="7" fill="#0a0"/></symbol>'
    '<use href="#s" x="20" y="10" width="60" height="50"/>',
    "use of a drawing": '<defs><svg id="s" viewBox="0 0 10 20" width="40" height="40"><path d="M0 0h10v20H0z"/></svg></defs>'
    '<use href="#s" x="20" y="10"/><use href="#s" x="70" y="50" width="20" height="50"/>',
    "use in its context": '<g id="c"><path d="M0 0h40v40H0z" fill="context-stroke"/></g>'
    '<use href="#c" x="50" stroke="#0a0"/>',
    "use keeps the rules of its place": "<style>.x rect{fill:#0a0}.y rect{fill:#c00}</style>"
    '<g class="x"><rect id="r" width="40" height="40"/></g><g class="y"><use href="#r" x="50"/></g>',
    "use of what is hidden": '<g display="none"><rect id="r" width="40" height="40"/></g><use href="#r" x="50"/>',
    "use of nothing": f'{PLATE}<use href="#nowhere"/><use/>',
    "nested drawing": '<svg x="20" y="10" width="50%" height="60" viewBox="0 0 10 10" preserveAspectRatio="none">'
    '<circle r="8" fill="#0a0"/></svg>',
    "nested drawing that overflows": '<svg x="50" y="50" width="20" height="20" style="overflow:visible">'
    '<circle r="40" fill="#0a0"/></svg>',
    "switch": '<switch><foreignObject requiredExtensions="http://ns.adobe.com/AdobeIllustrator/10.0/"/>'
    f"<g>{TWO}</g></switch>",
    "a link": f'<a xlink:href="https://example.org/" target="_top">{TWO}</a>',
    "empty text": f"{TWO}<text> </text><text x='3'><tspan/></text>",
    "text that nobody sees": f'{TWO}<text display="none">Draft</text><defs><text id="t">Draft</text></defs>',
    "a filter that nobody uses": f'<defs><filter id="f"><feGaussianBlur stdDeviation="3"/></filter></defs>{TWO}',
    "a filter of none": f'<g style="filter:none" filter="none">{TWO}</g>',
    "foreign parts": f'{TWO}<x:page xmlns:x="urn:x"><x:script/><x:rect width="9"/></x:page><metadata><b>x</b></metadata>',
    "words in names": f'<g id="logo@2x" class="free-expression" data-x="javascript: url(http://example.org)">{TWO}</g>',
    "words in comments": f"<!-- @import url(http://example.org/a.css) javascript:alert(1) --><desc>&lt;script></desc>{TWO}",
    "Inkscape's path effect": '<defs><i:path-effect xmlns:i="http://www.inkscape.org/namespaces/inkscape" effect="fillet" '
    'only_selected="false" onset="1" href="http://example.org"/></defs>' + TWO,
    "ellipses": '<ellipse cx="50" cy="30" rx="40" ry="20"/><ellipse cx="50" cy="75" rx="20" fill="#0a0"/>',
    "rounded corners": '<rect width="80" height="40" rx="30" ry="99"/><rect y="50" width="80" height="40" ry="10%"/>',
    "lengths with units": '<rect x="1mm" y="2pt" width="1in" height="3pc" fill="#0a0"/><circle cx="5em" cy="80" r="1cm"/>',
    "lengths with a mistake": f'{PLATE}<rect x="5 px" y="5" width="-3" height="20"/><circle r="x"/><rect width="3,4"/>',
    "a path with a mistake": '<path d="M0 0L90 0L90 90 X 3" fill="#0a0"/>',
    "points with a mistake": '<polygon points="0,0 90,0 90,90 0" fill="#0a0"/>',
    "lines": '<g stroke="#0a0" stroke-width="8"><line x1="10%" y1="10" x2="90" y2="80%"/><polyline points="5 50 50 90 95 5"'
    ' fill="none" stroke-linejoin="round"/></g>',
    "joins that are not known": '<path d="M10 80L50 20L90 80" fill="none" stroke="#0a0" stroke-width="20"'
    ' stroke-linejoin="arcs"/>',
    "sharp corners": '<path d="M10 80L50 20L90 80" fill="none" stroke="#0a0" stroke-width="20" stroke-miterlimit="1"/>',
    "points as lines": '<path d="M50 50z" stroke="#0a0" stroke-width="60" stroke-linecap="round"/>',
    "dashes": '<path d="M5 50H95" stroke="#0a0" stroke-width="20" stroke-dasharray="10 5,3" stroke-dashoffset="4"/>',
    "opacity of a group": f'<g opacity=".5">{TWO}<path d="M20 20h60v60H20z" fill="#c00"/></g>',
    "blend and isolation": f'{PLATE}<g style="isolation:isolate"><path d="M0 0h60v60H0z" fill="#c00"/>'
    '<path d="M30 30h60v60H30z" fill="#06c" style="mix-blend-mode:screen"/></g>',
    "blend as an attribute counts for nothing": f'{PLATE}<path d="M0 0h60v60H0z" fill="#06c" mix-blend-mode="multiply"/>',
    "style over attribute": '<rect width="90" height="90" fill="#c00" style="fill:#0a0"/>',
    "rule over attribute": '<style>rect{fill:#0a0}</style><rect width="90" height="90" fill="#c00"/>',
    "style over rule, unless it is important": "<style>rect{fill:#0a0!important}path{fill:#c00}</style>"
    '<rect width="40" height="90" style="fill:#c00"/><path d="M50 0h40v90H50z" style="fill:#06c"/>',
    "p3 with a way back": '<path d="M0 0h90v90H0z" fill="#C81E1E" style="fill:#C81E1E;fill:color(display-p3 0.7843 0.1176 '
    '0.1176);fill-opacity:1;"/>',
    "p3 as a stroke": '<path d="M10 50H90" stroke="#C81E1E" style="stroke:color(display-p3 0.7843 0.1176 0.1176);'
    'stroke-opacity:1;" stroke-width="20"/>',
    "two style sheets": '<style>.a{fill:#c00}</style><defs><style type="text/css"><![CDATA[.a{fill:#0a0}]]></style></defs>'
    f'<style media="print">.b{{fill:#c00}}</style><style type="text/less">.b{{fill:#c00}}</style>{TWO}',
    "embedded PNG": f'<image width="80" height="60" xlink:href="data:image/png;base64,{picture()}"/>',
    "embedded with a charset": f'<image width="80" height="60" href="data:image/png;charset=utf-8;base64,{picture()}"/>',
    "embedded without a size": f'<image x="10" href="data:image/png;base64,{picture()}"/>',
    "embedded of one side": f'<image width="90" href="data:IMAGE/PNG;base64,{picture()}"/>',
    "embedded and stretched": '<image width="90" height="90" preserveAspectRatio="none" '
    f'href="data:image/png;base64,{picture()}"/>',
    "embedded JPEG": f'<image width="80" height="60" href="data:image/jpg;base64,{picture("JPEG", quality=95)}"/>',
    "embedded WebP": f'<image width="80" height="60" href="data:image/webp;base64,{picture("WEBP", lossless=True)}"/>',
    "embedded in percent signs": '<image width="80" height="60" href="data:image/png;base64,'
    f'{picture().replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")}"/>',
}  # fmt: skip
MORE = {
    "spaces around": '<rect width=" 40 " height="90" fill=" #0a0 "/><rect x="50" width="40" height="90" style=" ;FILL : #06c ;; "/>',
    "nothing in an attribute": f'{PLATE}<rect width="40" height="90" fill="" stroke="" opacity=""/>',
    "important in an attribute": '<rect width="40" height="90" fill="#c00 !important"/>',
    "a semicolon in an attribute": '<g fill="#0a0"><rect width="40" height="90" fill="#c00;"/></g>',
    "braces in a style": '<rect width="40" height="90" style="{fill:#c00}"/>',
    "inherit in attributes": '<g fill="#0a0" stroke="#c00" opacity=".5"><rect width="40" height="90" fill="inherit" '
    'stroke-width="5" opacity="inherit"/></g>',
    "opacity in percent": '<rect width="40" height="90" opacity="50%"/><rect x="50" width="40" height="90" fill-opacity="30%"/>',
    "opacity beyond its ends": '<rect width="40" height="90" opacity="3"/><rect x="50" width="40" height="90" opacity="-1"/>',
    "short colours with alpha": '<linearGradient id="g"><stop stop-color="#0a08"/><stop offset="1" stop-color="#c00c"/>'
    f"</linearGradient>{BARS}",
    "classes between tabs": "<style>.b{fill:#0a0}</style><rect width='40' height='90' class='a\t b&#10;c'/>",
    "a class with a sign": r"<style>.logo\@2x{fill:#0a0}.\31 st{fill:#06c}</style><rect width='40' height='90' class='logo@2x'/>"
    "<rect x='50' width='40' height='90' class='1st'/>",
    "words in a style sheet": "<style>/* @import url(http://example.org/a.css); */ .filter{fill:#0a0;font-family:'@font url(x)"
    "';content:\"url(http://example.org)\"}</style><rect id='filter' class='filter' width='40' height='90'/>",
    "a font size": '<g font-size="10"><rect width="4em" height="9em"/><rect style="font-size:50%" x="10em" width="8em" height="6em"/>'
    "</g>",
    "a font size by the shorthand": '<g style="font:italic 10px/1.2 Arial"><rect width="4em" height="9em" stroke="#c00" '
    'stroke-width=".5em"/></g>',
    "hidden around what is seen": '<g visibility="hidden"><rect width="40" height="90"/><rect x="50" width="40" height="90" '
    'visibility="visible" fill="#0a0"/></g>',
    "stroke by a gradient": f'<linearGradient id="g">{GRADIENT}</linearGradient><path d="M10 20L90 70" stroke="url(#g)" '
    'stroke-width="15"/><path d="M10 90H90" stroke="url(#g)" stroke-width="9"/>',
    "gradient with units": f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x1="5mm" x2="1in">{GRADIENT}</linearGradient>{BARS}',
    "gradient with a mistake": f'<linearGradient id="g" x1="left" x2="50%" spreadMethod="none">{GRADIENT}</linearGradient>{BARS}',
    "gradient whose stops go back": '<linearGradient id="g"><stop offset=".6" stop-color="#c00"/><stop offset=".3" stop-color='
    f'"#06c"/><stop offset="2" stop-color="#0a0"/></linearGradient>{BARS}',
    "gradient in a circle": f'<linearGradient id="g" href="#h"/><linearGradient id="h" href="#g">{GRADIENT}</linearGradient>{BARS}',
    "pattern of its box": '<pattern id="g" width=".25" height=".5" patternContentUnits="objectBoundingBox"><path d="M0 0h.1v.2H0z" '
    f'fill="#0a0"/></pattern>{BARS}',
    "pattern with a viewBox": '<pattern id="g" width="20%" height="25%" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="#0a0"/>'
    f"</pattern>{BARS}",
    "pattern without a size": f'{PLATE}<pattern id="g"><path d="M0 0h9v9H0z"/></pattern>{BARS}',
    "a mesh that no browser draws": f'<meshgradient id="g"><meshrow/></meshgradient>{PLATE}<rect width="40" height="90" fill="url(#g) #0a0"/>',
    "two of one name": f'<linearGradient id="g">{GRADIENT}</linearGradient><linearGradient id="g"><stop/></linearGradient>{BARS}',
    "two links": '<rect id="a" width="40" height="40" fill="#0a0"/><rect id="b" width="40" height="20" fill="#c00"/>'
    '<use href="#a" xlink:href="#b" x="50"/>',
    "clip on a turned group": '<clipPath id="c" transform="rotate(20)"><rect x="20" width="50" height="60"/></clipPath>'
    '<g clip-path="url(#c)" transform="translate(10 10)"><rect width="90" height="90" fill="#0a0"/></g>',
    "clip of a clip": '<clipPath id="d"><rect width="50" height="100"/></clipPath><clipPath id="c" clip-path="url(#d)"><circle cx="50" '
    'cy="50" r="40"/></clipPath><rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip by a group counts for nothing": f'{PLATE}<clipPath id="c"><g><rect width="50" height="90"/></g><rect y="60" width="90" height="9"/>'
    '</clipPath><rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "clip that inherits its rule": '<g clip-rule="evenodd"><clipPath id="c"><path d="M0 0h90v90H0zM20 20h40v40H20z"/></clipPath></g>'
    '<rect width="100" height="100" fill="#0a0" clip-path="url(#c)"/>',
    "mask at the edge": '<mask id="m"><path d="M-50 -50h200v200H-50z" fill="#fff"/></mask><rect x="30" y="30" width="40" height="40" '
    'fill="#0a0" stroke="#c00" stroke-width="20" mask="url(#m)"/>',
    "mask of a use": '<defs><path id="p" d="M0 0h50v90H0z"/></defs><mask id="m" fill="#fff"><use href="#p"/></mask>'
    '<g mask="url(#m)"><rect width="100" height="100" fill="#0a0"/></g>',
    "symbol that overflows": '<symbol id="s" viewBox="0 0 10 10" overflow="visible"><circle cx="5" cy="5" r="7" fill="#0a0"/></symbol>'
    '<use href="#s" x="20" y="20" width="50" height="50"/>',
    "symbol of another proportion": '<symbol id="s" viewBox="0 0 20 10" preserveAspectRatio="xMinYMax"><rect width="20" height="10" '
    'fill="#0a0"/></symbol><use href="#s" x="20" y="20" width="50" height="50" opacity=".5"/>',
    "origin in a nested drawing": '<svg x="50" y="20" width="50" height="50" viewBox="0 0 20 20"><rect width="10" height="10" fill="#0a0" '
    'style="transform:rotate(45deg);transform-origin:50% 50%"/></svg>',
    "origin in words of an attribute": f'{PLATE}<rect x="40" y="40" width="20" height="20" transform="rotate(45)" transform-origin="center"/>',
    "turned nested drawing": '<svg x="20" y="20" width="50" height="50" transform="rotate(20)"><rect width="90" height="90" fill="#0a0"/></svg>',
    "embedded and turned by its EXIF": '<image width="80" height="60" href="data:image/jpeg;base64,'
    f'{picture("JPEG", quality=95, exif=TURNED)}"/>',
    "embedded and pixelated": f'<image width="90" height="45" style="image-rendering:pixelated" href="data:image/png;base64,{picture()}"/>',
    "arcs with flags in one": '<path d="M10 50a40 40 0 0180 0a20 30 20 10-80 0" fill="#0a0" stroke="#c00" stroke-width="3"/>',
    "square ends": '<path d="M20 20h60M20 50h0" stroke="#0a0" stroke-width="18" stroke-linecap="square"/>',
    "a rectangle without a side": f'{PLATE}<rect width="40"/><circle/><ellipse rx="20"/><line/><path/><polygon/>',
    "a group blended with what is below": f'{PLATE}<g style="mix-blend-mode:difference" opacity=".7">{TWO}</g>',
}  # fmt: skip
ROOTS = {
    "opacity": 'viewBox="0 0 100 100" opacity=".5"',
    "colours": 'viewBox="0 0 100 100" fill="#0a0" stroke="#c00" stroke-width="4"',
    "a style of drawing programs": 'viewBox="0 0 100 100" style="fill-rule:evenodd;isolation:isolate;enable-background:new 0 0 9 9"'
    ' xml:space="preserve" x="0px" y="5px"',
    "variables": 'viewBox="0 0 100 100" style="--brand:oklch(60% .2 140);fill:var(--brand)"',
    "a ground": 'viewBox="0 0 100 50" style="background:#ffeecc"',
    "the current colour": 'viewBox="0 0 100 100" color="#0a0" fill="currentColor"',
    "negative numbers": 'viewBox="-20 -20 140 140" transform-origin="center"',
    "boxes of nothing": 'viewBox="0 0 100 100" style="margin:0 auto;padding:0;border:0 solid red;border-radius:0;left:5px;display:none;'
    'border-color:red;aspect-ratio:2;object-fit:cover;box-sizing:border-box"',
    "a margin of a page": 'viewBox="0 0 100 100" style="display:block;margin:auto;position:absolute;vertical-align:middle"',
}
FLAG = '<rect width="400" height="100" fill="#c00"/><circle cx="30" cy="50" r="20" fill="#fff"/>'
SIZES = {
    "only a height": 'height="24" viewBox="0 0 400 100"',
    "only a width": 'width="24" viewBox="0 0 400 100"',
    "a width and a height in percent": 'width="1000" height="100%" viewBox="0 0 400 100"',
    "both in percent": 'width="100%" height="100%" viewBox="0 0 400 100"',
    "neither": 'viewBox="0 0 400 100"',
    "in em": 'width="1em" height="1em" viewBox="0 0 400 100"',
    "in a unit of letters": 'width="40ex" height="10ex" viewBox="0 0 400 100"',
    "in percent of one side": 'width="100%" height="50" viewBox="0 0 400 100"',
    "in different units": 'width="2in" height="48pt" viewBox="0 0 400 100"',
    "by a declaration, which counts for nothing": 'style="width:200px;height:80px;max-width:20px" viewBox="0 0 400 100"',
    "by a declaration over attributes": 'width="10" height="10" style="width:200px;height:auto" viewBox="0 0 400 100"',
    "by a declaration that says the same": 'width="90" height="30" style="width:90px;height:30px" viewBox="0 0 400 100"',
    "as large as its place": 'style="width:100%;height:100%;display:block" viewBox="0 0 400 100"',
    "auto": 'width="auto" height="50" viewBox="0 0 400 100"',
    "without a viewBox": 'width="400" height="100"',
    "with a broken viewBox": 'width="400" height="100" viewBox="0 0 400"',
    "letterboxed": 'width="200" height="200" viewBox="0 0 400 100"',
    "cut": 'width="200" height="200" viewBox="0 0 400 100" preserveAspectRatio="xMinYMin slice"',
    "stretched": 'width="200" height="200" viewBox="0 0 400 100" preserveAspectRatio="none"',
    "with commas": 'width="200px" height="60px" viewBox="-10,-10,420,120"',
    "that overflows": 'width="100" height="100" viewBox="0 0 100 100" overflow="visible"',
}
OUTER = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'
FILES = {
    "Batik's document type": svg(TWO, before=f"<?xml version='1.0'?>{OUTER.replace(chr(34), chr(39))}>"),
    "a document type without an address": svg(TWO, before="<!DOCTYPE svg>"),
    "Illustrator's names": svg(
        f'<g xmlns:x="&ns_x;">{TWO}</g><style>.a{{&st0;}}</style>',
        before=f'<?xml version="1.0"?>{OUTER} [<!ENTITY ns_x "http://ns.adobe.com/Extensibility/1.0/">'
        '<!ENTITY st0 "fill:#0a0;stroke:none"><!-- nothing -->\n]>',
    ),
    "Illustrator's attribute list": svg(TWO, before=f"{OUTER} [<!ATTLIST svg xmlns:a CDATA #IMPLIED>]>"),
    "utf-16 with a mark": svg(TWO, before='<?xml version="1.0" encoding="utf-16"?>').decode().encode("utf-16"),
    "utf-16, the other end first": b"\xfe\xff" + svg(TWO).decode().encode("utf-16-be"),
    "utf-8 with a mark": b"\xef\xbb\xbf" + svg(TWO, before='<?xml version="1.0" encoding="UTF-8"?>'),
    "another prefix": b'<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
    b'<s:rect width="90" height="90" fill="#0a0"/><rect width="90" height="90"/></s:svg>',
    "sixty groups": svg("<g>" * 60 + TWO + "</g>" * 60),
}  # fmt: skip
# A browser reads these when it opens them; as pictures in a page it takes them for UTF-8, so each is compared with that.
ENCODED = {
    "windows-1251": f"<title>Логотип</title>{TWO}", "koi8-u": "<style>.знак{fill:#0a0}</style><g class='знак'>" + TWO +
    "</g>", "iso-8859-1": f"<title>Ünïon</title>{TWO}", "shift_jis": f"<title>ロゴ</title>{TWO}",
    "gb18030": f"<title>标志</title>{TWO}", "iso-8859-5": f"<g id='Знак'>{TWO}</g>", "euc-kr": f"<title>로고</title>{TWO}",
    "macintosh": f"<title>Ünïon</title>{TWO}", "utf-16-be": f"<title>Знак</title>{TWO}",
}  # fmt: skip


def encoded(name: str) -> bytes:
    codec = {"macintosh": "mac-roman"}.get(name, name)
    return svg(ENCODED[name], before=f"<?xml version='1.0' encoding='{name.upper()}'?>").decode().encode(codec)


ALIKE: dict[str, bytes] = {
    **{f"colour {value}": filled(value) for value in COLOURS},
    **{
        f"cascade: {name}": styled(css, TWO + ("<circle/>" if "circle" in name else ""))
        for name, css in CASCADE.items()
    },
    **{f"transform: {name}": turned(*parts) for name, parts in TURNS.items()},
    **{f"part: {name}": svg(inner) for name, inner in PARTS.items()},
    **{f"part: {name}": svg(inner) for name, inner in MORE.items()},
    **{f"outermost: {name}": svg(TWO, attributes) for name, attributes in ROOTS.items()},
    **{f"size: {name}": svg(FLAG, attributes) for name, attributes in SIZES.items()},
    **{f"file: {name}": data for name, data in FILES.items()},
}

RED = '<rect width="90" height="90" fill="#d00"/>'
REFUSED: dict[str, tuple[bytes, str]] = {
    **{f"the colour {value}": (filled(value), told) for value, told in {
        "light-dark(red, blue)": "light-dark()", "CanvasText": "CanvasText", "rgb(from red r g b)": "rgb(from …)",
        "#0a0 icc-color(p, 0.1, 0.2)": "icc-color()", "contrast-color(red)": "contrast-color()", "env(x)": "env()",
        "linear-gradient(red, blue)": "linear-gradient()", "device-cmyk(0 1 0 0)": "device-cmyk()",
        "color-mix(in srgb, currentcolor, red)": "currentcolor", "conic-gradient(red, blue)": "conic-gradient()",
        "hsl(from red h s l)": "hsl(from …)", "url(#a) foo(red)": "foo()",
    }.items()},
    **{f"the declaration {css}": (svg(f'<rect width="90" height="90" style="{css}"/>'), told) for css, told in {
        "filter:blur(9px)": "filter", "filter:drop-shadow(1px 1px 2px red)": "filter", "backdrop-filter:blur(2px)":
        "backdrop-filter", "clip-path:circle(30%)": "clip-path: circle()", "clip-path:polygon(0 0,50% 0,0 50%)":
        "clip-path: polygon()", "mask:linear-gradient(red,transparent)": "linear-gradient()", "-webkit-mask-image:"
        "linear-gradient(red,transparent)": "linear-gradient()", "transform:rotateX(40deg)": "rotateX()", "transform:"
        "perspective(30px)": "perspective()", "mix-blend-mode:plus-lighter": "plus-lighter", "animation:k 2s": "animation",
        "offset-path:path('M0 0h90')": "offset-path", "zoom:2": "zoom", "all:unset": "all", "outline:3px solid red":
        "outline", "marker-end:url(#m)": "marker-end", "width:50vw": "50vw", "width:calc(50% + 10px)": "calc()",
        "stroke:red;vector-effect:non-scaling-stroke": "vector-effect", "rotate:x 40deg": "rotate", "x:2ch": "2ch",
        "-webkit-box-reflect:below": "-webkit-box-reflect", "stroke-width:attr(x px)": "attr()",
        "transform-box:stroke-box;transform-origin:center;rotate:20deg": "stroke-box",
    }.items()},
    **{f"the rule {css}": (styled(css), told) for css, told in {
        "@layer a{.a{fill:red}}": "@layer", "@media (min-width:400px){.a{fill:red}}": "min-width", "@container x{.a{fill:red}}":
        "@container", "@property --x{syntax:'*';inherits:true}": "@property", "@scope (.a){rect{fill:red}}": "@scope",
        ".a:target-current{fill:red}": ":target-current", "@supports (gap:1px){.a{fill:red}}": "gap", "@unheard{.a{"
        "fill:red}}": "@unheard", "@import 'a.css';": "@import", ".a{fill:url(other.svg#a)}": "another file",
        "@font-face{font-family:a;src:url(https://example.org/a)}": "another file", ".a{cursor:url(a.cur),auto}":
        "another file", ".a{background:image-set('a.png' 1x)}": "image-set()", "svg{background:linear-gradient(red,blue)}":
        "background", "svg{border:3px solid red}": "border", "svg{border-radius:9px}": "border-radius", "svg{padding:9px}":
        "padding", "svg{margin:0 5px}": "margin", "svg{position:relative;left:9px}": "left", "svg{box-shadow:inset 0 0 9px red}":
        "box-shadow", "svg{padding-block-start:1px}": "padding-block-start", "svg{border-shape:circle(10px)}": "border-shape",
        "svg{color-scheme:dark}": "color-scheme",
    }.items()},
    **{f"the part {inner[:60]}": (svg(inner), told) for inner, told in {
        RED + "<text x='5' y='50'>Name</text>": "live text", RED + "<flowRoot><flowPara>Name</flowPara></flowRoot>": "live text",
        RED + "<foreignObject width='9' height='9'><p/></foreignObject>": "foreignObject", "<rect width='9' height='9'>"
        "<animate attributeName='x' to='9'/></rect>": "animate", "<rect width='9' height='9'><set attributeName='x' to='9'/>"
        "</rect>": "“set”", RED + "<video/>": "video", RED + "<unheard/>": "unheard", "<g systemLanguage='uk'>" + RED + "</g>":
        "systemLanguage", "<path d='M0 0H90' stroke='red' pathLength='9' stroke-dasharray='1'/>": "pathLength",
        "<linearGradient id='g' color-interpolation='linearRGB'><stop/><stop offset='1' stop-color='red'/></linearGradient>"
        "<rect width='9' height='9' fill='url(#g)'/>": "linearRGB", "<rect width='9' height='9' transform='rotate(45deg)'/>":
        "transform=rotate(45deg)", "<image width='9' height='9' href='data:image/svg+xml;base64,AAAA'/>": "image/svg+xml",
        "<image width='9' height='9' href='data:image/gif;base64,R0lG'/>": "image/gif", "<image width='9' height='9' "
        "href='data:image/png;base64,AAAA'/>": "a picture that we could not read", "<image href='logo.png'/>": "another file",
        "<use href='other.svg#a'/>": "another file", "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>":
        "contains itself", "<pattern id='p' width='9' height='9'><rect width='9' height='9' fill='url(#p)'/></pattern>"
        "<rect width='9' height='9' fill='url(#p)'/>": "contains itself", RED + "<script>1</script>": "script",
        "<rect width='9' height='9' onmouseover='x()'/>": "script", "<a href='java&#10;script:x()'>" + RED + "</a>": "script",
    }.items()},
    "1,100 groups": (svg("<g>" * 1100 + RED + "</g>" * 1100), "too deeply"),
    "a chain of 600 uses": (svg(f'<g id="u0">{RED}</g>' + "".join(
        f'<g id="u{at}"><use href="#u{at - 1}"/></g>' for at in range(1, 600)) + '<use href="#u599"/>'), "too deeply"),
    "gradients of gradients of gradients": (svg("".join(
        f'<pattern id="p{at}" width="9" height="9"><rect width="9" height="9" fill="url(#p{at + 1})"/></pattern>'
        for at in range(300)) + '<rect width="9" height="9" fill="url(#p0)"/>'), "too deeply"),
    "links of links": (svg("".join(
        f'<g id="u{level}">' + (f'<use href="#u{level - 1}"/>' * 10 if level else RED) + "</g>" for level in range(9))),
        "too complex"),
    "forty layers": (svg('<g opacity=".9">' * 40 + RED + "</g>" * 40), "too complex"),
    "an entity in an entity": (svg("<g>&b;</g>", before='<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;">]>'), "definitions"),
    "an entity of markup": (svg("&a;", before="<!DOCTYPE svg [<!ENTITY a '<script/>'>]>"), "definitions"),
    "an entity from a file": (svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "definitions"),
    "a style sheet elsewhere": (svg(RED, before="<?xml-stylesheet href='a.css'?>"), "another file"),
    "an encoding nobody knows": (svg(RED, before="<?xml version='1.0' encoding='utf-99'?>"), "utf-99"),
    "a line": (svg(RED, 'viewBox="0 0 5000 1"'), "50 times"),
    "no size": (svg(RED, ""), "how large"),
}  # fmt: skip
