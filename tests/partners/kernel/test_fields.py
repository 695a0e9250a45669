"""Text that shows all it contains, and file fields that hand on clean files only."""

import io

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from partners.kernel.fields import (
    CleanDocumentField,
    CleanLogoField,
    CleanPictureField,
    FileForm,
    ParagraphField,
    PlainTextField,
)
from partners.kernel.languages.names import own_language_name
from partners.kernel.limits.budgets import Budget
from partners.kernel.uploads import CleanFile


def png(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(out, "PNG")
    return out.getvalue()


class TextForm(forms.Form):
    name = PlainTextField()
    story = ParagraphField(required=False, max_length=20)


class PaperForm(FileForm):
    picture = CleanPictureField(required=False)
    logo = CleanLogoField(required=False)
    paper = CleanDocumentField(required=False, max_bytes=1024 * 1024)


@pytest.mark.parametrize(
    "name",
    [
        "Об’єднання «Схід» — №1 & друзі",
        "Lantern O'Connor-Müller, Ltd. (Ukraine) 100%",
        "مركز حقوق الإنسان",
        "می‌خواهم",
        "ადამიანის უფლებათა ცენტრი",
        "人権センター",
        "Qırımtatar 🇺🇦",
    ],
)
def test_names_in_any_script_are_taken_as_they_are(name):
    form = TextForm({"name": f"  {name} "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == name


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\n", "\x85", "\u202e", "\u2028", "\ud800", "\ue000", "\ufffe", "\U0001fffe",
     "\u3164", "\u2800", "\u0600", "\ufff9"],
)  # fmt: skip
def test_a_name_with_a_character_that_nobody_sees_is_refused(character):
    form = TextForm({"name": f"Lantern{character}House"})
    assert not form.is_valid()
    assert form.errors["name"]
    assert form["name"].value() == f"Lantern{character}House", "what was typed is kept"


def test_the_message_tells_which_character_and_where():
    form = TextForm({"name": "ab\u202ec"})
    assert "U+202E" in str(form.errors["name"])
    assert "position 3" in str(form.errors["name"])


def test_accents_are_composed_and_towers_of_them_refused():
    form = TextForm({"name": "Café Ї"})
    assert form.is_valid()
    assert form.cleaned_data["name"] == "Café Ї"
    assert not TextForm({"name": "Z" + "\u0336" * 20}).is_valid()


def test_a_paragraph_has_one_kind_of_line_end_which_counts_once():
    form = TextForm({"name": "a", "story": "one\r\ntwo\rthree\u2028four!!"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["story"] == "one\ntwo\nthree\nfour!!"


@pytest.mark.parametrize(
    ("story", "good"), [("a\tb 👩‍👧", True), ("a\u202eb", False), ("a\x00b", False), ("\ud83d", False)]
)
def test_a_paragraph_may_hold_emoji_but_nothing_that_turns_text_around(story, good):
    assert TextForm({"name": "a", "story": story}).is_valid() is good


def sent(**files) -> PaperForm:
    return PaperForm({}, files, budget=Budget("paper", 1))


def test_a_file_field_gives_a_clean_file(db):
    form = sent(picture=SimpleUploadedFile("../evil.php", png()), logo=SimpleUploadedFile("a", png()))
    assert form.is_valid(), form.errors
    assert isinstance(form.cleaned_data["picture"], CleanFile)
    assert form.cleaned_data["picture"].media_type == "image/png"
    assert "evil" not in form.cleaned_data["picture"].name
    assert form.cleaned_data["logo"].width == 20
    assert form.cleaned_data["paper"] is None


def test_a_refusal_becomes_an_error_of_the_field_with_its_code(db):
    form = sent(picture=SimpleUploadedFile("a.png", b"GIF89a=1;"), paper=SimpleUploadedFile("a", b"x"))
    assert not form.is_valid()
    assert form.errors.as_data()["picture"][0].code == "unsupported_format"
    assert form.errors.as_data()["paper"][0].code == "not_a_document"


def test_a_file_that_is_too_large_is_not_even_read(db):
    class Endless(SimpleUploadedFile):
        def read(self, *arguments):
            raise AssertionError("it was read")

    upload = Endless("a.pdf", b"%PDF-")
    upload.size = 2 * 1024 * 1024
    form = sent(paper=upload)
    assert not form.is_valid()
    assert "the most we take is 1 MB" in str(form.errors["paper"])


def test_without_a_new_file_the_old_one_stays():
    old = object()
    assert CleanPictureField().clean(None, old) is old


def test_the_browser_is_told_what_can_be_chosen():
    assert 'accept="image/jpeg,image/png,image/webp"' in str(PaperForm()["picture"])


def test_a_language_stands_alone_under_its_own_name():
    names = {code: own_language_name(code) for code in ("en", "uk", "fr", "pt-br", "xx", "not a code")}

    assert names == {
        "en": "English",
        "uk": "Українська",
        "fr": "Français",
        "pt-br": "Português",
        "xx": "xx",
        "not a code": "not a code",
    }
