"""Early access as press officers decide on it, through the screens that they use."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from partners.kernel.actors import LINK_HOLDER, VISITOR, acting
from partners.mail.models import OutgoingMail
from partners.press.models import EmbargoAccess
from partners.press.services.embargo import agree_to_embargo, ask_for_access, grant_access
from partners.press.services.releases import mark_release
from partners.updates.services import add_update
from tests.support.updates import DAY

ENDS = timezone.now().replace(second=0, microsecond=0) + timedelta(days=3)
RITA = {"name": "Rita Reporter", "outlet": "The Herald", "email": "rita@example.net", "time_zone": "UTC"}


@pytest.fixture
def officer(press_officer, sign_in):
    return sign_in(press_officer)


@pytest.fixture
def release(campaign, press_officer):
    update = add_update(campaign, key="held-back", dated_on=DAY, by=acting(press_officer))
    return mark_release(update, time_zone="UTC", embargo=ENDS, contacts={}, by=acting(press_officer))


@pytest.fixture
def access(release):
    ask_for_access(release, **RITA, language="en", by=VISITOR)
    return EmbargoAccess.objects.get()


def screen(access, move=""):
    route = "backoffice_early:move" if move else "backoffice_early:access"
    return reverse(route, args=[access.public_id, move] if move else [access.public_id])


def shown(client, path, **told):
    answer = client.post(path, told) if told else client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_request_is_granted_with_the_end_that_the_form_proposes(officer, access):
    assert "Rita Reporter" in shown(officer, reverse("backoffice_early:index"))
    assert "rita@example.net" in shown(officer, screen(access))
    form = officer.get(screen(access, "grant")).context["form"]
    sent = {field.html_name: field.value() for field in form}
    assert officer.post(screen(access, "grant"), sent).status_code == 302
    access.refresh_from_db()
    assert (access.standing, access.expires_at) == ("granted", ENDS)
    # Pressed twice it is one letter, and a word.
    assert officer.post(screen(access, "grant"), sent).status_code in {302, 409}
    assert OutgoingMail.objects.filter(kind="press/early_granted").count() == 1


def test_it_is_refused_with_a_word_extended_and_taken_back(officer, access, press_officer):
    assert officer.post(screen(access, "refuse"), {"reason": ""}).status_code == 422
    grant_access(access, expires_at=ENDS, by=acting(press_officer))
    ends = {"ends": f"{ENDS + timedelta(days=1):%Y-%m-%dT%H:%M}"}
    assert officer.post(screen(access, "extend"), {"ends": "soon"}).status_code == 422
    assert officer.post(screen(access, "extend"), ends).status_code == 302
    assert officer.post(screen(access, "withdraw")).status_code == 302
    access.refresh_from_db()
    assert access.standing == "withdrawn"
    assert officer.get(screen(access)).status_code == 200


def test_somebody_is_invited(officer, release):
    page = reverse("backoffice_early:invite")
    assert "Kanarka" not in shown(officer, page)
    ends = {"ends": f"{ENDS:%Y-%m-%dT%H:%M}", "language": "en", "release": release.pk}
    assert officer.post(page, {**RITA, **ends}).status_code == 302
    assert officer.post(page, {**RITA, **ends}).status_code == 422
    assert officer.post(page, {**RITA, **ends, "release": ""}).status_code == 302
    assert EmbargoAccess.objects.filter(standing="granted").count() == 2
    late = officer.post(page, {**RITA, **ends, "email": "b@example.net", "ends": "2020-01-01T10:00"})
    assert late.status_code == 422
    assert "b@example.net" in late.content.decode()
    # The whole list, at once with both.
    assert shown(officer, reverse("backoffice_early:index") + "?q=herald").count("Rita Reporter") >= 2


def test_a_text_that_was_found_says_whose_it_was(officer, access, release, press_officer):
    granted = grant_access(access, expires_at=ENDS, by=acting(press_officer))
    copy = agree_to_embargo(granted, release, until=ENDS, by=LINK_HOLDER)
    page = reverse("backoffice_early:whose")
    assert "Rita Reporter" in shown(officer, page, text=f"… Mark {copy.shown_mark} …")
    assert "No mark of ours" in shown(officer, page, text="Nothing here.")
    assert officer.post(page, {"text": ""}).status_code == 422
    assert copy.shown_mark in shown(officer, screen(access))


def test_nobody_else_sees_it(access, moderator, editor, sign_in, client):
    for who in (sign_in(moderator), sign_in(editor)):
        for path in (reverse("backoffice_early:index"), screen(access), reverse("backoffice_early:whose")):
            assert who.get(path).status_code in {302, 403, 404}
    assert client.get(screen(access)).status_code == 302
