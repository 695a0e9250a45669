"""What is not translated is read by nobody, whichever way it was about to go online. The secret is planted first."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.library.models import MaterialPage
from cms.pages.models import PublicPage, StandardPage
from cms.pages.selectors.site import absolute
from cms.pages.services import publish_due
from cms.pages.signals.faces import tell_page
from cms.pages.translations import NotTranslated, untranslated
from partners.activity.selectors import everything
from partners.kernel.actors import acting
from partners.kernel.errors import Conflict, DomainError
from partners.organizations.models import AccessKey
from partners.organizations.services.keys import create_access_key
from tests.cms.conftest import put_online
from tests.support.translating import SECRET, WAYS, Case, fill, unmarked


@pytest.fixture
def material(make_material):
    return make_material(
        SECRET,
        body=[("section", {"heading": SECRET, "text": f"{SECRET}, and more."})],
        credit=SECRET,
        show_in_menus=True,
    )


@pytest.fixture
def translated(material, locales, administrator):
    """Sent to be translated; nothing of it is yet."""
    translate_object(material, [locales["uk"]], user=administrator)
    return Translation.objects.get(source__object_id=material.translation_key)


def publish(translation, callbacks):
    with callbacks(execute=True):
        translation.save_target(publish=True)
    return translation.get_target_instance()


@pytest.fixture
def nobody_reads_it(material, index_page, owner, sign_in):
    """`nobody_reads_it()` looks through every place in Ukrainian; what the English page says elsewhere is no secret."""
    organization = owner.memberships.get().organization
    scopes = list(AccessKey.Scope)
    key = create_access_key(organization, name="reader", scopes=scopes, expires_at=None, by=acting(owner))[1]
    before = {entry.pk for entry in everything()}

    def look():
        anonymous, partner = Client(), sign_in(owner)
        addresses = ["/uk/", "/uk/materials/", "/uk/materials/?language=uk&q=Heron", "/uk/materials/?q=Heron"]
        every = [url for page in Page.objects.all() if (url := page.get_url())]
        addresses += [url for url in every if url.startswith("/uk/")]
        told = [address for address in addresses if SECRET in unmarked(anonymous.get(address))]
        inside = f"/uk/partner/{organization.public_id}/materials/?language=uk"
        answer = partner.get(inside)
        assert answer.status_code == 200
        told += [inside] if SECRET in answer.content.decode() else []
        sitemap = anonymous.get("/sitemap-uk.xml").content.decode()
        mine = [absolute(url) for url in addresses if "/material-" in url or "/copied" in url]
        told += [url for url in mine if f"{url}</loc>" in sitemap]
        english = anonymous.get(material.get_url()).content.decode()
        told += [f"hreflang {url}" for url in mine if f'href="{url}"' in english]
        rows = anonymous.get(f"/api/v1/materials/{material.public_id}", headers={"Authorization": f"Bearer {key}"})
        told += ["api"] if rows.status_code == 200 and '"uk"' in rows.content.decode() else []
        said = [entry for entry in everything() if entry.pk not in before and entry.data["language"] == "uk"]
        return told + [entry.verb for entry in said]

    return look


@pytest.fixture
def case(material, index_page, locales, staff_editor, sign_in):
    return Case(material, index_page, locales["uk"], sign_in(staff_editor), staff_editor)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_way_leads_online_before_all_is_translated(way, case, nobody_reads_it, django_capture_on_commit_callbacks):
    try:
        with django_capture_on_commit_callbacks(execute=True):
            way(case)
    except DomainError:
        pass

    assert nobody_reads_it() == []
    assert not MaterialPage.objects.filter(locale=case.uk, live=True).exists()


def test_the_secret_is_found_where_it_is_online(case, nobody_reads_it):
    """The control: with the rule taken out the same looking finds it."""
    translate_object(case.material, [case.uk], user=case.by)
    MaterialPage.objects.filter(pk=case.target.pk).update(live=True)
    tell_page(MaterialPage.objects.get(pk=case.target.pk), by=acting(case.by))

    told = nobody_reads_it()

    url = case.target.get_url()
    assert {url, absolute(url), f"hreflang {absolute(url)}", "/uk/materials/", "api"} <= set(told)
    assert any("/partner/" in address for address in told)


def test_what_is_translated_goes_online(translated, django_capture_on_commit_callbacks):
    fill(translated)

    page = publish(translated, django_capture_on_commit_callbacks)

    assert page.live
    assert "Слово 1" in Client().get(page.get_url()).content.decode()


def test_an_empty_translation_is_none(translated, django_capture_on_commit_callbacks):
    fill(translated)
    StringTranslation.objects.filter(context__path="summary").update(data="")

    with pytest.raises(NotTranslated):
        publish(translated, django_capture_on_commit_callbacks)


def test_the_end_of_the_address_may_stay(translated, django_capture_on_commit_callbacks):
    fill(translated)
    StringTranslation.objects.filter(context__path="slug").delete()

    assert publish(translated, django_capture_on_commit_callbacks).live


@pytest.mark.parametrize("sync", ["sync", "sync_and_publish", "save_target", "create"])
def test_a_change_of_the_original_waits_until_it_is_translated(
    sync, case, translated, django_capture_on_commit_callbacks
):
    fill(translated)
    page = publish(translated, django_capture_on_commit_callbacks)
    entries = len(everything())
    case.material.body = [
        *((b.block_type, b.value) for b in case.material.body),
        ("section", {"heading": "", "text": "Otter."}),
    ]
    case.material.save()
    address = reverse("wagtail_localize:update_translations", args=[translated.source_id])

    try:
        with django_capture_on_commit_callbacks(execute=True):
            if sync == "save_target":
                translated.source.update_from_db()
                translated.save_target(publish=True)
            elif sync == "create":
                translated.source.update_from_db()
                translated.source.create_or_update_translation(case.uk, publish=False, fallback=True)
            else:
                case.client.post(address, {"publish_translations": "on"} if sync == "sync_and_publish" else {})
    except NotTranslated:
        pass

    page.refresh_from_db()
    shown = Client().get(page.get_url()).content.decode()
    assert page.live
    assert "Otter" not in shown
    assert "Слово 1" in shown
    assert len(everything()) == entries


def test_once_the_change_is_translated_it_goes_online_with_the_sync(
    case, translated, django_capture_on_commit_callbacks
):
    fill(translated)
    page = publish(translated, django_capture_on_commit_callbacks)
    case.material.credit = "Otter"
    case.material.save()
    translated.source.update_from_db()
    fill(translated)

    with django_capture_on_commit_callbacks(execute=True):
        address = reverse("wagtail_localize:update_translations", args=[translated.source_id])
        case.client.post(address, {"publish_translations": "on"})

    page.refresh_from_db()
    assert page.credit.startswith("Слово")


def test_a_version_that_was_complete_stays_so_when_the_original_grows(
    case, translated, django_capture_on_commit_callbacks
):
    """One that waits for its hour is not held up by what was written since."""
    fill(translated)
    with django_capture_on_commit_callbacks(execute=True):
        translated.save_target(publish=False)
    case.target.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    case.material.credit = "Otter"
    case.material.save()
    translated.source.update_from_db()

    assert publish_due(at=timezone.now()) == 1
    assert case.target.live


def test_a_page_that_its_editor_took_over_is_the_editors(case, translated):
    case.client.post(reverse("wagtail_localize:stop_translation", args=[translated.pk]))
    page = case.target
    page.summary = "Своїми словами."
    page.save_revision().publish()

    assert case.target.live


def test_the_original_is_not_held_up_by_a_copy_of_it(case, translated):
    case.material.save_revision().publish()

    assert MaterialPage.objects.get(pk=case.material.pk).live
    assert untranslated(case.material) is None


def test_unpublishing_and_drafts_are_never_refused(case, translated):
    page = case.target
    page.save()
    page.save_revision()
    MaterialPage.objects.filter(pk=page.pk).update(live=True)
    MaterialPage.objects.get(pk=page.pk).unpublish()

    assert not case.target.live


def test_the_editor_is_told_what_is_missing(case, translated):
    fill(translated, leave=2)
    answer = case.client.post(
        reverse("wagtailadmin_pages:edit", args=[case.target.pk]), {"action": "publish"}, follow=True
    )

    (said,) = [str(message) for message in answer.context["messages"]]
    total = translated.source.stringsegment_set.exclude(context__path="slug").count()
    assert f"2 of {total} passages are not translated yet" in said


def test_every_kind_of_page_is_under_the_rule():
    from wagtail.models import get_page_models

    kinds = [model for model in get_page_models() if model is not Page]
    assert len(kinds) >= 6
    assert all(issubclass(model, PublicPage) for model in kinds)
    assert apps.is_installed("wagtail_localize")


def test_a_page_stands_below_pages_of_its_own_language(home, standard_page, locales):
    with pytest.raises(Conflict):
        standard_page.move(home.get_translation(locales["uk"]), pos="last-child")
    with pytest.raises(Conflict):
        put_online(
            StandardPage(title="Rules", slug="rules", locale=locales["en"]), under=home.get_translation(locales["uk"])
        )


@pytest.fixture
def without_a_ukrainian_home(home, locales, material):
    """Everything in Ukrainian is offline, as in a portal that has just got its second language."""
    home.get_translation(locales["uk"]).unpublish()


@pytest.mark.usefixtures("without_a_ukrainian_home")
def test_a_language_without_a_home_page_shows_nothing_in_the_other(material):
    for address in ("/uk/", "/uk/materials/", material.get_url().replace("/en/", "/uk/")):
        answer = Client().get(address)
        assert (answer.status_code, answer["Location"]) == (302, address.replace("/uk/", "/en/"))


@pytest.mark.usefixtures("without_a_ukrainian_home")
def test_a_page_that_nobody_could_reach_is_not_announced(case, translated, django_capture_on_commit_callbacks):
    fill(translated)
    entries = len(everything())
    answer = case.client.post(
        reverse("wagtailadmin_pages:edit", args=[case.target.pk]), {"action": "publish"}, follow=True
    )

    assert "publish the home page first" in str(next(iter(answer.context["messages"])))
    with pytest.raises(NotTranslated):
        publish(translated, django_capture_on_commit_callbacks)
    assert not case.target.live
    assert len(everything()) == entries
