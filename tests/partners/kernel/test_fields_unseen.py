"""No form of ours complains about what nobody sees."""

import importlib
import pkgutil
from collections.abc import Iterator
from uuid import UUID

import pytest
from django import forms
from django.test import Client

import cms
import partners
import portal
from partners.campaigns.forms import EndorsementForm
from partners.kernel.fields import Unseen, UnseenId, UnseenNumber, UnseenText
from partners.organizations.forms.agreements import AcceptanceForm
from tests.support.forms import form_with

# The last is nothing that a client of ours could send.
JUNK = ["", "\x00", "garbage", "x" * 70_000, "-1", "9" * 400, "00000000-0000-0000-0000-00000000000g", "\ud800"]


def kinds(of: type) -> Iterator[type]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def forms_of_ours() -> list[type[forms.BaseForm]]:
    for package in (partners, cms, portal):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            # The demo has no form, and refuses to be loaded.
            if "demo" not in module.name and ("forms" in module.name or "views" in module.name):
                importlib.import_module(module.name)
    return [kind for kind in kinds(forms.BaseForm) if kind.__module__.split(".")[0] in {"partners", "cms", "portal"}]


def hidden_fields() -> list[tuple[type, str, forms.Field]]:
    return [
        (form, name, field)
        for form in forms_of_ours()
        for name, field in getattr(form, "base_fields", {}).items()
        if field.widget.is_hidden
    ]


def test_there_are_hidden_fields_to_look_at():
    found = {name for _form, name, _field in hidden_fields()}

    assert {"seen", "token", "version", "kept_logo", "kept_dark_logo", "output"} <= found


def test_every_hidden_field_is_one_that_complains_of_nothing():
    """But two: a button that was pressed, and a key that was touched. What is wrong is said in words at the top, and
    button or key are there again."""
    pressed = {"StudioForm.output", "AddKeyForm.credential"}
    loud = [f"{form.__name__}.{name}" for form, name, field in hidden_fields() if not isinstance(field, Unseen)]

    assert set(loud) == pressed


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("kind", [UnseenText, UnseenNumber, UnseenId])
def test_what_cannot_be_read_counts_as_not_sent(kind, junk):
    field = kind(max_length=64) if kind is UnseenText else kind()

    assert isinstance(field.clean(junk), str | int | UUID | None)


@pytest.mark.parametrize("junk", [*JUNK[:4], None])
@pytest.mark.parametrize(
    ("form", "tick", "initial"), [(AcceptanceForm, "is_read", 7), (EndorsementForm, "is_meant", UUID(int=7))]
)
def test_a_text_that_was_not_told_is_asked_about_in_words_and_comes_back_fresh(form, tick, initial, junk):
    sent = form({tick: "on"} | ({} if junk is None else {"version": junk}), initial={"version": initial})

    assert not sent.is_valid()
    assert list(sent.errors) == ["__all__"]
    assert "which text you had read" in str(sent.non_field_errors())
    again = form({tick: "on", "version": str(sent["version"].value())})
    assert again.is_valid()


@pytest.mark.parametrize("junk", JUNK[:-1])
def test_a_kit_with_an_unreadable_trace_of_a_logo_is_saved(junk, owner, organization, sign_in):
    client: Client = sign_in(owner)
    address = f"/en/partner/{organization.public_id}/brand/"
    filled = {"name_en": "Lantern", "link": "https://lantern.example.org/", "colour": "#1d2f6f", "kept_logo": junk}

    assert client.post(address, filled).status_code == 302


@pytest.mark.parametrize("junk", JUNK[1:-1])
def test_a_form_with_an_unreadable_stamp_comes_back_with_both_and_a_fresh_one(junk, application, applicant, sign_in):
    application.standing, application.applied_at = application.Standing.DRAFT, None
    application.save()
    client, address = sign_in(applicant), f"/en/partner/{application.public_id}/application/"
    form = form_with(client.get(address).content, "mission").values | {"mission": "We carry lamps."}

    answer = client.post(address, form | {"seen": junk})

    assert answer.status_code == 409
    again = form_with(answer.content, "mission").values
    assert again["mission"].strip() == "We carry lamps."
    assert client.post(address, again | {"next": "stay"}).status_code == 302
