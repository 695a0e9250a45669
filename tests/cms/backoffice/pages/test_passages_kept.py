"""What is typed in the translation editor stands on the page as it was typed: lines, lists, bold words and links."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from cms.pages.selectors.passages import passages_of
from cms.update_pages.models import UpdatePage

RICH = '<p>Some <b>bold</b> words, <a href="https://www.example.org/">a link</a>.</p><ul><li>One</li><li>Two</li></ul>'
BODY = [
    ("heading", "What & how"),
    ("paragraph", RICH),
    ("points", ["One", "Two"]),
    ("quote", {"text": "Line one\nline two", "who": "A poet"}),
    ("figure", {"number": "41", "counts": "herons", "source": "A count", "url": ""}),
]
# What the editor holds of each piece, and what a translator types.
TYPED = {
    "title": ["Лист"],
    "summary": ["Перший рядок<br>другий рядок"],
    "heading": ["Що &amp; як"],
    "paragraph": ['Кілька <b>виділених</b> слів, <a id="a1">посилання</a>.', "Раз", "Два"],
    "points": ["Раз", "Два"],
    "quote": ["Рядок один<br/>\nрядок два", "Поетка"],
    "figure": ["41", "чапель", "Підрахунок"],
}


@pytest.fixture
def translation(make_update, locales, staff_editor):
    page = make_update("A letter", summary="First line.\nSecond line.", body=BODY)
    page.save_revision().publish()
    page = UpdatePage.objects.get(pk=page.pk)
    translate_object(page, [locales["uk"]], user=staff_editor)
    return Translation.objects.get(source__object_id=page.translation_key)


def words_for(translation):
    """By segment, in the order of the page."""
    page = UpdatePage.objects.get(pk=translation.source.get_source_instance().pk)
    kinds = {block.id: block.block_type for block in page.body}
    left = {kind: list(words) for kind, words in TYPED.items()}
    for segment in translation.source.stringsegment_set.exclude(context__path="slug").order_by("order"):
        first, *rest = segment.context.path.split(".")
        yield segment, left[kinds[rest[0]] if rest else first].pop(0)
    assert not any(left.values()), "every kind was asked for"


def test_each_kind_of_passage_comes_to_the_page_as_it_was_typed(translation, staff_editor, sign_in):
    client = sign_in(staff_editor)
    for segment, words in words_for(translation):
        url = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        answer = client.put(
            url, f"value={words.replace('&', '%26').replace('+', '%2B')}", "application/x-www-form-urlencoded"
        )
        assert answer.status_code == 201, answer.content

    translation.save_target(publish=False)

    page = translation.get_target_instance().get_latest_revision_as_object()
    assert page.title == "Лист"
    assert page.summary == "Перший рядок\nдругий рядок"
    assert page.body[0].value == "Що & як"
    assert page.body[1].value.source == (
        '<p>Кілька <b>виділених</b> слів, <a href="https://www.example.org/">посилання</a>.</p>'
        "<ul><li>Раз</li><li>Два</li></ul>"
    )
    assert list(page.body[2].value) == ["Раз", "Два"]
    assert page.body[3].value["text"].split() == ["Рядок", "один", "рядок", "два"]
    assert "\n" in page.body[3].value["text"]
    assert page.body[4].value["counts"] == "чапель"
    assert {passage.name for passage in passages_of(page).values()} == {
        passage.name for passage in passages_of(translation.source.get_source_instance()).values()
    }
