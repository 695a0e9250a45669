"""The pages of co-branding, as the organisation, its viewer and a stranger meet them."""

import re

import pytest

from partners.branding.models import BrandKit, Logo
from tests.support.branding import KIT_FORM, drawn_logo, picture, text_of, upload, url_of

# The kit


def test_a_kit_with_a_logo_is_saved_in_one_go(organization, owner, campaign, sign_in):
    client = sign_in(owner)

    response = client.post(url_of("kit", organization), {**KIT_FORM, "logo": upload(drawn_logo())})

    assert response.status_code == 302
    kit = BrandKit.objects.get()
    assert kit.names == {"en": "Lantern", "uk": "Ліхтар"}
    assert kit.taglines == {"uk": "Ми поруч."}
    assert (kit.logo.width, kit.logo.height) == (800, 400)


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (upload(b"MZ\x90 a program"), "not a picture that we know"),
        (upload(b"", "empty.png"), "empty"),
        (upload(b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"), "script"),
        (
            upload(
                b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='file:///etc/passwd'/></svg>"
            ),
            "another file",
        ),
        (upload(picture()[:200]), "breaks off"),
    ],
)
def test_a_logo_that_cannot_be_taken_says_why_and_keeps_the_words(
    organization, owner, campaign, sign_in, file, sentence
):
    file.seek(0)
    response = sign_in(owner).post(url_of("kit", organization), {**KIT_FORM, "logo": file})

    assert response.status_code == 422
    assert sentence in text_of(response)
    assert "Ліхтар" in text_of(response)
    assert (BrandKit.objects.count(), Logo.objects.count()) == (0, 0)


def test_a_good_logo_survives_a_wrong_word_beside_it(organization, owner, campaign, sign_in):
    client = sign_in(owner)
    wrong = {**KIT_FORM, "link": "http://lantern.example.org"}

    response = client.post(url_of("kit", organization), {**wrong, "logo": upload(drawn_logo())})
    assert response.status_code == 422
    assert "has to begin with https://" in text_of(response)
    kept = re.search(r'name="kept_logo" value="([^"]+)"', text_of(response))
    client.post(url_of("kit", organization), {**KIT_FORM, "kept_logo": kept[1]})

    assert str(BrandKit.objects.get().logo.public_id) == kept[1]


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_en": "", "name_uk": ""},
        {"name_en": "x" * 91},
        {"name_en": "Lan\u202etern"},
        {"name_en": "Lan\x00tern"},
        {"tagline_uk": "x" * 141},
        {"colour": "red"},
        {"colour": "#12345g"},
        {"link": "javascript:alert(1)"},
        {"link": "https://bank@evil.example.org/"},
        {"link": "https://" + "x" * 400 + ".example.org"},
        {"link": "https://[::1"},
        {"link": "https://lantern.example.org/\u202egro.elpmaxe"},
        {"link": "https://lantern.example.org:99999/"},
        {"link": "https://lantern.example.org/漢字"},
        {"name_uk": "Ліхтар 漢字"},
        {"tagline_en": "With you 🙂"},
    ],
)
def test_what_cannot_be_saved_comes_back_with_a_reason(organization, owner, campaign, sign_in, wrong):
    response = sign_in(owner).post(url_of("kit", organization), {**KIT_FORM, **wrong})

    assert response.status_code == 422
    assert "Please look at these once more" in text_of(response)
    assert BrandKit.objects.count() == 0


def test_somebody_elses_logo_is_not_taken_by_its_id(other_organization, outsider, campaign, logo, sign_in):
    sign_in(outsider).post(url_of("kit", other_organization), {**KIT_FORM, "kept_logo": str(logo.public_id)})

    assert BrandKit.objects.get(organization=other_organization).logo is None


def test_the_logo_stays_until_it_is_taken_off(organization, owner, campaign, sign_in, kit):
    client = sign_in(owner)

    client.post(url_of("kit", organization), {**KIT_FORM, "colour": "#b5432a"})
    assert BrandKit.objects.get(version=2).logo == kit.logo
    client.post(url_of("kit", organization), {**KIT_FORM, "remove_logo": "on"})
    assert BrandKit.objects.get(version=3).logo is None


def test_the_kit_page_shows_the_logo_on_every_template(organization, owner, sign_in, kit, card, poster):
    text = text_of(sign_in(owner).get(url_of("kit", organization)))

    for template in (card, poster):
        assert url_of("preview", organization, template.public_id) in text
    # On two plates, and in the list of logos.
    assert text.count(url_of("logo_file", organization, kit.logo.public_id)) == 3


# The studio


# Files
