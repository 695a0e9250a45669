"""One form of a word finds the others, in Ukrainian and in English; and where that ends."""

import pytest

from partners.kernel.languages.word_forms import LONGEST, choices_in, forms_in, lemma_of

FORMS = {
    "ліхтар": "ліхтарі ліхтарів ліхтарем ліхтарями",
    "територія": "території територій територією територіями територіях",
    "людина": "люди людей людям людьми",
    "плакат": "плакати плакатів плакатом плакату",
    "листівка": "листівки листівок листівку листівкою",
    "заява": "заяви заяв заяву",
    "кампанія": "кампанії кампаній кампанією",
    "право": "права прав правами",
    "дитина": "діти дітей дітям дітьми",
    "полонений": "полонені полонених полоненого",
    "окупований": "окупована окуповані окупованих",
    "місто": "міста міст містом",
    "ім'я": "імені імен іменами",
    "підписати": "підписали підпише",
    "territory": "territories",
    "lantern": "lanterns",
    "leaflet": "leaflets",
    "city": "cities",
    "child": "children",
    "person": "people persons",
    "family": "families",
}
CASES = [(form, word) for word, forms in FORMS.items() for form in forms.split()]
# What a dictionary of forms does not do: other words of one root, both aspects of a verb, a diminutive, a wrong letter.
APART = [
    ("підписує", "підписати"),
    ("окупант", "окупація"),
    ("український", "україна"),
    ("ліхтарик", "ліхтар"),
    ("територыя", "територія"),
    ("detention", "detain"),
    ("ukrainian", "ukraine"),
    ("posterz", "poster"),
]


def test_the_table_is_long_enough_to_say_something():
    assert len(CASES) + len(APART) >= 60


@pytest.mark.parametrize(("form", "word"), CASES)
def test_a_form_has_the_dictionary_form_of_its_word(form, word):
    assert lemma_of(form) == lemma_of(word)


@pytest.mark.parametrize(("form", "word"), APART)
def test_other_words_of_a_root_stay_other_words(form, word):
    assert lemma_of(form) != lemma_of(word)


def test_an_index_keeps_the_words_as_they_stand_and_their_dictionary_forms_behind():
    assert forms_in("Ліхтарі в містах") == "ліхтарі в містах ліхтар місто"
    assert forms_in("Lantern") == "lantern"
    assert forms_in(" …") == ""


def test_a_search_asks_for_the_word_as_typed_or_for_its_dictionary_form():
    assert choices_in("Територіями ТЕРИТОРІЯ") == [["територіями", "територія"], ["територія"]]
    assert choices_in("«…» ***") == []


def test_stress_soft_hyphens_and_the_kind_of_apostrophe_change_no_word():
    assert lemma_of("людей") == choices_in("люде\u0301й")[0][-1] == choices_in("лю\u00adдей")[0][-1]
    assert {choices_in(f"ім{sign}ям")[0][-1] for sign in "'’ʼ`"} == {lemma_of("ім'я")}


def test_what_is_no_word_stays_as_it_is():
    assert lemma_of("2022") == "2022"
    assert lemma_of("b2b") == "b2b"
    long = "територіями" * 9
    assert len(long) > LONGEST
    assert lemma_of(long) == long
