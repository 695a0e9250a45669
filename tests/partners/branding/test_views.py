"""The pages of co-branding, as the organisation, its viewer and a stranger meet them."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from partners.branding.models import BrandKit, Logo
from partners.branding.selectors import current_kit
from partners.organizations.models import LONGEST_NAME, Organization
from tests.conftest import make_user
from tests.support.branding import KIT_FORM, LONG_NAME, drawn_logo, picture, text_of, upload, url_of

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
        {"name_en": "x" * 201},
        {"short_name_en": "x" * 41},
        {"short_name_en": "LoP", "name_en": ""},
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


def test_a_short_name_is_saved_with_its_language_and_shown_to_whoever_only_reads(
    organization, owner, viewer, campaign, sign_in
):
    sign_in(owner).post(url_of("kit", organization), {**KIT_FORM, "short_name_uk": "ГО «Л»"})

    assert BrandKit.objects.get().short_names == {"uk": "ГО «Л»"}
    assert "ГО «Л»" in text_of(sign_in(viewer).get(url_of("kit", organization)))


def test_the_kit_takes_the_name_that_the_application_took(campaign, sign_in):
    person = make_user("founder@example.org")
    client = sign_in(person)
    name = "Ї" * LONGEST_NAME
    client.post(reverse("organizations:join"), {"name": name})
    organization = Organization.objects.get()
    assert organization.name == name
    now = timezone.now()
    Organization.objects.update(standing=Organization.Standing.APPROVED, applied_at=now, approved_at=now)

    begun = text_of(client.get(url_of("kit", organization)))
    assert begun.count(f'value="{name}"') == 2, "once for each language of the campaign"
    client.post(url_of("kit", organization), {**KIT_FORM, "name_en": name, "name_uk": name})

    assert BrandKit.objects.get().names == {"en": name, "uk": name}


def test_signs_that_do_not_print_arrive_in_the_form_as_they_will_be_printed(organization, owner, campaign, sign_in):
    organization.name = "希望 Lantern"
    organization.save()

    assert 'value="XiWang Lantern"' in text_of(sign_in(owner).get(url_of("kit", organization)))


def test_the_kit_page_names_each_template_that_has_no_room_for_the_name(
    organization, owner, campaign, sign_in, card, poster
):
    client = sign_in(owner)
    long = {**KIT_FORM, "name_en": LONG_NAME}
    client.post(url_of("kit", organization), long)

    text = text_of(client.get(url_of("kit", organization)))
    assert "“A card” has no room for your name in letters that can be read. Give a short name" in text
    assert "“A poster” has no room" not in text, "the name in Ukrainian is short"
    assert "Something about your kit needs your attention on one template." in text
    client.post(url_of("kit", organization), {**long, "short_name_en": "LoP"})
    mended = text_of(client.get(url_of("kit", organization)))
    assert "has no room for your name" not in mended
    assert "needs your attention" not in mended


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
    # On two plates, as a white one, and in the list of logos.
    assert text.count(url_of("logo_file", organization, kit.logo.public_id)) == 4


# The studio


# Files


def test_the_pictures_of_templates_have_whole_sizes(organization, owner, poster, sign_in):
    html = sign_in(owner).get(url_of("kit", organization)).content.decode()

    sizes = re.findall(r'<img src="[^"]*/preview/[^"]*"[^>]* width="([^"]*)" height="([^"]*)"', html)
    assert sizes
    assert all(size.isdecimal() for pair in sizes for size in pair), sizes
    assert "required" not in re.search(r'<input type="color"[^>]*>', html)[0]


def test_a_white_logo_is_made_of_the_first_one_and_stands_in_the_kit(organization, owner, kit, campaign, sign_in):
    client = sign_in(owner)
    assert client.post(url_of("kit", organization), {**KIT_FORM, "white_logo": "on"}).status_code == 302
    saved = current_kit(organization)
    with Image.open(saved.dark_logo.file.open()) as drawn:
        assert drawn.convert("RGBA").getpixel((400, 200)) == (255, 255, 255, 255)

    assert (saved.logo, saved.dark_logo.variant, saved.sha256 == kit.sha256) == (kit.logo, "dark", False)
    # It is in use, so it can be removed neither by hand nor by the clock.
    remove = reverse("branding:logo_remove", args=[organization.public_id, saved.dark_logo.public_id])
    assert client.post(remove).status_code == 409
    client.post(url_of("kit", organization), {**KIT_FORM, "remove_dark_logo": "on"})
    assert (current_kit(organization).dark_logo, current_kit(organization).sha256) == (None, kit.sha256)


def test_a_logo_in_one_colour_follows_the_logo_and_goes_with_its_tick(organization, owner, kit, campaign, sign_in):
    client = sign_in(owner)
    sent = {**KIT_FORM, "one_colour_logo": "on"}
    client.post(url_of("kit", organization), sent)
    first = current_kit(organization)
    html = client.get(url_of("kit", organization)).content.decode()

    assert (first.mono_logo.variant, first.logo, first.sha256 == kit.sha256) == ("mono", kit.logo, False)
    assert "In one colour" in html
    assert re.search(r'<input type="checkbox" name="one_colour_logo"[^>]* checked', html)
    remove = reverse("branding:logo_remove", args=[organization.public_id, first.mono_logo.public_id])
    assert client.post(remove).status_code == 409
    client.post(url_of("kit", organization), {**sent, "logo": upload(drawn_logo(colour="#9a3412", width=500))})
    second = current_kit(organization)
    assert second.mono_logo.width == second.logo.width != first.mono_logo.width
    client.post(url_of("kit", organization), KIT_FORM)
    assert current_kit(organization).mono_logo is None


def test_a_logo_in_a_box_is_not_drawn_in_one_colour(organization, owner, sign_in):
    answer = sign_in(owner).post(
        url_of("kit", organization), {**KIT_FORM, "one_colour_logo": "on", "logo": upload(picture(900, 700))}
    )

    assert (answer.status_code, "in one colour it would be a box" in text_of(answer)) == (422, True)


def test_a_logo_in_a_box_cannot_be_made_white(organization, owner, sign_in):
    client = sign_in(owner)
    sent = {**KIT_FORM, "white_logo": "on", "logo": upload(picture(900, 700))}
    answer = client.post(url_of("kit", organization), sent)

    assert (answer.status_code, "in white it would be a box" in text_of(answer)) == (422, True)
    assert 'name="kept_logo" value="' in text_of(answer)
    answer = client.post(url_of("kit", organization), {**KIT_FORM, "white_logo": "on"})
    assert (answer.status_code, "There is no logo yet" in text_of(answer)) == (422, True)


def test_words_about_oneself_and_accounts_are_kept_and_checked(organization, owner, kit, campaign, sign_in):
    client = sign_in(owner)
    sent = {
        **KIT_FORM,
        "boilerplate_uk": "Ми є.\r\n\r\nІ будемо.",
        "handles": " @lantern@example.social\n\nhttps://a.example/l ",
    }
    client.post(url_of("kit", organization), sent)
    saved = current_kit(organization)

    assert saved.boilerplates == {"uk": "Ми є.\n\nІ будемо."}
    assert saved.handles == ["@lantern@example.social", "https://a.example/l"]
    assert saved.sha256 == kit.sha256, "no file shows them"
    for wrong in (
        "lantern",
        "javascript:alert(1)",
        "@a b",
        "\n".join(f"@{each}" for each in range(9)),
        "@" + "a" * 130,
    ):
        answer = client.post(url_of("kit", organization), {**sent, "handles": wrong})
        assert answer.status_code == 422, wrong
        assert wrong.splitlines()[0] in text_of(answer)


def test_the_page_of_the_kit_stays_where_a_file_was_lost(organization, owner, kit, card, sign_in):
    for lost in (card.current_version.artwork, kit.logo.file):
        lost.storage.delete(lost.name)
        assert sign_in(owner).get(url_of("kit", organization)).status_code == 200
