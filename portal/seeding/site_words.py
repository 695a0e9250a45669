"""The site's words in the shapes that its pages take, and the few that the content does not hold."""

from typing import Any

from django.utils.html import escape

from portal.content.shapes import Event, Source, Text, Topic, both

CAMPAIGN = both("The campaign", "Кампанія")
LIBRARY = both("Materials", "Матеріали")
LIBRARY_LEAD = both(
    "Posters, cards and texts to share. Take them as they are, or with your organisation’s own name.",
    "Плакати, картки й тексти, якими можна ділитися. Беріть як є — або з іменем вашої організації.",
)
FEATURED = both("Where to begin", "З чого почати")
# Columns of the footer: title, then (words, key of a page or place).
FOOTER: tuple[tuple[Text, tuple[tuple[Text, str], ...]], ...] = (
    (CAMPAIGN, ((both("What it is about", "Про що вона"), "campaign"), (LIBRARY, "materials"))),
    (
        both("Partners", "Партнери"),
        (
            (both("What partners do", "Що роблять партнери"), "what_partners_do"),
            (both("Apply as a partner", "Подати заявку"), "join"),
            (both("Partner area", "Кабінет партнера"), "partner_area"),
        ),
    ),
    (
        both("Media", "Медіа"),
        (
            (both("Information for the press", "Інформація для медіа"), "press"),
            (both("Ask a question", "Поставити запитання"), "ask"),
        ),
    ),
    (both("About this site", "Про сайт"), ((both("Privacy", "Приватність"), "privacy"),)),
)
PLACES = {"join", "partner_area", "ask"}
# Where the calls and the ways to join lead; those without an entry have no page yet.
TARGETS = {"share": "materials", "partner": "what_partners_do", "media": "ask"}
PAGE_PICTURES = {"what_partners_do": "window.jpg", "privacy": "window.jpg", "press": "neighbours.jpg"}
ACTIONS = {
    "what_partners_do": (both("Apply as a partner", "Подати заявку"), "join"),
    "press": (both("Send an inquiry", "Надіслати запит"), "ask"),
}


def in_paragraphs(texts: tuple[Text, ...], language: str) -> str:
    return "".join(f"<p>{escape(text[language])}</p>" for text in texts)


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
