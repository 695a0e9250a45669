"""The published order: alphabetical in the reader's language."""

import pytest

from partners.kernel.languages.alphabet import alphabetical


def ordered(names, language):
    return sorted(names, key=lambda name: alphabetical(name, language))


@pytest.mark.parametrize(
    "names",
    [
        ["Гора", "Ґанок", "Дім"],
        ["Ера", "Єдність", "Жито"],
        ["Ирій", "Ім’я", "Їжак", "Йод", "Кава"],
        ["Шлях", "Щит", "Юність", "Яр"],
        ["Сила", "Сільце"],
    ],
)
def test_ukrainian_letters_stand_where_the_ukrainian_alphabet_has_them(names):
    assert ordered(reversed(names), "uk") == names


def test_code_points_alone_would_get_it_wrong():
    names = ["Гора", "Ґанок", "Дім"]
    assert sorted(names) != ordered(names, "uk")


def test_accents_case_and_quotation_marks_do_not_count():
    assert ordered(["zebra", "Łódź", "«Ліхтар»", "Émigré", "apple", "\"Lantern\"", "Ærø"], "en") == [
        "Ærø", "apple", "Émigré", "\"Lantern\"", "Łódź", "zebra", "«Ліхтар»",
    ]  # fmt: skip


def test_the_readers_own_script_comes_first():
    assert ordered(["Lantern", "Ліхтар"], "en") == ["Lantern", "Ліхтар"]
    assert ordered(["Lantern", "Ліхтар"], "uk") == ["Ліхтар", "Lantern"]


def test_any_text_has_a_place():
    strange = ["", "…", "ሰላም", "שלום", "ⅷ", "①", "2 Rivers", "10 Rivers", "ß", "\ud800", "日本"]
    assert len(ordered(strange, "uk")) == len(strange)
