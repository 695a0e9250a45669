"""Events as precise as they are known, and links that lead somewhere."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.blocks.campaign import EventBlock
from cms.blocks.links import LinkBlock


def event(date):
    return EventBlock().to_python({"date": date, "title": "It began", "text": "Words.", "sources": []})


@pytest.mark.parametrize(
    ("language", "date", "shown"),
    [
        ("en", "2014", "2014"),
        ("en", "2022-09", "September 2022"),
        ("en", "2022-02-24", "24 February 2022"),
        ("uk", "2014", "2014"),
        ("uk", "2022-09", "вересень 2022"),
        ("uk", "2022-02-24", "24 лютого 2022"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_is_known(language, date, shown):
    with translation.override(language):
        assert event(date).shown_date.startswith(shown)


@pytest.mark.parametrize("date", ["2022-13", "2022-02-30", "yesterday", "", "22", "2022-2-4"])
def test_a_date_that_does_not_exist_is_refused(date):
    with pytest.raises(ValidationError):
        EventBlock().clean(event(date) if date else EventBlock().to_python({"date": "", "title": "a", "text": "b"}))


def test_a_link_to_a_page_that_is_offline_leads_nowhere(standard_page):
    link = LinkBlock().to_python({"label": "Privacy", "page": standard_page.pk, "destination": "", "anchor": "keep"})
    assert link.url == "/en/privacy/#keep"
    standard_page.unpublish()
    link = LinkBlock().to_python({"label": "Privacy", "page": standard_page.pk, "destination": "", "anchor": ""})
    assert link.url == ""


def test_a_link_follows_the_language_to_a_place_of_the_portal(db):
    link = LinkBlock().to_python({"label": "Apply", "page": None, "destination": "join", "anchor": ""})
    with translation.override("uk"):
        assert link.url.startswith("/uk/partner/join")


def test_a_link_to_two_places_is_refused(standard_page):
    value = LinkBlock().to_python({"label": "x", "page": standard_page.pk, "destination": "join", "anchor": ""})
    with pytest.raises(ValidationError):
        LinkBlock().clean(value)


def test_an_unknown_place_leads_nowhere_instead_of_breaking_the_page(db):
    assert LinkBlock().to_python({"label": "x", "page": None, "destination": "elsewhere", "anchor": ""}).url == ""
