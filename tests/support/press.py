"""Lines of the press room with words that a test can look for."""

from datetime import timedelta

from django.utils import timezone

from partners.kernel.actors import acting
from partners.press.models import Coverage, KeyFigure, PressDate, Quote
from partners.press.services.room import add_entry


def add_figure(campaign, by, **told):
    words = {
        "figure": "143", "texts": {"en": "states voted for it.", "uk": "держави проголосували за."},
        "source": "General Assembly", "source_url": "https://source.example.org/1",
        "dated_on": timezone.localdate() - timedelta(days=30),
    }  # fmt: skip
    return add_entry(KeyFigure, campaign, by=acting(by), **{**words, **told})


def add_quote(campaign, by, **told):
    words = {
        "words": {"en": "They are my neighbours.", "uk": "Це мої сусіди."}, "speaker": "Daryna Hai",
        "positions": {"en": "coordinator"}, "agreed_on": timezone.localdate() - timedelta(days=3),
    }  # fmt: skip
    return add_entry(Quote, campaign, by=acting(by), **{**words, **told})


def add_coverage(campaign, by, **told):
    words = {
        "outlet": "The Gazette", "title": "Behind the line", "url": "https://gazette.example.org/line",
        "published_on": timezone.localdate() - timedelta(days=5), "language": "en",
    }  # fmt: skip
    return add_entry(Coverage, campaign, by=acting(by), **{**words, **told})


def add_date(campaign, by, **told):
    begins = timezone.now() + timedelta(days=4)
    words = {
        "titles": {"en": "A walk with the press"}, "places": {"en": "At the station"}, "time_zone": "Europe/Kyiv",
        "starts_at": begins, "ends_at": begins + timedelta(hours=1),
    }  # fmt: skip
    return add_entry(PressDate, campaign, by=acting(by), **{**words, **told})
