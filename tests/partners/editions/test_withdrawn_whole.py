"""What fifty partners hold is withdrawn from all of them in one moment, or from none."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from partners.activity.models import ActivityEntry
from partners.artwork.services import add_template
from partners.branding.services import save_brand_kit
from partners.editions.models import Edition
from partners.editions.selectors import with_state
from partners.editions.services import request_edition
from partners.kernel.actors import acting
from partners.mail.models import OutgoingMail
from partners.materials.models import Material
from partners.organizations.models import Role
from tests.conftest import make_member, make_organization, make_user, signed_in
from tests.support.branding import KIT, SLOTS, picture
from tests.support.databases import address_of_the_copy
from tests.support.materials import open_material

PARTNERS = 50


@pytest.fixture
def held(transactional_db, campaign):
    """One material, of which each of fifty partners holds a file; and who may withdraw it."""
    administrator = make_user("administrator@example.org", staff=True, groups=("Administrators",))
    material = open_material(campaign=campaign)
    template = add_template(
        material, key="sheet-en", kind="poster", language="en", titles={"en": "A sheet"}, artwork=picture(),
        slots=SLOTS, by=acting(administrator),
    )  # fmt: skip
    for number in range(PARTNERS):
        owner = make_member(make_organization(f"Lantern {number}"), f"owner-{number}@example.org", Role.OWNER)
        organization = owner.memberships.get().organization
        save_brand_kit(organization, **{**KIT, "names": {"en": f"Lantern {number}"}}, logo=None, by=acting(owner))
        request_edition(organization, template, line="", output="jpeg", by=acting(owner))
    return material, administrator


def withdraw(material: Material, person, *how: str) -> int:
    """What the process ended with; below zero: the signal that killed it."""
    # With the queue of a real portal, so that the letters wait as they do there.
    told = {"DATABASE_URL": address_of_the_copy(), "DJANGO_SETTINGS_MODULE": "tests.support.worker_settings"}
    command = [sys.executable, "-m", "tests.support.withdrawing", str(material.public_id), str(person.pk), *how]
    return subprocess.run(command, cwd=Path(settings.BASE_DIR), env={**os.environ, **told}, check=False).returncode


def what_is_left(material: Material) -> dict[str, int]:
    """How many files count as withdrawn, how many partners were written to, and what the log says."""
    states = with_state(Edition.objects.filter(template_version__template__material=material))
    return {
        "files": sum(edition.state == "withdrawn" for edition in states),
        "letters": OutgoingMail.objects.filter(kind="editions/material_withdrawn").count(),
        "entries": ActivityEntry.objects.filter(verb="material.withdrawn").count(),
    }


def test_whoever_is_killed_in_the_middle_has_withdrawn_nothing_and_the_next_withdraws_all(held):
    material, administrator = held

    assert withdraw(material, administrator, "killed") == -signal.SIGKILL
    assert what_is_left(material) == {"files": 0, "letters": 0, "entries": 0}

    assert withdraw(material, administrator) == 0
    assert what_is_left(material) == {"files": PARTNERS, "letters": PARTNERS, "entries": 1}
    for edition in Edition.objects.select_related("kit__saved_by", "organization")[::10]:
        file = reverse("editions:file", args=[edition.organization.public_id, edition.digest, "sheet.jpg"])
        assert signed_in(edition.kit.saved_by).get(file).status_code == 410


def test_without_a_transaction_half_of_it_would_stay(held):
    material, administrator = held

    assert withdraw(material, administrator, "killed", "unprotected") == -signal.SIGKILL
    left = what_is_left(material)
    assert (left["files"], left["letters"], left["entries"]) == (PARTNERS, PARTNERS, 0)
