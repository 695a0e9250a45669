"""What a press officer types."""

from datetime import timedelta

from django.utils import timezone


def figure(**told):
    return {
        "figure": "143", "texts_en": "states voted for it.", "texts_uk": "держави проголосували за.",
        "source": "General Assembly", "source_url": "https://source.example.org/1", "dated_on": "2022-10-12",
        "topic": "children", "seen": "", **told,
    }  # fmt: skip


def quote(**told):
    return {
        "words_en": "They are my neighbours.", "words_uk": "Це мої сусіди.", "speaker": "Daryna Hai",
        "positions_en": "coordinator", "agreed_on": "2026-02-10", "last_day": "2040-01-01", "partner": "", "topic": "",
        "seen": "", **told,
    }  # fmt: skip


def coverage(**told):
    return {
        "outlet": "The Gazette", "title": "Behind the line", "url": "https://gazette.example.org/line",
        "published_on": "2026-02-10", "language": "en", "topic": "", "seen": "", **told,
    }  # fmt: skip


def date(**told):
    begins = timezone.now() + timedelta(days=9)
    return {
        "titles_en": "A walk", "places_en": "At the station", "time_zone": "Europe/Kyiv",
        "starts": f"{begins:%Y-%m-%dT10:00}", "ends": f"{begins:%Y-%m-%dT11:00}", "url": "", "topic": "", "seen": "",
        **told,
    }  # fmt: skip
