"""Events as precise as they are known, and links that lead somewhere."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.blocks import interludes
from cms.blocks.behind import PostBlock
from cms.blocks.campaign import EventBlock, WayBlock, numbered
from cms.blocks.interludes import PullBlock, VoiceBlock
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


def test_a_way_from_before_has_no_verb_and_is_called_by_its_title():
    way = WayBlock().to_python({"key": "share", "title": "Share it", "text": "Now.", "action": {"label": "x"}})
    # Not None: the translation editor takes nothing else than a text for a text.
    assert way["verb"] == ""
    assert way.short == "Share it"


def test_a_voice_without_consent_is_refused():
    said = {"text": "Please.", "who": "A mother", "context": "", "consent": "", "source": "", "portrait": None}
    with pytest.raises(ValidationError):
        VoiceBlock().clean(VoiceBlock().to_python(said))
    VoiceBlock().clean(VoiceBlock().to_python({**said, "consent": "She agreed in writing."}))


def test_a_sentence_is_shown_only_while_the_statement_says_it():
    block = PullBlock()
    value = block.to_python({"text": "People are not\u00a0the price."})
    assert "blockquote" in block.render(value, {"statement_text": "So we say: People are not the price. And more."})
    assert "blockquote" not in block.render(value, {"statement_text": "Something else."})
    assert "blockquote" in block.render(value)


@pytest.mark.parametrize(("network", "most"), [("x", 256), ("bluesky", 260), ("any", 500)])
def test_a_text_to_share_is_as_long_as_its_network_takes(network, most):
    block = PostBlock()
    block.clean(block.to_python({"network": network, "text": "я" * most}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"network": network, "text": "я" * (most + 1)}))


def test_a_source_that_two_places_rest_on_is_one_note():
    source = {"kind": "report", "title": "A report", "url": "https://reports.example.org/1"}
    first, second = event("2014"), event("2022")
    first["sources"], second["sources"] = [source, source], [{**source, "title": "Another"}, source]
    notes = numbered([first, second])
    assert [(note.number, note.source["title"]) for note in notes] == [(1, "A report"), (2, "Another")]
    assert [citation.anchor for citation in notes[0].citations] == ["cite-1-1", "cite-2-1"]
    assert [citation.number for citation in second.citations] == [2, 1]


@pytest.mark.parametrize("name", ["VoiceBlock", "FiguresBlock", "PullBlock", "ActBlock"])
def test_an_editor_sees_what_a_block_looks_like_before_choosing_it(name):
    block = getattr(interludes, name)()
    assert block.is_previewable
    assert block.meta.description
    assert block.render(block.get_preview_value())
