"""The demo's consent text, as its folder holds it."""

from typing import Any

from portal.demo.facts import CAMPAIGN
from portal.founding.ground import LANGUAGES
from portal.founding.texts import read_loose_texts


def consent_texts() -> dict[str, Any]:
    files = {language: CAMPAIGN / f"consent.{language}.md" for language in LANGUAGES}
    return read_loose_texts("consent", files, languages=list(LANGUAGES))
