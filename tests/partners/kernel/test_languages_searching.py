"""Finding text whatever its case, accents and typography."""

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat

from partners.artwork.models import Template
from partners.kernel.languages.searching import Folded, folded, words_in
from partners.organizations.models import Organization
from tests.conftest import make_organization, make_user
from tests.support.materials import open_material

TEXTS = [
    "Ліхтар", "ЇЖАК і Ґанок", "Ім’я", "Імʼя", "Ім'я", "Ім´я", "Émigré", "Łódź", "ΕΛΠΊΔΑ ΜΑΣ", "Straße", "Захід–Схід",
    "Paper  Boat", "«Надія»", "100%", "a_b", "back\\slash", "İstanbul", "mıra", "Кафе\u0301", "soft\u00adhyphen", "“Q”",
    "Ёлка", "日本", "ሰላም", "here\tand there",
]  # fmt: skip
FOUND = [
    ("Ліхтар", ["ліхтар", "ЛІХТАР", "лІхТ", "іхта"]),
    ("Ім’я", ["ім'я", "ІМʼЯ", "ім’я", "ім`я"]),
    ("ЇЖАК і Ґанок", ["їжак", "ґанок", "ганок", "ЇЖАК І"]),
    ("Émigré", ["emigre", "ÉMIGRÉ", "émi"]),
    ("Łódź", ["lodz", "łódź", "ŁÓDŹ"]),
    ("ΕΛΠΊΔΑ ΜΑΣ", ["ελπίδα", "ελπιδα", "Ελπίδα μας"]),
    ("Straße", ["strasse", "STRASSE", "straße"]),
    ("Захід–Схід", ["захід-схід", "ЗАХІД—СХІД"]),
    ("Paper  Boat", ["paper boat", "PAPER BOAT"]),
    ("«Надія»", ['"надія"', "„Надія“"]),
    ("100%", ["100%", "0%"]),
    ("a_b", ["a_b", "A_B"]),
    ("back\\slash", ["k\\s"]),
    ("Кафе\u0301", ["кафе"]),
    ("soft\u00adhyphen", ["softhyphen"]),
]


@pytest.mark.django_db
def test_the_database_folds_as_python_does():
    for text in TEXTS:
        make_organization(text)
    found = dict(Organization.objects.annotate(told=Folded("name")).values_list("name", "told"))
    assert found == {text: folded(text) for text in TEXTS}


@pytest.mark.django_db
def test_words_are_found_in_every_spelling_and_in_no_other_text():
    for text in TEXTS:
        make_organization(text)
    wrong = []
    for text, spellings in FOUND:
        for spelling in spellings:
            found = set(Organization.objects.filter(name__icontains=spelling).values_list("name", flat=True))
            if text not in found or any(folded(spelling) not in folded(name) for name in found):
                wrong.append((text, spelling, found))
    assert wrong == []
    assert not Organization.objects.filter(name__icontains="1%").exists()
    assert not Organization.objects.filter(name__icontains="ab").exists()


@pytest.mark.django_db
def test_the_beginning_of_a_word_is_found_as_well():
    make_organization("Ліхтар")
    assert Organization.objects.filter(name__istartswith="ЛІХ").exists()
    assert not Organization.objects.filter(name__istartswith="іхт").exists()


@pytest.mark.django_db
def test_columns_are_compared_with_columns_as_ever():
    make_organization("Lantern", mission="Lantern helps")
    assert Organization.objects.filter(mission__icontains=F("name")).exists()
    assert Organization.objects.filter(mission__icontains=Concat(F("name"), Value(" h"))).exists()


@pytest.mark.django_db
def test_who_somebody_is_does_not_depend_on_folding():
    make_user("mira@example.org")
    model = type(make_user("sam@example.org"))
    for other in ("míra@example.org", "mi\u0301ra@example.org"):
        assert not model.objects.filter(email__iexact=other).exists()


@pytest.mark.django_db
def test_texts_inside_json_are_found_and_their_languages_are_not():
    made = Template.objects.create(
        material=open_material(), key="k", kind="poster", language="uk", titles={"uk": "Дім «Їжак»", "en": "Home"}
    )
    for words in ("їжак", "ЇЖАК", "home", "дім"):
        assert list(Template.objects.filter(titles__icontains=words)) == [made]
    for words in ("uk", "u0434", "{", "жук"):
        assert not Template.objects.filter(titles__icontains=words).exists()


def test_an_index_is_asked_in_plain_words():
    assert words_in("Ім’я, імʼя!") == "імя імя"
    assert words_in('"AND" (захід–схід)*') == "and захід схід"
    assert words_in(" …") == ""
