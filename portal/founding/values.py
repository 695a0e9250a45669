"""Parts of pages as their blocks hold them, in one language."""

from typing import Any

from django.utils.html import escape

from portal.founding.plan import Channel, Event, Report, Source, Topic
from portal.founding.reading import Text


def topic_value(topic: Topic, language: str) -> dict[str, Any]:
    return {
        "key": topic.key,
        "title": topic.title[language],
        "lead": topic.lead[language],
        "text": in_paragraphs(topic.text[language]),
        "law": topic.law.get(language, ""),
        "sources": [source_value(source, language) for source in topic.sources],
    }


def event_value(event: Event, language: str) -> dict[str, Any]:
    return {
        "date": event.date,
        "title": event.title[language],
        "text": event.text[language],
        "sources": [source_value(source, language) for source in event.sources],
    }


def report_fields(report: Report, language: str) -> dict[str, Any]:
    return {
        "title": report.title[language],
        "lead": report.lead[language],
        "before": in_advice(report.before, language),
        "channels": [("channel", channel_value(channel, language)) for channel in report.channels],
        "after": in_advice(report.after, language),
        "exit_url": report.exit_url,
    }


def in_advice(told: tuple[tuple[Text, Text], ...], language: str) -> list[tuple[str, Any]]:
    return [("advice", {"title": title[language], "text": text[language]}) for title, text in told]


def channel_value(channel: Channel, language: str) -> dict[str, Any]:
    return {
        "name": channel.name[language],
        "address": channel.address,
        "url": channel.url,
        "protection": channel.protection,
        "hidden": channel.hidden.get(language, ""),
        "visible": channel.visible[language],
        "steps": [step for step in channel.steps[language].split("\n") if step.strip()],
    }


def source_value(source: Source, language: str) -> dict[str, Any]:
    return {"kind": source.kind, "title": source.title[language], "url": source.url}


def in_paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part)
