"""What can be printed, and what is said about the rest."""

import pytest
from django.core.exceptions import ValidationError

from partners.artwork.forms import PrintedTextField
from partners.artwork.rendering import printable_form, unprintable
from partners.editions.services import draw_preview
from partners.editions.services.drawing import brand_of
from partners.kernel.limits.budgets import Budget


@pytest.mark.parametrize(
    "text",
    [
        "Ліхтар — «Ґанок» № 5, 20 €", "И\u0306 composed from two", "Tiếng Việt, Łódź, ß", "Ελλάδα", "Հայաստան",
        "საქართველო",
        "فارسی‌ها", "हिन्दी", "שָׁלוֹם", "→ …", "",
    ],
)  # fmt: skip
def test_what_our_typefaces_hold_is_printed_as_it_is(text):
    assert unprintable(text) == []


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("漢漢字 kanji", ["漢", "字"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("With you ❤\ufe0f🙂", ["❤", "🙂"]),
        ("한", ["한"]),
    ],
)
def test_what_they_lack_is_named_once_each(text, signs):
    assert unprintable(text) == signs
    with pytest.raises(ValidationError, match=f"cannot print these signs: {' '.join(signs)}\\."):
        PrintedTextField().clean(text)


def test_a_name_from_the_application_is_written_in_letters_that_print(organization, card):
    organization.name = "希望 Lantern"
    organization.save()

    assert brand_of(organization, None).names == {"en": "XiWang Lantern"}
    assert unprintable(printable_form("漢字 🙂 \u1112\u1161\u11ab")) == []
    budget = Budget("preview", None, organization.pk)
    drawn = draw_preview(card.current_version, organization, None, line="", width=200, budget=budget)
    assert drawn.startswith(b"\xff\xd8")
