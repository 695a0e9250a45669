"""Passages are those of the translation editor, by the names that editors know."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.pages.selectors.passages import passages_of
from tests.support.full_pages import make_full_pages


@pytest.fixture
def pages(campaign):
    numbers = [page.pk for page in make_full_pages(campaign, title="Heron at dawn")]
    return list(Page.objects.filter(pk__in=numbers).specific())


def test_each_kind_of_page_is_cut_as_the_translation_editor_cuts_it(pages):
    for page in pages:
        ours = [(passage.path, data) for passage in passages_of(page).values() for data in passage.strings]
        theirs = [
            (segment.path, segment.string.data)
            for segment in extract_segments(page)
            if isinstance(segment, StringSegmentValue) and segment.path != "slug"
        ]
        assert sorted(ours) == sorted(theirs), page


def test_passages_are_read_without_a_query(pages):
    with CaptureQueriesContext(connection) as asked:
        assert all(passages_of(page) for page in pages)
    assert len(asked) == 0


def test_passages_are_named_as_an_editor_sees_them(pages):
    update = next(page for page in pages if page.slug == "news")
    names = [passage.name for passage in passages_of(update).values()]
    assert {
        "Title", "In short", "Text, heading 1", "Text, paragraph 1", "Text, list 1, point 2",
        "Text, quotation 1, words", "Text, quotation 1, who said it", "Text, sources 1, source 1, title",
        "Text, picture 1, caption",
    } <= set(names)  # fmt: skip
    assert len(set(names)) == len(names)
