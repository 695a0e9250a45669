"""What a paste brings along is taken away where nobody would see the difference, and refused by name elsewhere."""

import pytest
from django import forms

from partners.kernel.fields import NameField, PlainTextField
from partners.kernel.fields.lines import one_line


class LineForm(forms.Form):
    title = PlainTextField(required=False)
    name = NameField(required=False)


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202a", "\u202c",
     "\u202d", "\u2066", "\u2069", "\u180e", "\u034f", "\U000e0041"],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}Lantern House", "Lantern House{}", "Lantern{} House", "Lan{}tern House"])
def test_what_nobody_sees_is_gone_and_the_text_is_taken(hidden, around):
    form = LineForm({"title": around.format(hidden), "name": around.format(hidden)})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"title": "Lantern House", "name": "Lantern House"}


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", "\u3000", "\t", "  ", "\u2003\u00a0 ", "\u205f"])
def test_spaces_of_every_width_are_one_plain_space(space):
    form = LineForm({"title": f"{space}Lantern{space}House{space}", "name": f"Lantern{space}House"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"title": "Lantern House", "name": "Lantern House"}


@pytest.mark.parametrize(
    "text", ["ab\u202ecd", "\u202eabcd", "مركز \u202dabc", "مركز (\u200e abc)", "a\u0600b", "a\u2028b", "a\u3164b"]
)
def test_what_would_read_otherwise_without_it_stays_and_is_refused(text):
    form = LineForm({"title": text})

    assert not form.is_valid()
    assert form.errors.as_data()["title"][0].code == "invisible_character"
    assert form["title"].value() == text, "what was typed is kept"


@pytest.mark.parametrize("text", ["می‌خواهم", "क्‍ष", "д’Артаньян", "д'Артаньян", "дʼАртаньян", "Qırımtatar 🇺🇦"])
def test_what_belongs_to_a_spelling_stays_as_typed(text):
    assert one_line(text) == text


def test_marks_between_arabic_words_go_because_the_letters_alone_order_them():
    assert one_line("\u200fمركز\u200f حقوق\u200f") == "مركز حقوق"
