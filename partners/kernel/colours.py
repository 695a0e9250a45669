"""Colours as #rrggbb, and how well two can be told apart. No form: drawing needs it without a database."""

import re

COLOUR = re.compile(r"#[0-9a-f]{6}\Z")
# A channel's light for each of its 256 values (sRGB).
LINEAR = tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (each / 255 for each in range(256)))


def luminance(colour: str) -> float:
    return luminance_of(*parts(colour))


def luminance_of(red: int, green: int, blue: int) -> float:
    return 0.2126 * LINEAR[red] + 0.7152 * LINEAR[green] + 0.0722 * LINEAR[blue]


def contrast(one: str, other: str) -> float:
    """As the web's accessibility guidelines count it: 1 is none, 21 is black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
