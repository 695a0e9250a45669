"""Spaces of colours, and the ways between each of them and sRGB. The numbers are those of CSS Color 4."""

import math
from collections.abc import Iterable

from tinycss2 import color4

from .refusal import Refused

Triple = tuple[float, ...]

# Linear light to XYZ at D65, one row for each of X, Y and Z. From CSS Color 4, with the names that it gives the spaces.
TO_XYZ = {
    "srgb": ((0.41239079926595934, 0.357584339383878, 0.1804807884018343),
             (0.21263900587151027, 0.715168678767756, 0.07219231536073371),
             (0.01933081871559182, 0.11919477979462598, 0.9505321522496607)),
    "display-p3": ((0.4865709486482162, 0.26566769316909306, 0.1982172852343625),
                   (0.2289745640697488, 0.6917385218365064, 0.079286914093745),
                   (0.0, 0.04511338185890264, 1.043944368900976)),
    "a98-rgb": ((0.5766690429101305, 0.1855582379065463, 0.1882286462349947),
                (0.29734497525053605, 0.6273635662554661, 0.07529145849399788),
                (0.02703136138641234, 0.07068885253582723, 0.9913375368376388)),
    "rec2020": ((0.6369580483012914, 0.14461690358620832, 0.1688809751641721),
                (0.2627002120112671, 0.6779980715188708, 0.05930171646986196),
                (0.0, 0.028072693049087428, 1.060985057710791)),
    "prophoto-rgb": ((0.7977666449006423, 0.13518129740053308, 0.0313477341283922),
                     (0.2880748288194013, 0.711835234241873, 0.00008993693872564),
                     (0.0, 0.0, 0.8251046025104602)),
}  # fmt: skip
FROM_XYZ = ((3.2409699419045226, -1.537383177570094, -0.4986107602930034),
            (-0.9692436362808796, 1.8759675015077202, 0.04155505740717559),
            (0.05563007969699366, -0.20397695888897652, 1.0569715142428786))  # fmt: skip
D50_TO_D65 = ((0.955473421488075, -0.02309845494876471, 0.06325924320057072),
              (-0.0283697093338637, 1.0099953980813041, 0.021041441191917323),
              (0.012314014864481998, -0.020507649298898964, 1.330365926242124))  # fmt: skip
D65_TO_D50 = ((1.0479297925449969, 0.022946870601609652, -0.05019226628920524),
              (0.02962780877005599, 0.9904344267538799, -0.017073799063418826),
              (-0.009243040646204504, 0.015055191490298152, 0.7518742814281371))  # fmt: skip
XYZ_TO_LMS = ((0.819022437996703, 0.3619062600528904, -0.1288737815209879),
              (0.0329836539323885, 0.9292868615863434, 0.0361446663506424),
              (0.0481771893596242, 0.2642395317527308, 0.6335478284694309))  # fmt: skip
LMS_TO_OKLAB = ((0.210454268309314, 0.7936177747023054, -0.0040720430116193),
                (1.9779985324311684, -2.4285922420485799, 0.450593709617411),
                (0.0259040424655478, 0.7827717124575296, -0.8086757549230774))  # fmt: skip


def times(matrix: tuple[Triple, ...], of: Iterable[float]) -> Triple:
    values = tuple(of)
    return tuple(sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix)


def signed(value: float, exponent: float) -> float:
    return math.copysign(abs(value) ** exponent, value)


def linear(space: str, value: float) -> float:
    if space == "a98-rgb":
        return signed(value, 563 / 256)
    if space == "prophoto-rgb":
        return value / 16 if abs(value) <= 16 / 512 else signed(value, 1.8)
    if space == "rec2020":
        if abs(value) < 4.5 * 0.018053968510807:
            return value / 4.5
        return math.copysign(((abs(value) + 0.09929682680944) / 1.09929682680944) ** (1 / 0.45), value)
    return value / 12.92 if abs(value) <= 0.04045 else math.copysign(((abs(value) + 0.055) / 1.055) ** 2.4, value)


def curved(value: float) -> float:
    """Of linear light, for sRGB and Display P3."""
    return value * 12.92 if abs(value) <= 0.0031308 else math.copysign(1.055 * abs(value) ** (1 / 2.4) - 0.055, value)


def to_srgb(space: str, of: Triple) -> Triple:
    """Not cut off: what lies beyond the ends is lost where a colour is shown, not where two are mixed."""
    if space in ("hsl", "hwb"):
        return tuple(color4.Color(space, of, 1).to("srgb").coordinates)
    if space == "srgb":
        return of
    if space == "srgb-linear":
        return tuple(map(curved, of))
    if space in TO_XYZ:
        xyz = times(TO_XYZ[space], (linear(space, value) for value in of))
        xyz = times(D50_TO_D65, xyz) if space == "prophoto-rgb" else xyz
    elif space in ("lab", "lch", "xyz-d50"):
        xyz = of if space == "xyz-d50" else color4.Color(space, of, 1).to("xyz-d50").coordinates
        xyz = times(D50_TO_D65, xyz)
    else:
        xyz = of if space.startswith("xyz") else color4.Color(space, of, 1).to("xyz-d65").coordinates
    return tuple(map(curved, times(FROM_XYZ, xyz)))


def from_srgb(space: str, of: Triple) -> Triple:
    """Only into the spaces that colours are mixed in. Raises Refused for another one."""
    light = [linear("srgb", value) for value in of]
    if space == "srgb":
        return of
    if space == "srgb-linear":
        return tuple(light)
    if space in ("hsl", "hwb"):
        return to_cylinder(space, of)
    xyz = times(TO_XYZ["srgb"], light)
    if space in ("xyz", "xyz-d65"):
        return xyz
    if space in ("oklab", "oklch"):
        lab = times(LMS_TO_OKLAB, (signed(value, 1 / 3) for value in times(XYZ_TO_LMS, xyz)))
    elif space in ("lab", "lch"):
        lab = tuple(color4.Color("xyz-d50", times(D65_TO_D50, xyz), 1).to("lab").coordinates)
    else:
        raise Refused("svg_element", element=f"color-mix(in {space[:20]})")
    if space.endswith("lab"):
        return lab
    return lab[0], math.hypot(lab[1], lab[2]), math.degrees(math.atan2(lab[2], lab[1])) % 360


def to_cylinder(space: str, of: Triple) -> Triple:
    high, low = max(of), min(of)
    spread, light = high - low, (high + low) / 2
    hue = 0.0
    if spread:
        red, green, blue = of
        way = {red: (green - blue) / spread % 6, green: (blue - red) / spread + 2, blue: (red - green) / spread + 4}
        hue = 60 * way[high]
    if space == "hwb":
        return hue, low * 100, (1 - high) * 100
    edge = min(light, 1 - light)
    return hue, (high - light) / edge * 100 if edge else 0.0, light * 100
