"""What a slot is like before anybody has touched it."""

from typing import Any

from partners.artwork.forms import values_of

# Where a new slot stands until somebody moves it, as shares of the artwork.
BEGINNINGS: dict[str, dict[str, Any]] = {
    "logo": {"width": 0.25, "height": 0.12, "background": "#ffffff"},
    "name": {"width": 0.5, "height": 0.08, "weight": "bold", "max_lines": 2},
    "line": {"width": 0.5, "height": 0.08, "max_lines": 2},
    "link": {"width": 0.5, "height": 0.05, "size": 0.02},
    "qr": {"width": 0.25, "height": 0.25, "background": "#ffffff"},
    "code": {"width": 0.25, "height": 0.04, "size": 0.015},
    "date": {"width": 0.5, "height": 0.06, "weight": "bold", "max_lines": 2, "required": True},
    "place": {"width": 0.5, "height": 0.06, "max_lines": 2},
    "photo": {"width": 0.4, "height": 0.3},
}


def beginning(kind: str) -> dict[str, Any]:
    return values_of({"kind": kind, "x": 0.05, "y": 0.05, "colour": "#1b1b1b", **BEGINNINGS[kind]})
