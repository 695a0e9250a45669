"""Staff see which passages of a translation the original has changed since, and where to go on."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageLogEntry
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.backoffice.pages.selectors.freshness import freshness_of_page, stale_pages
from cms.library.models import MaterialPage
from tests.support.translating import changed, fill

BODY = [
    ("section", {"heading": "First", "text": "One.\n\nTwo."}),
    ("section", {"heading": "Second", "text": "Three."}),
]
REPORT = "/cms/translations/"


def told(freshness):
    return [(each.name, each.kind, each.before, each.after) for each in freshness.differences]


def with_text(page, place, text):
    """The first passage of the same block, in other words."""
    raw = [dict(block) for block in page.body.raw_data]
    raw[place]["value"] = {**raw[place]["value"], "text": text}
    return raw


@pytest.fixture
def original(make_material):
    page = make_material("A poster", body=BODY)
    page.save_revision().publish()
    return MaterialPage.objects.get(pk=page.pk)


@pytest.fixture
def in_editor(original, locales, administrator, django_capture_on_commit_callbacks):
    """Translated in the translation editor, and online."""

    def make(page):
        translate_object(page, [locales["uk"]], user=administrator)
        translation = Translation.objects.get(source__object_id=page.translation_key)
        fill(translation)
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
        return translation

    return make


@pytest.fixture
def by_hand(locales):
    """Copied into Ukrainian, and every word written by somebody; online."""

    def make(page):
        copy = page.copy_for_translation(locales["uk"])
        copy.title, copy.summary, copy.credit, copy.licence = "Плакат", "Про плакат.", "", ""
        copy.body = [
            ("section", {"heading": "Перше", "text": "Раз."}),
            ("section", {"heading": "Друге", "text": "Три."}),
        ]
        copy.save_revision().publish()
        return MaterialPage.objects.get(pk=copy.pk)

    return make


def test_what_nobody_changed_is_fresh(original, in_editor, staff_editor):
    translation = in_editor(original)

    assert freshness_of_page(translation.get_target_instance(), staff_editor).differences == ()
    assert stale_pages(staff_editor) == []


def test_an_original_is_no_translation(original, in_editor, staff_editor):
    in_editor(original)

    assert freshness_of_page(original, staff_editor) is None


def test_changed_new_and_vanished_passages_are_named_with_their_words(original, in_editor, staff_editor):
    page = in_editor(original).get_target_instance()
    raw = with_text(original, 0, "One.\n\nTwo and a half.")
    changed(original, summary="Another summary.", credit="Somebody", body=raw[:1])

    found = freshness_of_page(page, staff_editor)

    assert told(found) == [
        ("What it is and whom it suits", "changed", original.summary, "Another summary."),
        ("Text to take over, text to copy 1, text", "changed", "One.\n\nTwo.", "One.\n\nTwo and a half."),
        ("Credit", "new", "", "Somebody"),
        ("Text to take over, text to copy 2, heading", "gone", "Second", ""),
        ("Text to take over, text to copy 2, text", "gone", "Three.", ""),
    ]
    assert found.update_url == f"/cms/localize/update/{page_source(page)}/"


def page_source(page):
    return Translation.objects.get(source__object_id=page.translation_key).source_id


def test_bringing_changes_over_keeps_what_is_translated_and_marks_the_rest(
    original, in_editor, staff_editor, sign_in, client
):
    translation = in_editor(original)
    page = translation.get_target_instance()
    before = client.get(page.get_url()).content.decode()
    kept = dict(StringTranslation.objects.values_list("context__path", "data"))
    changed(original, summary="Another summary.")

    sign_in(staff_editor).post(f"/cms/localize/update/{translation.source_id}/", {"publish_translations": "on"})

    assert dict(StringTranslation.objects.values_list("context__path", "data")) == kept, "no translation was lost"
    found = freshness_of_page(page, staff_editor)
    assert [each.name for each in found.differences] == ["What it is and whom it suits"]
    assert found.differences[0].before == original.summary
    assert found.update_url == ""
    assert client.get(page.get_url()).content.decode() == before, "what is online stays as it was"


def test_a_passage_that_was_translated_since_is_fresh_and_the_others_are_not(original, in_editor, staff_editor):
    translation = in_editor(original)
    changed(original, summary="Another summary.", credit="Somebody")
    translation.source.update_from_db()
    segment = translation.source.stringsegment_set.get(context__path="credit")
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data="Хтось"
    )

    found = freshness_of_page(translation.get_target_instance(), staff_editor)

    assert [each.name for each in found.differences] == ["What it is and whom it suits"]


def test_a_page_edited_by_hand_is_compared_with_what_the_original_said_then(original, by_hand, staff_editor):
    page = by_hand(original)
    raw = with_text(original, 1, "Three and a half.")
    changed(original, body=raw)

    found = freshness_of_page(page, staff_editor)

    assert told(found) == [
        ("Text to take over, text to copy 2, text", "changed", "Three.", "Three and a half."),
    ]
    assert found.differences[0].url == f"/cms/pages/{page.pk}/edit/#block-{raw[1]['id']}-section"

    page.get_latest_revision_as_object().save_revision()
    assert freshness_of_page(page, staff_editor).differences == (), "who saved it has gone through the changes"


def test_an_original_that_is_only_a_draft_makes_nothing_stale(original, by_hand, staff_editor):
    page = by_hand(original)
    draft = MaterialPage.objects.get(pk=original.pk)
    draft.summary = "Not online yet"
    draft.save_revision()

    assert freshness_of_page(page, staff_editor).differences == ()


def test_the_edit_screens_say_it(original, in_editor, by_hand, make_material, staff_editor, sign_in):
    client = sign_in(staff_editor)
    other = make_material("Another", body=BODY)
    other.save_revision().publish()
    pages = [in_editor(original).get_target_instance(), by_hand(MaterialPage.objects.get(pk=other.pk))]
    for page in pages:
        assert "has changed in the original" not in client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
    for page in (original, other):
        changed(page, summary="Another summary.")

    for page in pages:
        shown = client.get(f"/cms/pages/{page.pk}/edit/").content.decode()
        assert "1 passage has changed in the original (English)" in shown
        assert "What it is and whom it suits – changed since" in shown
        screen = client.get(f"{REPORT}{page.pk}/").content.decode()
        assert "Another summary." in screen.replace("<ins>", "")
        assert "<del>" in screen


def test_the_card_leads_to_what_changed(original, in_editor, staff_editor, sign_in):
    page = in_editor(original).get_target_instance()
    changed(original, summary="Another summary.")

    shown = sign_in(staff_editor).get("/cms/").content.decode()

    assert f'href="{REPORT}{page.pk}/"' in shown
    assert f'href="{REPORT}"' in shown


@pytest.fixture
def several(make_material, in_editor, by_hand, locales):
    """Two behind in the editor by one and by three passages, one by hand."""
    pages = []
    for number, (make, fields) in enumerate(
        [
            (in_editor, {"summary": "Other."}),
            (in_editor, {"summary": "Other.", "credit": "A", "licence": "B"}),
            (by_hand, {"summary": "Other."}),
        ]
    ):
        page = make_material(f"Poster {number}", body=BODY)
        page.save_revision().publish()
        page = MaterialPage.objects.get(pk=page.pk)
        make(page)
        pages.append(changed(page, **fields))
        entry = PageLogEntry.objects.filter(page=page, action="wagtail.publish").latest("timestamp")
        PageLogEntry.objects.filter(pk=entry.pk).update(timestamp=timezone.now() + timedelta(hours=3 - number))
    return [page.get_translation(locales["uk"]) for page in pages]


def listed(client, query=""):
    return [page.pk for page in client.get(f"{REPORT}{query}").context["object_list"]]


def test_the_report_filters_and_sorts_and_leads_to_each(several, staff_editor, sign_in):
    client = sign_in(staff_editor)
    first, second, third = [page.pk for page in several]

    assert listed(client) == [third, second, first], "who waits longest comes first"
    assert listed(client, "?ordering=-waits_since") == [first, second, third]
    assert set(listed(client, "?behind=few")) == {first, third}
    assert listed(client, "?behind=some") == [second]
    assert listed(client, "?language=pl") == []
    assert set(listed(client, "?language=uk")) == {first, second, third}
    assert listed(client, f"?content_type={Page.objects.get(pk=several[0].get_parent().pk).content_type_id}") == []
    assert client.get(f"{REPORT}?behind=nonsense").status_code == 200
    assert client.get(REPORT).content.decode().count("/cms/translations/") >= 3


def test_the_report_is_exported_without_formulas(several, staff_editor, sign_in):
    page = several[2]
    Page.objects.filter(pk=page.pk).update(draft_title="=1+1", title="=1+1")
    client = sign_in(staff_editor)

    answer = client.get(f"{REPORT}?export=csv")

    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert len(rows) == 3
    assert any(row["Page"] == "'=1+1" for row in rows)
    assert {row["Which"] for row in rows} >= {"What it is and whom it suits"}
    assert client.get(f"{REPORT}?export=xlsx").status_code == 200


@pytest.mark.parametrize("how", ["in_editor", "by_hand"])
def test_the_report_costs_the_same_with_one_and_with_three(how, make_material, request, staff_editor, sign_in):
    make, pages = request.getfixturevalue(how), []
    for number in range(3):
        page = make_material(f"Poster {number}", body=BODY)
        page.save_revision().publish()
        make(MaterialPage.objects.get(pk=page.pk))
        pages.append(changed(page, summary="Other."))
    client = sign_in(staff_editor)

    def cost():
        assert len(listed(client)) == len(pages)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(REPORT).status_code == 200
        return len(asked)

    three = cost()
    for page in pages[1:]:
        page.delete()
    del pages[1:]
    assert cost() == three


def test_who_works_with_no_pages_finds_no_report(several, partnerships, press_officer, moderator, sign_in):
    for colleague in (partnerships, press_officer, moderator):
        client = sign_in(colleague)

        assert client.get(REPORT).status_code == 404, colleague
        assert client.get(f"{REPORT}{several[0].pk}/").status_code == 404, colleague
