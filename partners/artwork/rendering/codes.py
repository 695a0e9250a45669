"""The modules of a QR code. Everything is segno's but the choice among the eight masks, on which it spends four fifths
of its time: the same choice, made over whole arrays."""

import functools
import re
from typing import Any

import numpy as np
import numpy.typing as npt
import segno

# Modules around the code, as its standard asks for (ISO/IEC 18004).
QUIET_ZONE = 4
# Larger ones tell their version in modules that this does not know; our addresses make far smaller ones.
LARGEST_KNOWN = 6
# Points against a mask, as the standard counts them (table 11): for runs, squares, what looks like a corner, and
# more of one colour.
SQUARE, CORNER, UNEVEN = 3, 40, 10
RUNS = re.compile(rb"\x00{5,}|\x01{5,}")
CORNER_LIKE = bytes((1, 0, 1, 1, 1, 0, 1))
Modules = npt.NDArray[np.uint8]


def modules_of(url: str) -> tuple[bytes, ...]:
    """Rows of modules, 1 is dark, with the quiet zone. Raises segno.DataOverflowError for too long an address."""
    code = made(url, mask=0)
    version = int(code.version)
    if version > LARGEST_KNOWN:
        return tuple(bytes(row) for row in made(url).matrix_iter(border=QUIET_ZONE))
    masks, is_told = masks_for(version)
    bare = np.array([list(row) for row in code.matrix], np.uint8) ^ masks[0]
    # Which mask it is stands in the code only once one is chosen.
    points = points_against(np.where(is_told, 0, bare ^ masks).astype(np.uint8))
    best = points.index(min(points))
    chosen = np.where(is_told, told_with(version, str(code.error), best), bare ^ masks[best]).astype(np.uint8)
    return tuple(bytes(row) for row in np.pad(chosen, QUIET_ZONE))


def made(content: str, **told: Any) -> segno.QRCode:
    # `make` may choose a Micro QR, which few telephones read. Boosting adds no module: the level rises only where
    # the code keeps its size.
    return segno.make_qr(content, **{"error": "m", "boost_error": True, **told})


@functools.cache
def told_with(version: int, error: str, mask: int) -> Modules:
    """A code whose content does not matter, for what it tells of its mask and its level."""
    code = made("0", version=version, error=error, boost_error=False, mask=mask)
    return np.array([list(row) for row in code.matrix], np.uint8)


@functools.cache
def masks_for(version: int) -> tuple[Modules, npt.NDArray[np.bool_]]:
    """The eight masks for a code of this version, and where it is told which of them is in use."""
    size = 17 + 4 * version
    row, column = np.mgrid[0:size, 0:size]
    # In the order of the standard (table 10).
    drawn = [
        (row + column) % 2, row % 2, column % 3, (row + column) % 3, (row // 2 + column // 3) % 2,
        row * column % 2 + row * column % 3, (row * column % 2 + row * column % 3) % 2,
        ((row + column) % 2 + row * column % 3) % 2,
    ]  # fmt: skip
    is_told = np.zeros((size, size), bool)
    is_told[8, [*range(6), 7, 8, *range(size - 8, size)]] = True
    is_told[[*range(6), 7, 8, *range(size - 8, size)], 8] = True
    is_fixed = is_told.copy()
    for down, across in ((slice(0, 8), slice(0, 8)), (slice(0, 8), slice(-8, None)), (slice(-8, None), slice(0, 8))):
        is_fixed[down, across] = True
    is_fixed[6, :] = is_fixed[:, 6] = True
    if version > 1:
        # One square to find the grid by; from version 7 on there are more.
        is_fixed[size - 9 : size - 4, size - 9 : size - 4] = True
    return np.stack([(each == 0) & ~is_fixed for each in drawn]).astype(np.uint8), is_told


def points_against(candidates: Modules) -> list[int]:
    one, below = candidates[:, :-1, :-1], candidates[:, 1:, :-1]
    squares = (one == below) & (one == candidates[:, :-1, 1:]) & (one == candidates[:, 1:, 1:])
    # Rows and columns alike.
    lines = np.concatenate([candidates, candidates.transpose(0, 2, 1)], axis=1)
    # No run goes on in the next line; and beyond an edge everything is light.
    apart = np.pad(lines, ((0, 0), (0, 0), (0, 1)), constant_values=2)
    in_light = np.pad(lines, ((0, 0), (0, 0), (0, 4)))
    return [
        SQUARE * int(squares[number].sum())
        + UNEVEN * int(abs(float(modules.sum()) / modules.size * 100 - 50) / 5)
        + sum(len(run) - 2 for run in RUNS.findall(apart[number].tobytes()))
        + CORNER * corners_in(in_light[number].tobytes())
        for number, modules in enumerate(candidates)
    ]


def corners_in(line: bytes) -> int:
    """How often it has what looks like a corner's cross-section, with four light modules on one side."""
    found, at = 0, line.find(CORNER_LIKE)
    while at != -1:
        end = at + len(CORNER_LIKE)
        is_one = not any(line[max(at - 4, 0) : at]) or not any(line[end : end + 4])
        found += is_one
        # After one that is none, the next may begin with its last three modules.
        at = line.find(CORNER_LIKE, end if is_one else at + 4)
    return found
