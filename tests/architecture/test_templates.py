"""What the Content-Security-Policy refuses must not be written in the first place."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
# Mail programs know no style sheets beside the message.
PAGES = sorted(path for path in TEMPLATES.rglob("*.html") if "emails" not in path.relative_to(TEMPLATES).parts)
# A tag's attributes may hold template tags, and those may hold ">".
TAG = r"<[a-zA-Z](?:\{%.*?%\}|\{\{.*?\}\}|[^>{]|\{(?![%{]))*>"
REFUSED = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "something from another site": re.compile(
        r"""<(?:script|link|img|iframe|video|source)\b[^>]*(?:src|href)=["'](?:https?:)?//"""
    ),
}
EMPTY_SCRIPT = re.compile(r"<script\b(?![^>]*(?:\bsrc=|type=\"application/(?:ld\+)?json\"))", re.IGNORECASE)


def findings(text: str) -> list[str]:
    tags = re.findall(TAG, text, re.DOTALL)
    found = [name for name, pattern in REFUSED.items() if any(pattern.search(tag) for tag in tags)]
    if any(EMPTY_SCRIPT.match(tag) for tag in tags):
        found.append("an inline script")
    if "<style" in text:
        found.append("a style element")
    return found


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_page_holds_nothing_inline_and_nothing_foreign(path: Path) -> None:
    assert findings(path.read_text()) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('<p style="color: red">', "an inline style"),
        ('<button {% if a > b %}hidden{% endif %} onclick="go()">', "an inline handler"),
        ('<a href="javascript:go()">', "a script address"),
        ('<img alt="" src="//cdn.example.org/a.png">', "something from another site"),
        ("<script>go()</script>", "an inline script"),
        ("<style>p { color: red }</style>", "a style element"),
    ],
)
def test_the_check_finds_what_it_is_for(text: str, finding: str) -> None:
    assert finding in findings(text)


def test_the_public_style_sheets_stay_small() -> None:
    folder = Path(settings.BASE_DIR) / "portal" / "static" / "css"
    public = [folder / f"{name}.css" for name in ("tokens", "fonts", "base", "layout", "components")]
    assert sum(path.stat().st_size for path in public) < 35_000
