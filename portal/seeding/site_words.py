"""The site's words in the shapes that its pages take, and the few that the content does not hold."""

from typing import Any

from portal.content.shapes import Event, Source, Text, Topic, both
from portal.founding.site import in_paragraphs

# Where the calls and the ways to join lead; those without an entry have no page yet.
TARGETS = {"share": "materials", "partner": "what_partners_do", "media": "ask"}
PAGE_PICTURES = {"what_partners_do": "window.jpg", "privacy": "window.jpg", "press": "neighbours.jpg"}
ACTIONS = {
    "what_partners_do": (both("Apply as a partner", "Подати заявку"), "join"),
    "press": (both("Send an inquiry", "Надіслати запит"), "ask"),
}


def in_lines(texts: tuple[Text, ...], language: str) -> str:
    return "\n\n".join(text[language] for text in texts)


def topic_value(topic: Topic, language: str) -> dict[str, Any]:
    return {
        "key": topic.key,
        "title": topic.title[language],
        "lead": topic.lead[language],
        "text": in_paragraphs(topic.paragraphs, language),
        "law": topic.law[language],
        "sources": [source_value(source, language) for source in topic.sources],
    }


def event_value(event: Event, language: str) -> dict[str, Any]:
    return {
        "date": event.date,
        "title": event.title[language],
        "text": event.text[language],
        "sources": [source_value(source, language) for source in event.sources],
    }


def source_value(source: Source, language: str) -> dict[str, Any]:
    return {"kind": source.kind, "title": source.title[language], "url": source.url or ""}
