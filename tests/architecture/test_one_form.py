"""Addresses and links have one form, so every field for one goes through the kernel's. Here all fields are asked."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account import app_settings
from django import forms
from django.apps import apps
from django.db import models
from django.test import RequestFactory
from django.urls import get_resolver
from django.utils.module_loading import import_string
from rest_framework import serializers
from wagtail import blocks

from api.fields import Address, Link
from cms.blocks.links import LinkURLBlock
from partners.kernel.fields.addresses import AddressColumn, AddressField
from partners.kernel.fields.links import LinkColumn, LinkField
from partners.kernel.fields.phones import PhoneField
from partners.kernel.fields.text import PlainTextField

OURS = ("portal.", "partners.", "cms.", "api.")
# Columns of libraries that keep an address, with what brings it into the one form.
COLUMNS_OF_LIBRARIES = {
    "account.EmailAddress.email": "partners.users.signals.keep_addresses_in_one_form",
    # One of ours, which came from the folder of the campaign or from the settings.
    "mail.OutgoingMail.reply_to": "partners.mail.emails.address_of",
}
# Forms of libraries with an address that no URL of this site leads to, or in which it names no mailbox of anybody's.
FORMS_OF_LIBRARIES = {
    "django.contrib.auth.forms.PasswordResetForm": "allauth's is used",
    "django.contrib.auth.forms.UserChangeForm": "Django's admin is not mounted",
    "wagtail.admin.forms.account.NameEmailForm": "left out of the account page",
    "wagtail.admin.forms.auth.PasswordResetForm": "Wagtail's own sign-in is not mounted",
    "wagtail.admin.forms.choosers.EmailLinkChooserForm": "a link in a page's text",
    "wagtail.users.forms.UserForm": "the two below it are ours",
    "wagtail.users.forms.UserCreationForm": "cms.backoffice.people has its own",
    "wagtail.users.forms.UserEditForm": "cms.backoffice.people has its own",
}
# Columns and forms of Wagtail's in which staff name a link for browsers, which know what to do with any letter.
LINK_COLUMNS_OF_LIBRARIES = {"wagtailredirects.Redirect.redirect_link"}
LINK_FORMS_OF_LIBRARIES = {
    "wagtail.admin.forms.choosers.ExternalLinkChooserForm": "a link in a page's text",
    "wagtail.contrib.redirects.forms.RedirectForm": "where an old URL of ours leads",
}
# One line that is no text: a code of small letters, a colour, and what nobody fills in.
NO_TEXT = {
    "cms.backoffice.pages.forms.OpenRedirectForm.old_path",
    "partners.campaigns.forms.subjects.NewSubjectForm.code",
    "partners.branding.forms.KitForm.colour",
    "partners.kernel.doors.open_forms.OpenForm.x7q3k",
    "partners.kernel.doors.proofs.ProvenForm.x7q3k",
    "partners.press.forms.inquiries.InquiryForm.x7q3k",
    "partners.press.forms.subscriptions.SubscriptionForm.x7q3k",
    "partners.press.forms.embargo.AskEarlyForm.x7q3k",
    "partners.press.forms.privacy.PersonForm.x7q3k",
    "partners.supporters.forms.offering.OfferForm.x7q3k",
    "partners.users.forms.people.FactorForm.code",
    "partners.users.forms.people.FactorAgainForm.code",
}


@pytest.fixture(autouse=True)
def everything_loaded():
    """The modules of all views, and with them their forms, serializers and blocks."""
    list(get_resolver().url_patterns)


def below(kind: type) -> Iterator[type]:
    for found in kind.__subclasses__():
        yield found
        yield from below(found)


def name_of(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def columns(kind: type) -> dict[str, Any]:
    """Every column of this kind in the database, by its full name."""
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, kind)
    }


def form_fields(kind: type) -> dict[str, list[Any]]:
    """The fields of this kind of every form that is loaded, by the form's name."""
    found: dict[str, list[Any]] = {}
    for form in set(below(forms.BaseForm)):
        fields = [field for field in getattr(form, "base_fields", {}).values() if isinstance(field, kind)]
        if fields and not form.__module__.startswith(("tests.", "test_")):
            found[name_of(form)] = fields
    return found


def allauth_forms() -> list[str]:
    """Those of allauth's forms that have an address and a door here."""
    return [name for name in form_fields(forms.EmailField) if name.startswith("allauth.account.forms.")]


def test_every_column_for_an_address_has_the_one_form():
    found = columns(models.EmailField)
    strange = {name for name, field in found.items() if not isinstance(field, AddressColumn)}

    assert len(found) >= 7
    assert strange == set(COLUMNS_OF_LIBRARIES)
    for path in COLUMNS_OF_LIBRARIES.values():
        assert import_string(path)


def test_every_form_field_for_an_address_is_ours():
    strange = {
        form
        for form, fields in form_fields(forms.EmailField).items()
        if not form.startswith("allauth.account.forms.")
        and not all(isinstance(field, AddressField) for field in fields)
        # What ours inherit from allauth is changed when one is made; see below.
        and not form.startswith("partners.users.forms.entrance.")
    }

    assert strange == set(FORMS_OF_LIBRARIES)


def test_allauths_forms_with_an_address_are_all_replaced():
    ours = {import_string(path): key for key, path in app_settings.FORMS.items()}
    parents = {name_of(parent) for form in ours for parent in form.__mro__}

    assert len(allauth_forms()) >= 5
    assert set(allauth_forms()) <= parents


@pytest.mark.parametrize("key", sorted(app_settings.FORMS))
def test_in_each_of_them_every_address_is_ours(key, person, rf: RequestFactory):
    form = import_string(app_settings.FORMS[key])
    made = form(user=person) if key == "add_email" else form()
    found = [field for field in made.fields.values() if isinstance(field, forms.EmailField)]

    assert found
    assert all(isinstance(field, AddressField) for field in found)


def test_every_field_of_the_interface_that_takes_an_address_is_ours():
    declared = {
        f"{name_of(kind)}.{name}": field
        for kind in set(below(serializers.BaseSerializer))
        for name, field in getattr(kind, "_declared_fields", {}).items()
        if isinstance(field, serializers.EmailField) and kind.__module__.startswith(OURS)
    }

    assert declared
    assert all(isinstance(field, Address) for field in declared.values())


def test_every_column_for_a_link_has_the_one_form():
    strange = {name for name, field in columns(models.URLField).items() if not isinstance(field, LinkColumn)}

    assert strange == set(LINK_COLUMNS_OF_LIBRARIES)


def test_every_form_field_for_a_link_is_ours():
    strange = {
        form
        for form, fields in form_fields(forms.URLField).items()
        if not all(isinstance(field, LinkField) for field in fields)
    }

    assert strange == set(LINK_FORMS_OF_LIBRARIES)


def test_every_block_for_a_link_is_ours():
    found = {
        f"{name_of(kind)}.{name}": block
        for kind in set(below(blocks.Block))
        for name, block in getattr(kind, "base_blocks", {}).items()
        if isinstance(block, blocks.URLBlock)
    }

    assert found
    assert all(isinstance(block, LinkURLBlock) for block in found.values())


def test_every_link_of_somebody_elses_leaves_the_interface_as_a_uri():
    """All others are our own, made from the setting."""
    found = {
        f"{name_of(kind)}.{name}"
        for kind in set(below(serializers.BaseSerializer))
        for name, field in getattr(kind, "_declared_fields", {}).items()
        if isinstance(field, Link)
    }

    assert found == {
        "api.v1.brand_kit.BrandKitSerializer.link",
        "api.v1.organizations.OrganizationSerializer.website",
        "api.v1.verify.shapes.IssuedFileSerializer.link",
    }


def test_every_line_of_text_in_our_forms_loses_what_a_paste_adds():
    loose = {
        f"{name_of(form)}.{name}"
        for form in set(below(forms.BaseForm))
        # Those of allauth's are changed when one is made; see above.
        if form.__module__.startswith(OURS) and form.__module__ != "partners.users.forms.entrance"
        for name, field in form.base_fields.items()
        if isinstance(field, forms.CharField) and isinstance(field.widget, forms.TextInput)
        if not isinstance(field.widget, forms.PasswordInput)
        if not isinstance(field, AddressField | LinkField | PhoneField | PlainTextField)
    }

    assert loose <= NO_TEXT
