"""What of a name, a site, a mailbox or a number is compared."""

import csv
from pathlib import Path

import pytest

from partners.kernel.languages.skeletons import (
    alike,
    bare_name,
    is_alike,
    mailbox,
    registration,
    site,
    skeleton,
    sounding,
)

MAILBOXES = [
    row
    for row in csv.reader(
        (Path(__file__).parent / "data" / "mailboxes.tsv").read_text().splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    if not row[0].startswith("#")
]


def test_the_table_of_mailboxes_says_enough():
    assert len(MAILBOXES) >= 80
    assert {same for *_rest, same in MAILBOXES} == {"yes", "no"}


def test_each_pair_of_mailboxes_is_told_apart_or_together():
    wrong = [
        (one, other, same)
        for one, other, same in MAILBOXES
        if (mailbox(one) != "" and mailbox(one) == mailbox(other)) != (same == "yes")
    ]
    assert wrong == []


def test_any_text_has_a_skeleton_no_longer_than_its_column():
    strange = ["", "…", "ሰላም", "שלום", "ⅷ", "①", "\ud800", "\x00", "日本", "ﷺ" * 200, "щ" * 200, "ß" * 9999, "[", "@"]
    for text in strange:
        for fold in (skeleton, bare_name, sounding, site, mailbox, registration):
            assert len(fold(text)) <= 200
            assert "\x00" not in fold(text)


@pytest.mark.parametrize("fold", [skeleton, bare_name])
@pytest.mark.parametrize("text", ["Ліхтар", "ΕΛΠΙΔΑ", "Straße", "Ім’я", "НОРЕ", "Émile", "e.V.", "ГО Ґанок"])
def test_a_skeleton_does_not_depend_on_case(text, fold):
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


def test_a_name_that_is_nothing_but_a_legal_form_keeps_it():
    assert bare_name("ГО") == skeleton("ГО") != ""
    assert bare_name("Go Ltd") == "go"


def test_two_cyrillic_names_are_compared_by_their_letters_only():
    assert sounding("Лис") == sounding("Ліс")
    assert sounding("Лис") not in alike(sounding("Ліс"))
    assert sounding("Лис") in alike(sounding("Lys"))
    assert sounding("Lys") in alike(sounding("Лис"))
    assert alike(sounding("…")) == []


def test_what_has_no_letters_is_compared_as_it_stands():
    assert is_alike("…", " … ")
    assert not is_alike("…", "!")
    assert not is_alike("", "!")
    assert is_alike("MINES", "mines")


@pytest.mark.parametrize(
    "url", ["https://[", "https://", "mailto:a@example.org", "not a url", "https://xn--zzzz\u0301.org"]
)
def test_whatever_stands_in_a_column_of_sites_is_no_error(url):
    assert isinstance(site(url), str)
