"""What may be done with something: one sentence for people, one address for programs."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.media.models import CampaignImage
from partners.materials.models import Licence, licence_written_in
from partners.materials.models.rights import ADDRESSES, SENTENCES, SHORT, validate_countries


def thing(**rights):
    return CampaignImage(title="A picture", **rights)


def test_licence_countries_and_last_day_are_one_sentence():
    told = thing(licence_code="CC-BY-4.0", territory="PL ua", rights_until=date(2027, 5, 3)).rights_sentence
    assert told == (
        "Free to share and to change, as long as you name the author; "
        "only in these countries: Poland, Ukraine; until 3 May 2027."
    )


def test_the_sentence_is_the_readers():
    with translation.override("uk"):
        told = thing(licence_code="CC0-1.0", territory="PL UA").rights_sentence
    assert "Польща" in told
    assert "Free" not in told


def test_where_nobody_has_said_anything_nothing_is_claimed():
    picture = thing()
    assert (picture.rights_sentence, picture.licence_url, picture.may_be_taken) == ("", "", False)


def test_a_last_day_alone_is_a_sentence_as_well():
    assert thing(rights_until=date(2027, 5, 3)).rights_sentence == "Until 3 May 2027."


def test_what_the_author_keeps_has_no_address_and_is_not_free_to_take():
    picture = thing(licence_code=Licence.ASK)
    assert (picture.licence_url, picture.licence_page, picture.may_be_taken) == ("", "", False)
    assert "ask before" in picture.rights_sentence


@pytest.mark.parametrize("licence", Licence)
def test_every_licence_has_its_words(licence):
    assert SENTENCES[licence]
    assert (licence in ADDRESSES) == (licence in SHORT) == (licence != Licence.ASK)


def test_the_page_of_a_licence_is_in_the_readers_language():
    with translation.override("uk"):
        assert thing(licence_code="CC-BY-4.0").licence_page == "https://creativecommons.org/licenses/by/4.0/deed.uk"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Creative Commons Attribution 4.0 International (CC BY 4.0). Please credit us.", "CC-BY-4.0"),
        ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("cc by-nc-nd 4.0", "CC-BY-NC-ND-4.0"),
        ("CC0", "CC0-1.0"),
        ("CC BY 3.0", ""),
        ("The text CC BY 4.0, the picture CC BY-SA 4.0", ""),
        ("Ask us", ""),
        ("", ""),
    ],
)
def test_a_licence_is_read_from_words_only_where_they_name_one(text, code):
    assert licence_written_in(text) == code


@pytest.mark.parametrize("text", ["", "UA", "UA PL", "ua, pl; de"])
def test_countries_are_two_letters_each(text):
    validate_countries(text)


@pytest.mark.parametrize(("text", "named"), [("UA QQ", "QQ"), ("Ukraine", "UKRAINE"), ("UA 001 PLX", "PLX")])
def test_what_is_no_country_is_named(text, named):
    with pytest.raises(ValidationError, match=f"“{named}”"):
        validate_countries(text)
