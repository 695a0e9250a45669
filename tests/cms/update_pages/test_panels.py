"""Updates on the partner's home, on the home page and the campaign's, and the way to them from the log."""

from uuid import uuid4

from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.activity.verbs import Verb
from partners.dashboard.views import page_about


def test_partners_find_the_newest_three_on_their_home(make_update, owner, organization, sign_in):
    for number in range(4):
        make_update(f"Nr {number}")
    client = sign_in(owner)
    route = reverse("updates:recent", args=[organization.public_id])

    assert route in client.get(reverse("dashboard:home", args=[organization.public_id])).content.decode()
    panel = client.get(route, headers={"X-Requested-With": "XMLHttpRequest"}).content.decode()
    assert "<html" not in panel
    assert [number for number in range(4) if f"Nr {number}" in panel] == [1, 2, 3]
    assert "<html" in client.get(route).content.decode()


def test_the_home_page_and_the_campaign_show_the_newest_three(client, make_update, home, campaign_page):
    for page in (home, campaign_page):
        assert "newest-updates" not in client.get(page.url).content.decode()
    for number in range(4):
        make_update(f"Nr {number}")

    for page in (home, campaign_page):
        shown = client.get(page.url).content.decode()
        assert [number for number in range(4) if f"Nr {number}" in shown] == [1, 2, 3]


def test_the_log_leads_to_an_update(client, make_update, staff_editor):
    page = make_update("Told", publish=False)
    page.save_revision(user=staff_editor).publish(user=staff_editor)

    entry = ActivityEntry.objects.get(verb=Verb.UPDATE_PUBLISHED)
    assert (entry.actor_user, entry.data) == (staff_editor, {"language": "en"})
    assert client.get(page_about(entry))["Location"] == page.url
    assert client.get(reverse("updates:update", args=[uuid4()])).status_code == 404
