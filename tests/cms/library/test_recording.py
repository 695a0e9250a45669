"""What the log says about materials."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from partners.activity.selectors import everything
from partners.activity.verbs import Verb
from partners.kernel.actors import acting
from partners.materials.models import Material
from partners.materials.services import withdraw_material


def entries(verb):
    return [entry for entry in everything() if entry.verb == verb]


def test_publishing_is_recorded_once_for_each_time(make_material, campaign):
    material = make_material(publish=False)
    material.save_revision().publish()
    (entry,) = entries(Verb.MATERIAL_PUBLISHED)
    assert entry.subject_id == material.public_id
    assert entry.campaign == campaign
    assert entry.data == {"language": "en"}
    material.save_revision().publish()
    assert len(entries(Verb.MATERIAL_PUBLISHED)) == 2


def test_what_is_withdrawn_is_not_published_again(make_material, administrator, client):
    material = make_material(publish=False)
    material.save_revision().publish()
    withdraw_material(Material.objects.get(), reasons={"en": "A street is seen."}, by=acting(administrator))

    material.refresh_from_db()
    material.save_revision().publish()

    assert client.get(material.url).status_code == 410
    assert len(entries(Verb.MATERIAL_PUBLISHED)) == 1


def test_a_draft_is_not_recorded(make_material):
    make_material(publish=False)
    assert entries(Verb.MATERIAL_PUBLISHED) == []


def test_scheduling_is_not_publishing_but_the_day_itself_is(make_material):
    material = make_material(go_live_at=timezone.now() + timedelta(days=1))
    assert entries(Verb.MATERIAL_PUBLISHED) == []
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        call_command("publish_scheduled")
    material.refresh_from_db()
    assert material.live
    assert len(entries(Verb.MATERIAL_PUBLISHED)) == 1


def test_taking_offline_is_recorded_once(make_material):
    material = make_material()
    material.unpublish()
    material.unpublish()
    assert len(entries(Verb.MATERIAL_UNPUBLISHED)) == 1


def test_the_log_names_who_published_in_the_admin(make_material, staff_editor, sign_in):
    material = make_material()
    answer = sign_in(staff_editor).post(reverse("wagtailadmin_pages:unpublish", args=[material.pk]))
    assert answer.status_code == 302
    (entry,) = entries(Verb.MATERIAL_UNPUBLISHED)
    assert entry.actor_user == staff_editor


def test_the_reviser_is_named_when_a_revision_is_published(make_material, staff_editor):
    material = make_material(publish=False)
    material.save_revision(user=staff_editor).publish()
    assert entries(Verb.MATERIAL_PUBLISHED)[0].actor_user == staff_editor


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_transaction_is_recorded_too(make_material):
    make_material(publish=False).save_revision().publish()
    assert len(entries(Verb.MATERIAL_PUBLISHED)) == 1
