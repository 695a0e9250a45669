"""A first start that is interrupted can be made again."""

import pytest

from partners.activity.models import ActivityEntry
from partners.organizations.models import Organization
from partners.users.models import User
from portal.demo import seeding as demo
from portal.demo.story import Story


@pytest.fixture
def small_demo(settings, tmp_path, monkeypatch):
    """People, terms and organisations; without what is drawn, which takes most of the time, and without the site and
    what is made from its pages."""
    settings.DEMO_KEY_FILE = tmp_path / "demo-key"
    for step in ("build_site", "add_signers", "add_brand_kits", "add_downloads", "add_offers"):
        monkeypatch.setattr(demo, step, lambda *args, **options: {})


def interrupt_after(organizations):
    """As Ctrl-C does it."""

    def tell(story):
        for _moment, _number, step in sorted(story._steps, key=lambda entry: entry[:2]):
            step()
            if Organization.objects.count() == organizations:
                raise KeyboardInterrupt

    return tell


def test_a_first_start_that_was_interrupted_begins_anew(db, small_demo, monkeypatch):
    before = (User.objects.count(), Organization.objects.count(), ActivityEntry.objects.count())
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Story, "tell", interrupt_after(4))
        with pytest.raises(KeyboardInterrupt):
            demo.seed()
    assert (User.objects.count(), Organization.objects.count(), ActivityEntry.objects.count()) == before
    assert not demo.is_seeded()

    demo.seed()

    assert demo.is_seeded()
    assert Organization.objects.count() == 12
    assert demo.demo_key()
