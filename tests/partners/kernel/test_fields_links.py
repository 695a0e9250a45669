"""One link has one form, an ASCII URI; people read it in its own letters."""

import gc
import weakref

import pytest
from django import forms
from django.core.exceptions import ValidationError

from partners.kernel.fields.links import LinkField, canonical_link, canonical_or_same, shown_link

PARK = "https://xn--80aikifvh.xn--j1amh/%D0%BF%D0%B0%D1%80%D0%BA"


class LinkForm(forms.Form):
    link = LinkField(max_length=300)


@pytest.mark.parametrize(
    "typed",
    ["https://приклад.укр/парк", "приклад.укр/парк", "//приклад.укр/парк", "HTTPS://ПРИКЛАД.УКР/парк", PARK,
     "https://xn--80aikifvh.xn--j1amh/%d0%bf%d0%b0%d1%80%d0%ba", "https://приклад.укр:443/парк",
     "\ufeffhttps://приклад.укр/парк\u200b", "https://прик\u200bлад.укр/парк\u00a0", "\u202ahttps://приклад。укр./парк\u202c"],
)  # fmt: skip
def test_one_link_has_one_form(typed):
    form = LinkForm({"link": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["link"] == PARK
    assert shown_link(PARK) == "https://приклад.укр/парк"


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("example.org", "https://example.org"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("http://example.org/é?q=ї#я", "http://example.org/%C3%A9?q=%D1%97#%D1%8F"),
        ("https://example.org/100%/a%20b", "https://example.org/100%25/a%20b"),
        ("https://example.org/a?b=c&d=e%26f+g#h", "https://example.org/a?b=c&d=e%26f+g#h"),
        ('https://example.org/"<x>"', "https://example.org/%22%3Cx%3E%22"),
        ("https://example.org/😀", "https://example.org/%F0%9F%98%80"),
    ],
)
def test_every_sign_that_is_not_ascii_is_encoded_and_what_is_encoded_stays_so(typed, link):
    assert canonical_link(typed) == link
    assert link.isascii()
    assert canonical_link(link) == link
    assert canonical_link(shown_link(link)) == link


@pytest.mark.parametrize(
    "typed",
    ["javascript:alert(1)", "data:text/html,x", "mailto:a@example.org", "ftp://example.org", "tel:+380441234567",
     "https://known.example@other.example", "https://me:secret@example.org", "https://localhost", "localhost:8000",
     "https://127.0.0.1/", "https://[::1]/", "https://[x", "https://", "example", "https://example.org:99999",
     "https://example.org/a b", "https://example.org/a\u00a0b", "https://example.org\\@other.example",
     "https://example.org/\n/x", "https://example.org/\x00", "https://example.org/a\u202eb", "https://℀.org",
     "https://\ud83d.org", "https://ex_ample.org", "https://❤.ws", "https:example.org", "x" * 100_000],
)  # fmt: skip
def test_what_is_no_link_is_refused_with_words_and_nothing_is_lost(typed):
    form = LinkForm({"link": typed})

    assert not form.is_valid()
    assert all(message.strip() for message in form.errors["link"])
    assert form["link"].value() == typed
    with pytest.raises(ValidationError):
        canonical_link(typed)
    assert canonical_or_same(typed) == typed


@pytest.mark.parametrize(
    "link",
    ["https://xn--ypal-43d9g.com", "https://example.org/%E2%80%AEgnp.exe", "https://example.org/a%2Fb%20c",
     "https://example.org/%FF", "https://example.org/%CC%81", "https://example.org/%E3%80%80", "no link", "https://[x"],
)  # fmt: skip
def test_what_could_mislead_is_shown_as_it_is_stored(link):
    assert shown_link(link) == link


def test_the_length_is_counted_as_it_is_stored():
    assert "300" in str(LinkForm({"link": "https://example.org/" + "п" * 60}).errors["link"])


@pytest.mark.parametrize("ask", [shown_link, canonical_or_same])
def test_a_link_that_is_none_keeps_nothing_that_its_askers_have_at_hand(ask):
    class Picture:
        pass

    def asker():
        picture = Picture()
        assert ask("http://localhost:8000") == "http://localhost:8000"
        return weakref.ref(picture)

    # Python would find it sooner or later; of pictures of many megabytes a hundred come together until then.
    gc.disable()
    try:
        assert asker()() is None
    finally:
        gc.enable()
