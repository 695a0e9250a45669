"""Behind each card of the first screen stands the whole of what it shows the first lines of."""

import pytest
from django.urls import reverse

from cms.backoffice.pages.views.work import WORK
from tests.cms.backoffice.frame.test_home import home_of

DRAFTS = reverse("backoffice_work", args=["drafts"])
# Two of them are the menu's: what waits among the texts, and among the translations that partners offer.
QUERIES = 19


@pytest.fixture
def make_drafts(make_update):
    def make(number):
        for place in range(number):
            make_update(f"Draft {place}", publish=False).save_revision()

    return make


def test_what_does_not_fit_on_a_card_stands_behind_it(make_drafts, staff_editor, sign_in):
    make_drafts(7)
    client = sign_in(staff_editor)

    look = home_of(client)
    assert f'<a href="{DRAFTS}">and 2 more</a>' in look.text
    whole = client.get(DRAFTS).content.decode()
    assert [f"Draft {place}" in whole for place in range(7)] == [True] * 7


def test_a_card_that_shows_all_says_nothing_of_more(make_drafts, staff_editor, sign_in):
    make_drafts(5)

    assert "more</a>" not in home_of(sign_in(staff_editor)).text


@pytest.mark.parametrize("kind", [work.key for work in WORK])
def test_each_kind_has_its_list_and_says_when_it_is_empty(kind, site, staff_editor, sign_in):
    answer = sign_in(staff_editor).get(reverse("backoffice_work", args=[kind]))

    work = next(work for work in WORK if work.key == kind)
    assert str(work.title) in answer.content.decode()
    assert str(work.nothing) in answer.content.decode()


def test_there_is_no_other_kind_and_nothing_for_who_works_with_no_pages(site, staff_editor, partnerships, sign_in):
    assert sign_in(staff_editor).get(reverse("backoffice_work", args=["nothing"])).status_code == 404
    assert sign_in(partnerships).get(DRAFTS).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_whatever_its_length(
    count, make_drafts, staff_editor, sign_in, django_assert_num_queries
):
    make_drafts(count)
    client = sign_in(staff_editor)
    client.get(DRAFTS)

    with django_assert_num_queries(QUERIES):
        client.get(DRAFTS)


@pytest.mark.parametrize(("page", "shown"), [("2", "Draft 0"), ("x", "Draft 50"), ("99", "Draft 0")])
def test_long_lists_have_pages_and_a_wrong_number_is_forgiven(page, shown, make_drafts, staff_editor, sign_in):
    make_drafts(51)

    assert f">{shown}<" in sign_in(staff_editor).get(DRAFTS, {"p": page}).content.decode()
