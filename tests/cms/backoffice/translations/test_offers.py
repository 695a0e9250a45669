"""From the partner's page through the reviewer's screen to the draft of a page; what is online never changes by it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.backoffice.settings.services import begin_language
from cms.backoffice.translations.selectors import as_stored, as_typed, mistake, pieces_of
from cms.library.models import MaterialPage
from cms.pages.models import HomePage
from cms.update_pages.models import UpdatePage
from partners.activity.selectors import everything
from partners.kernel.actors import acting
from partners.translations.forms import name_of
from partners.translations.models import Offer
from partners.translations.selectors import Passage
from tests.support.translating import changed, fill

RICH = (
    '<p>Some <b>bold</b> words &amp; <a href="https://www.example.org/">a link</a>.</p>'
    "<ul><li>One</li><li>Two</li></ul>"
)


@pytest.fixture
def material(make_material):
    page = make_material("A poster", body=[("section", {"heading": "H", "text": "One.\n\nTwo <3."})])
    page.summary = "First line.\nSecond line."
    page.save_revision().publish()
    return MaterialPage.objects.get(pk=page.pk)


@pytest.fixture
def german(home, administrator):
    """Begun, not open."""
    return begin_language("de", by=acting(administrator))


@pytest.fixture
def partner(editor, sign_in):
    return sign_in(editor)


@pytest.fixture
def staff(staff_editor, sign_in):
    return sign_in(staff_editor)


def base(organization):
    return f"/en/partner/{organization.public_id}/translations/"


def write_url(organization, page, language="de", kind="material"):
    return f"{base(organization)}{kind}/{page.translation_key}/{language}/"


def words_for(page, say=lambda text: f"DE {text}"):
    return {name_of(key): say(passage.text) for key, passage in pieces_of(page).items()}


def offered(client, organization, page, language="de", kind="material", **changes):
    data = {**words_for(page), "seen": "", "do": "send", "wants_credit": "on", **changes}
    answer = client.post(write_url(organization, page, language, kind), data)
    assert answer.status_code == 302, answer.content.decode()
    return Offer.objects.latest("pk")


def move(client, offer, name, **data):
    return client.post(
        f"/cms/translation-offers/{offer.public_id}/move/{name}/", {"seen": offer.stamp, **data}, follow=True
    )


def text_of(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_partner_finds_what_can_be_translated_and_into_which_languages(material, make_update, partner, organization):
    update = make_update("A letter")

    listed = text_of(partner.get(base(organization)))
    assert "A poster" in listed
    assert "A letter" in listed
    chosen = text_of(partner.get(f"{base(organization)}material/{material.translation_key}/"))
    for code in ("uk", "de", "fr", "pl"):
        assert write_url(organization, material, code) in chosen, "also languages that are not open"
    assert write_url(organization, material, "en") not in chosen
    assert partner.get(write_url(organization, update, "de", "update")).status_code == 200


def test_the_form_shows_every_passage_beside_its_field(material, partner, organization):
    shown = partner.get(write_url(organization, material)).content.decode()

    for key, passage in pieces_of(material).items():
        assert passage.name in shown
        assert f'name="{name_of(key)}"' in shown
    assert "First line.<br>Second line." in shown
    assert 'lang="de"' in shown


def test_a_draft_keeps_what_was_typed_and_says_what_is_left(material, partner, organization):
    url = write_url(organization, material)
    title = name_of("title#0")

    answer = partner.post(url, {title: "Ein Plakat", "seen": "", "do": "save"}, follow=True)

    assert "passages are left" in text_of(answer)
    assert "Ein Plakat" in partner.get(url).content.decode()
    assert Offer.objects.get().standing == "writing"


def test_nothing_is_not_saved(material, partner, organization):
    answer = partner.post(write_url(organization, material), {"seen": "", "do": "save"})

    assert answer.status_code == 422
    assert "Nothing is translated yet." in text_of(answer)
    assert not Offer.objects.exists()


def test_sending_too_early_keeps_the_words(material, partner, organization):
    answer = partner.post(
        write_url(organization, material), {name_of("title#0"): "Ein Plakat", "seen": "", "do": "send"}, follow=True
    )

    assert "Saved, and not sent yet." in text_of(answer)
    assert Offer.objects.get().texts == {"title#0": "Ein Plakat"}


def test_words_that_are_too_long_come_back_with_a_message(material, partner, organization):
    words = "ä" * 600

    answer = partner.post(write_url(organization, material), {name_of("title#0"): words, "seen": "", "do": "save"})

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Offer.objects.exists()


def test_a_colleague_who_saved_in_the_meantime_is_not_overwritten(material, partner, owner, sign_in, organization):
    url, title = write_url(organization, material), name_of("title#0")
    sign_in(owner).post(url, {title: "Das Plakat", "seen": "", "do": "save"})

    answer = partner.post(url, {title: "Ein Plakat", "seen": "", "do": "save"})

    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Das Plakat" in shown
    assert "Ein Plakat" in shown
    assert Offer.objects.get().texts == {"title#0": "Das Plakat"}


def test_accepted_it_is_the_draft_of_a_new_page_and_nothing_is_online(
    material, german, partner, staff, organization, django_capture_on_commit_callbacks
):
    offer = offered(partner, organization, material)
    screen = text_of(staff.get(f"/cms/translation-offers/{offer.public_id}/"))
    assert "DE A poster" in screen
    assert "A poster" in screen
    assert "would like to be named" in screen

    with django_capture_on_commit_callbacks(execute=True):
        move(staff, offer, "accept")

    page = MaterialPage.objects.get(translation_key=material.translation_key, locale__language_code="de")
    assert not page.live
    draft = page.get_latest_revision_as_object()
    assert draft.title == "DE A poster"
    assert draft.summary == "DE First line.\nSecond line."
    assert draft.body[0].value["text"] == "DE One.\n\nTwo <3."
    assert Client().get(f"/de/materials/{page.slug}/")["Location"] == f"/en/materials/{page.slug}/"
    assert not HomePage.objects.get(locale__language_code="de").live
    assert "translation.accepted" in [entry.verb for entry in everything()]
    assert Translation.objects.get(
        source__object_id=material.translation_key, target_locale__language_code="de"
    ).enabled


@pytest.mark.parametrize(("credit_wanted", "said"), [("on", "DE Photo: A · Lantern"), ("", "DE Photo: A")])
def test_who_wants_to_be_named_stands_in_the_credit(
    credit_wanted, said, material, german, partner, staff, organization, django_capture_on_commit_callbacks
):
    page = changed(material, credit="Photo: A")
    offer = offered(partner, organization, page, wants_credit=credit_wanted)

    with django_capture_on_commit_callbacks(execute=True):
        move(staff, offer, "accept")

    draft = MaterialPage.objects.get(translation_key=page.translation_key, locale__language_code="de")
    assert draft.get_latest_revision_as_object().credit == said


def test_a_language_that_nobody_has_begun_is_named_to_the_reviewer(material, partner, staff, organization):
    offer = offered(partner, organization, material)

    answer = move(staff, offer, "accept")

    assert "is not begun yet" in text_of(answer)
    assert Offer.objects.get().standing == "sent"
    assert not Page.objects.filter(locale__language_code="de").exists()


@pytest.mark.parametrize("how", ["in_editor", "by_hand"])
def test_a_page_that_is_online_gets_a_draft_and_stays_as_it_is(
    how, material, locales, partner, staff, organization, administrator, django_capture_on_commit_callbacks
):
    if how == "in_editor":
        translate_object(material, [locales["uk"]], user=administrator)
        translation = Translation.objects.get(source__object_id=material.translation_key)
        fill(translation)
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)
    else:
        copy = material.copy_for_translation(locales["uk"])
        copy.title, copy.summary = "Плакат", "Про плакат."
        copy.body = [("section", {"heading": "Г", "text": "Раз."})]
        copy.credit = copy.licence = ""
        copy.save_revision().publish()
    page = material.get_translation(locales["uk"])
    before = Client().get(page.get_url()).content.decode()
    offer = offered(partner, organization, material, "uk")

    assert "What it changes on the page" in text_of(staff.get(f"/cms/translation-offers/{offer.public_id}/"))
    with django_capture_on_commit_callbacks(execute=True):
        move(staff, offer, "accept")

    page = MaterialPage.objects.get(pk=page.pk)
    assert page.live
    assert page.has_unpublished_changes
    assert Client().get(page.get_url()).content.decode() == before
    assert page.get_latest_revision_as_object().title == "DE A poster"
    with django_capture_on_commit_callbacks(execute=True):
        page.get_latest_revision().publish()
    assert "DE A poster" in Client().get(page.get_url()).content.decode()


def test_an_original_that_changed_is_said_to_both_and_only_what_fits_is_taken(
    material, german, partner, staff, organization
):
    offer = offered(partner, organization, material)
    changed(material, summary="Something else.")

    shown = text_of(staff.get(f"/cms/translation-offers/{offer.public_id}/"))
    assert "The original has changed since this was translated" in shown
    assert "changed in the original" in text_of(partner.get(f"{base(organization)}{offer.public_id}/"))
    move(staff, offer, "accept")

    kept = StringTranslation.objects.filter(context__object_id=material.translation_key, locale__language_code="de")
    assert set(kept.values_list("context__path", flat=True)) & {"title", "summary"} == {"title"}


def test_a_partner_goes_on_with_what_changed_marked(material, partner, organization):
    partner.post(write_url(organization, material), {**words_for(material), "seen": "", "do": "save"})
    changed(material, summary="Something else.", credit="Somebody")

    shown = text_of(partner.get(write_url(organization, material)))

    assert "changed in the original" in shown
    assert "new in the original" in shown
    assert "DE First line." in shown


def test_two_partners_are_shown_to_the_reviewer_side_by_side(
    material, partner, staff, organization, other_organization, outsider, sign_in
):
    first = offered(partner, organization, material)
    second = offered(sign_in(outsider), other_organization, material)

    assert f"/cms/translation-offers/{second.public_id}/" in text_of(
        staff.get(f"/cms/translation-offers/{first.public_id}/")
    )
    assert "Paper Boat" in text_of(staff.get("/cms/translation-offers/"))
    assert "Translations offered" in text_of(staff.get("/cms/"))


def test_changes_asked_for_come_back_and_go_again(material, partner, staff, organization):
    offer = offered(partner, organization, material)

    assert move(staff, offer, "return", reason="Please say “Plakat”.").status_code == 200

    shown = text_of(partner.get(write_url(organization, material)))
    assert "Please say “Plakat”." in shown
    assert "DE A poster" in shown
    Offer.objects.get()
    partner.post(
        write_url(organization, material), {**words_for(material), "seen": Offer.objects.get().stamp, "do": "send"}
    )
    assert Offer.objects.get().standing == "sent"


def test_sent_words_are_taken_back_or_withdrawn_by_a_button(material, partner, organization):
    offer = offered(partner, organization, material)
    own = f"{base(organization)}{offer.public_id}/"
    assert partner.get(f"{own}take-back/").status_code == 405

    partner.post(f"{own}take-back/")
    assert Offer.objects.get().standing == "writing"
    partner.post(f"{own}withdraw/")
    assert Offer.objects.get().standing == "withdrawn"


@pytest.mark.parametrize("who", ["outsider", "person"])
def test_what_another_partner_writes_is_not_found(who, material, partner, organization, request, sign_in):
    offer = offered(partner, organization, material)
    client = sign_in(request.getfixturevalue(who))

    assert client.get(f"{base(organization)}{offer.public_id}/").status_code == 404
    assert client.post(f"{base(organization)}{offer.public_id}/withdraw/").status_code == 404


def test_an_offer_is_found_under_its_own_organisation_only(
    material, partner, organization, other_organization, outsider, sign_in
):
    offer = offered(partner, organization, material)

    assert sign_in(outsider).get(f"{base(other_organization)}{offer.public_id}/").status_code == 404


def test_nonsense_in_the_address_is_404(material, partner, organization):
    for url in (
        f"{base(organization)}nothing/{material.translation_key}/",
        f"{base(organization)}nothing/{material.translation_key}/de/",
        f"{base(organization)}update/{material.translation_key}/de/",
        write_url(organization, material, "en"),
        write_url(organization, material, "xx"),
    ):
        assert partner.get(url).status_code == 404, url


def test_what_is_not_online_is_offered_to_nobody(make_material, partner, organization):
    hidden = make_material("Hidden", publish=False)

    assert "Hidden" not in partner.get(base(organization)).content.decode()
    assert partner.get(write_url(organization, hidden)).status_code == 404


def test_an_update_with_every_kind_of_text_comes_back_whole(
    make_update, german, partner, staff, organization, django_capture_on_commit_callbacks
):
    update = make_update(
        "A letter",
        summary="In short.",
        body=[
            ("heading", "What & how"),
            ("paragraph", RICH),
            ("points", ["One", "Two"]),
            ("quote", {"text": "Line one\nline two", "who": "A <poet>"}),
            ("figure", {"number": "41", "counts": "herons", "source": "A count", "url": ""}),
        ],
    )
    update.save_revision().publish()
    update = UpdatePage.objects.get(pk=update.pk)
    offer = offered(
        partner, organization, update, kind="update", **words_for(update, lambda text: text.replace("o", "ö"))
    )
    with django_capture_on_commit_callbacks(execute=True):
        move(staff, offer, "accept")

    page = UpdatePage.objects.get(translation_key=update.translation_key, locale__language_code="de")
    body = page.get_latest_revision_as_object().body
    assert body[0].value == "What & höw"
    assert body[1].value.source == (
        '<p>Söme <b>böld</b> wörds &amp; <a href="https://www.example.org/">a link</a>.</p>'
        "<ul><li>One</li><li>Twö</li></ul>"
    )
    assert list(body[2].value) == ["One", "Twö"]
    assert body[3].value["text"] == "Line öne\nline twö"
    assert body[3].value["who"] == "A <pöet>"
    assert body[4].value["counts"] == "heröns"


@pytest.mark.parametrize(
    "typed", ["plain", "two\nlines", "a < b & c", '<b>bold</b> and <a id="a1">link</a>', "<script>alert(1)</script>"]
)
def test_what_is_typed_is_stored_and_comes_back_as_it_was(typed):
    original = '<b>x</b> <a id="a1">y</a>'

    stored = as_stored(typed, original)

    assert as_typed(stored) == typed
    assert "<script" not in stored


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ('<b>x</b> <a id="a1">y</a>', ""),
        ("no marks", ""),
        ("<b>x", "<b> has no end."),
        ("x</b>", "</b> has no beginning."),
        ('<b><a id="a1">x</b></a>', "</b> has no beginning."),
        ("<i>x", ""),
    ],
)
def test_marks_that_do_not_fit_are_named(words, says):
    assert mistake(Passage("k", "n", '<b>x</b> <a id="a1">y</a>'), words) == says


def test_both_lists_cost_the_same_with_one_and_with_three(
    make_material, make_update, partner, staff, organization, django_capture_on_commit_callbacks
):
    def cost(client, url):
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        return len(asked)

    def plant(number):
        page = make_material(f"Poster {number}", body=[("section", {"heading": "H", "text": "One."})])
        make_update(f"Letter {number}")
        offered(partner, organization, page)

    plant(0)
    one = cost(partner, base(organization)), cost(staff, "/cms/translation-offers/")
    plant(1)
    plant(2)

    assert (cost(partner, base(organization)), cost(staff, "/cms/translation-offers/")) == one
