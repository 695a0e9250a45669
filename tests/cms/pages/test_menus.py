"""The menu and the foot are written on each language's home page; what cannot be reached is left out by itself."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.blocks.links import MenuLinkBlock
from cms.pages.models import HomePage


def entry(label, page=None, destination="", elsewhere=""):
    return ("link", {"label": label, "page": page, "destination": destination, "elsewhere": elsewhere, "anchor": ""})


@pytest.fixture
def written(home, standard_page, index_page):
    home.menu = [
        entry("To share", index_page),
        entry("Join <us>", destination="join"),
        entry("Elsewhere", elsewhere="https://example.org/x"),
        entry("What we keep", standard_page),
    ]
    home.save_revision().publish()
    return home


def menu_of(address="/en/"):
    page = Client().get(address).content.decode()
    box = page.split('<ul class="nav__list">', 1)[1].split("</ul>", 1)[0]
    return [part.split("</a>")[0].split(">")[-1] for part in box.split("<li>")[1:]], box


def test_labels_stand_in_the_order_of_the_editor_in_each_language(written, standard_page):
    names, box = menu_of()

    assert names == ["To share", "Join &lt;us&gt;", "Elsewhere", "What we keep"]
    assert 'href="https://example.org/x"' in box
    # Where nobody has written one, it is made of the pages as before.
    assert menu_of("/uk/")[0] == ["Приватність", "Матеріали"]


def test_what_goes_offline_or_gets_a_password_leaves_the_menu_at_once(written, standard_page, index_page):
    standard_page.unpublish()
    PageViewRestriction.objects.create(page=index_page, restriction_type="password", password="x")

    assert menu_of()[0] == ["Join &lt;us&gt;", "Elsewhere"]


def test_an_editor_sees_the_menu_before_readers_do(written, staff_editor, sign_in):
    written.menu = [entry("New order", destination="ask")]
    written.save_revision()

    preview = sign_in(staff_editor).get(reverse("wagtailadmin_pages:view_draft", args=[written.pk])).content.decode()

    assert "New order" in preview
    assert "New order" not in menu_of()[0]


@pytest.mark.parametrize(
    "value",
    [
        {"label": "x"},
        {"label": "x", "destination": "join", "elsewhere": "https://example.org/"},
        {"label": "x", "elsewhere": "javascript:alert(1)"},
        {"label": "x", "elsewhere": "example"},
        {"label": "", "destination": "join"},
    ],
)
def test_an_entry_leads_to_one_place_that_can_be(db, value):
    block = MenuLinkBlock()
    whole = {"page": None, "destination": "", "elsewhere": "", "anchor": "", **value}

    with pytest.raises(ValidationError):
        block.clean(block.to_python(whole))


def test_a_menu_of_two_hundred_entries_is_refused(home):
    home.menu = [entry(str(number), destination="join") for number in range(200)]

    with pytest.raises(ValidationError):
        HomePage.menu.field.stream_block.clean(home.menu)


def test_editors_and_administrators_find_it(home, staff_editor, administrator, press_officer, sign_in):
    for person in (staff_editor, administrator):
        assert f"/cms/pages/{home.pk}/edit/" in sign_in(person).get(reverse("backoffice_menus"))["Location"]
    assert sign_in(press_officer).get(reverse("backoffice_menus")).status_code == 404
