"""One telephone number has one form, whatever a paste brings along."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation

from partners.kernel.fields.phones import PhoneField, canonical_or_same, canonical_phone, shown_phone

KYIV = "+380441234567"


class PhoneForm(forms.Form):
    phone = PhoneField()


@pytest.mark.parametrize(
    "typed",
    ["+380 44 123 45 67", "+380\u00a044\u00a0123\u00a045\u00a067", "+380 44 123\u201145\u201167", "+380 44 123–45–67",
     "+380 (44) 123-45-67", "\u202a+380 44 123 45 67\u202c", "\u202d+380441234567\u202c", "+380\u200b441234567",
     "\ufeff+380.44.123.45.67", "＋380 44 123 45 67", "+380 44 123−45—67", "tel:+380-44-123-45-67",
     "+380\u202f44\u2009123 45 67",
     "+٣٨٠ ٤٤ ١٢٣ ٤٥ ٦٧", "+38 044 123 45 67", KYIV],
)  # fmt: skip
def test_one_number_has_one_form(typed):
    form = PhoneForm({"phone": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == KYIV


@pytest.mark.parametrize(
    "typed",
    ["+380 44 123 45 67 ext. 12", "+380 44 123 45 67 x12", "+380441234567x12", "+380 44 123 45 67 #12",
     "+380 44 123 45 67 дод. 12", "+380 44 123 45 67, вн. 12", "+380441234567;ext=12", "+380 44 123 45 67 доб. 12",
     "+380 44 123 45 67, extension 12", "+380 44 123 45 67, внутрішній 12"],
)  # fmt: skip
def test_an_extension_is_kept(typed):
    assert canonical_phone(typed) == f"{KYIV};ext=12"


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize("stored", [KYIV, f"{KYIV};ext=12", "+442079460958", "+18003569377"])
def test_what_is_shown_is_the_same_number_when_it_is_typed_again(stored, language):
    with translation.override(language):
        assert canonical_phone(shown_phone(stored)) == stored
        assert " " in shown_phone(stored)


@pytest.mark.parametrize(
    "typed",
    ["- - - - -", "+++++", "()()()", "12345", "044 123 45 67", "+380 44 123", "+380 44 123 45 67 89 01",
     "+999 123456789", "call me", "+1 800 FLOWERS", "+380 44 123 45 67, +380 44 123 45 68", "+380441234567 (home)",
     "+380441234567\x00",
     "+380 44 123\n45 67", "\u202e+380441234567", "+", "1" * 100_000, "+380 44 123 45 67 ext. 1 ext. 2"],
)  # fmt: skip
def test_what_is_no_number_is_refused_with_words_and_nothing_is_lost(typed):
    form = PhoneForm({"phone": typed})

    assert not form.is_valid()
    assert all(message.strip() for message in form.errors["phone"])
    assert form["phone"].value() == typed
    with pytest.raises(ValidationError):
        canonical_phone(typed)
    assert canonical_or_same(typed) == typed


def test_a_number_without_a_countrys_code_is_one_of_the_country_that_is_known():
    form = PhoneForm({"phone": "044 123 45 67"})
    form.fields["phone"].region = "UA"

    assert form.is_valid(), form.errors
    assert form.cleaned_data["phone"] == KYIV
    assert canonical_phone("020 7946 0958", region="GB") == "+442079460958"
    with pytest.raises(ValidationError, match="Begin with"):
        canonical_phone("044 123 45 67", region="ZZ")
