"""The pages of co-branding, as the organisation, its viewer and a stranger meet them."""

import uuid

import pytest

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template
from partners.branding.models import BrandKit
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.kernel.limits.budgets import MINUTE, PRICES, Price, Share
from partners.materials.services import withdraw_material
from portal.shares import view_behind
from tests.support.branding import KIT, KIT_FORM, LONG_NAME, SLOTS, picture, text_of, url_of
from tests.support.materials import open_material


def test_everybody_inside_reads_every_page(pages, sign_in, owner, editor, viewer):
    for person in (owner, editor, viewer):
        client = sign_in(person)
        assert [client.get(page).status_code for page in pages] == [200] * len(pages)


def test_to_an_outsider_no_page_exists(pages, organization, edition, card, sign_in, outsider):
    client = sign_in(outsider)
    written = [
        url_of("kit", organization),
        url_of("studio", organization, card.public_id),
        url_of("download", organization, edition.digest),
    ]

    assert {client.get(page).status_code for page in pages} == {404}
    assert {client.post(page, {"output": "jpeg"}).status_code for page in written} == {404}


def test_what_is_anothers_is_not_found_under_ones_own_url(edition, logo, other_organization, sign_in, outsider):
    client = sign_in(outsider)

    for page in (
        url_of("logo_file", other_organization, logo.public_id),
        url_of("file", other_organization, edition.digest, "file.jpg"),
        url_of("studio", other_organization, uuid.uuid4()),
        url_of("preview", other_organization, uuid.uuid4()),
    ):
        assert client.get(page).status_code == 404
    assert client.post(url_of("download", other_organization, edition.digest)).status_code == 404


def test_an_applicant_is_sent_to_where_the_application_stands(application, applicant, sign_in, card):
    client = sign_in(applicant)

    for page in (url_of("kit", application), url_of("editions", application)):
        assert client.get(page).status_code == 302


def test_a_viewer_changes_and_makes_nothing(organization, viewer, sign_in, card, kit):
    client = sign_in(viewer)

    assert client.post(url_of("kit", organization), KIT_FORM).status_code == 403
    assert client.post(url_of("studio", organization, card.public_id), {"output": "jpeg"}).status_code == 403
    assert 'type="file"' not in text_of(client.get(url_of("kit", organization)))
    assert 'name="output"' not in text_of(client.get(url_of("studio", organization, card.public_id)))
    assert (BrandKit.objects.count(), Edition.objects.count()) == (1, 0)


# The kit


# The studio


def test_the_preview_follows_the_line_and_can_be_kept_by_the_browser(organization, owner, sign_in, card, kit):
    client = sign_in(owner)
    page = url_of("preview", organization, card.public_id)

    with_line = client.get(page, {"line": "With us"})
    without = client.get(page, {"line": ""})

    assert with_line["Content-Type"] == "image/jpeg"
    assert b"".join(with_line) != b"".join(without)
    assert with_line["ETag"] != without["ETag"]
    again = client.get(page, {"line": "With us"}, headers={"if-none-match": with_line["ETag"]})
    assert again.status_code == 304
    assert (Edition.objects.count(), ActivityEntry.objects.filter(verb="edition.downloaded").count()) == (0, 0)


@pytest.mark.parametrize("line", ["x" * 141, "a\u202eb", "漢字"])
def test_a_preview_of_what_cannot_be_drawn_is_refused(organization, owner, sign_in, card, line):
    response = sign_in(owner).get(url_of("preview", organization, card.public_id), {"line": line})

    assert response.status_code == 400


def test_previews_have_a_limit_for_each_organisation(
    organization, owner, outsider, other_organization, sign_in, card, monkeypatch
):
    few = Price(MINUTE, person=Share(), organization=Share(uses=2))
    monkeypatch.setitem(PRICES, "preview", few)
    client, page = sign_in(owner), url_of("preview", organization, card.public_id)

    kept = client.get(page)["ETag"]
    assert [client.get(page, headers={"If-None-Match": kept}).status_code for _time in range(3)] == [304] * 3
    assert [client.get(page).status_code for _time in range(2)] == [200, 429]
    assert 0 < int(client.get(page)["Retry-After"]) <= 60
    assert sign_in(outsider).get(url_of("preview", other_organization, card.public_id)).status_code == 200


def test_an_odd_width_falls_back_to_the_usual_one(organization, owner, sign_in, card):
    client = sign_in(owner)
    page = url_of("preview", organization, card.public_id)

    usual = client.get(page)["ETag"]
    assert {client.get(page, {"width": width})["ETag"] for width in ("999999", "-1", "x")} == {usual}


def test_without_a_kit_the_studio_shows_the_name_and_leads_to_the_kit(organization, owner, sign_in, card):
    client = sign_in(owner)

    text = text_of(client.get(url_of("studio", organization, card.public_id)))
    assert "Your brand kit is not set up yet" in text
    assert url_of("kit", organization) in text
    assert 'name="output"' not in text
    response = client.post(url_of("studio", organization, card.public_id), {"output": "jpeg"}, follow=True)
    assert "Save your brand kit first" in text_of(response)


def test_the_studio_begins_with_the_tagline_of_its_language(organization, owner, sign_in, poster, kit):
    text = text_of(sign_in(owner).get(url_of("studio", organization, poster.public_id)))

    assert 'value="Ми поруч із людьми."' in text


def test_updating_the_preview_makes_an_address_that_can_be_shared(organization, owner, sign_in, card, kit):
    client = sign_in(owner)
    page = url_of("studio", organization, card.public_id)

    response = client.post(page, {"line": "Разом & завжди"})

    assert response.status_code == 302
    assert 'value="Разом &amp; завжди"' in text_of(client.get(response["Location"]))
    assert Edition.objects.count() == 0


def test_a_download_is_made_counted_once_and_handed_out(organization, owner, sign_in, card, kit, campaign):
    client = sign_in(owner)

    response = client.post(
        url_of("studio", organization, card.public_id), {"line": "With us", "output": "jpeg"}, follow=True
    )

    assert response["Content-Type"] == "image/jpeg"
    assert response["Content-Disposition"] == 'attachment; filename="territories-are-people-card-lantern-en.jpg"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "private" in response["Cache-Control"]
    assert b"".join(response).startswith(b"\xff\xd8")
    file_address = response.redirect_chain[-1][0]
    assert client.get(file_address, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert ActivityEntry.objects.filter(verb="edition.downloaded", campaign=campaign).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"output": "exe"}, {"output": "pdf"}, {"line": "x" * 141, "output": "jpeg"}, {"line": "漢字", "output": "jpeg"}],
)
def test_a_choice_that_is_not_offered_comes_back(organization, owner, sign_in, card, kit, wrong):
    response = sign_in(owner).post(url_of("studio", organization, card.public_id), wrong)

    assert response.status_code == 422
    assert "Please look at these once more" in text_of(response)
    assert Edition.objects.count() == 0


def test_what_has_no_room_is_said_in_the_studio_and_again_when_the_file_is_asked_for(
    organization, owner, sign_in, card, kit
):
    client = sign_in(owner)
    page = url_of("studio", organization, card.public_id)

    sentence = "“A card” has no room for this line of text"
    assert sentence not in text_of(client.get(page, {"line": "With us"}))
    assert sentence in text_of(client.get(page, {"line": "W" * 140}))
    asked = client.post(page, {"line": "W" * 140, "output": "jpeg"})
    assert asked.status_code == 422
    assert text_of(asked).count(sentence) == 1, "once, above the form"
    assert client.get(url_of("preview", organization, card.public_id), {"line": "W" * 140}).status_code == 200
    save_brand_kit(organization, **{**KIT, "names": {"en": LONG_NAME}}, logo=None, by=acting(owner))
    assert "“A card” has no room for your name" in text_of(client.get(page))


# Files


def test_a_file_is_taken_again_by_a_button_and_counted(organization, viewer, sign_in, edition):
    client = sign_in(viewer)
    page = url_of("download", organization, edition.digest)

    assert client.get(page).status_code == 405
    response = client.post(page)

    assert response.status_code == 302
    assert client.get(response["Location"]).status_code == 200
    assert ActivityEntry.objects.get(verb="edition.downloaded").actor_user == viewer


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("known", ["its own", "*"])
def test_nothing_vouches_for_a_file_that_was_withdrawn(
    organization, owner, administrator, sign_in, edition, method, known
):
    client = sign_in(owner)
    page = url_of("file", organization, edition.digest, "card.jpg")
    tag = client.get(page)["ETag"] if known == "its own" else known
    assert getattr(client, method)(page, headers={"If-None-Match": tag}).status_code == 304

    withdraw_material(edition.template_version.template.material, reasons={"en": "Wrong."}, by=acting(administrator))

    answer = getattr(client, method)(page, headers={"If-None-Match": tag})
    assert answer.status_code == 410
    assert "ETag" not in answer


def test_a_file_that_was_lost_is_drawn_in_the_share_of_the_threads_that_draws(organization, edition):
    view = view_behind(url_of("file", organization, edition.digest, "card.jpg"))

    assert view.heavy_methods == {"GET", "HEAD"}


def test_files_of_an_old_look_are_listed_as_replaced_with_a_way_to_make_them_anew(
    organization, owner, sign_in, edition, card
):
    save_brand_kit(organization, **{**KIT, "colour": "#b5432a"}, logo=None, by=acting(owner))
    client = sign_in(owner)

    text = text_of(client.get(url_of("editions", organization)))
    assert "replaced" in text
    assert f"{url_of('studio', organization, card.public_id)}?line=With%20us" in text
    assert "With us" not in text_of(client.get(url_of("editions", organization), {"state": "current"}))


@pytest.mark.parametrize("query", ["state=nonsense", "page=999999999999999999999", "page=-1&state=%F0"])
def test_a_strange_filter_shows_the_list(organization, owner, sign_in, edition, query):
    assert sign_in(owner).get(f"{url_of('editions', organization)}?{query}").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("view", "queries"), [("kit", 10), ("editions", 10)])
def test_the_lists_cost_the_same_whatever_their_length(
    organization, owner, sign_in, kit, campaign, administrator, django_assert_num_queries, view, queries, count
):
    for number in range(count):
        template = add_template(
            open_material(),
            key=f"card-{number}",
            kind="social_card",
            language="en",
            titles={"en": f"Card {number}"},
            artwork=picture(),
            slots=SLOTS,
            by=acting(administrator),
        )
        request_edition(organization, template, line="", output="jpeg", by=acting(owner))
    client = sign_in(owner)
    client.get(url_of(view, organization))  # what is read once per process is read

    with django_assert_num_queries(queries):
        client.get(url_of(view, organization))
