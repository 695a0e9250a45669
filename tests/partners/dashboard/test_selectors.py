"""What waits for whom, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from partners.campaigns.services.statements import endorse_statement, publish_statement
from partners.dashboard.selectors import figures_for, tasks_for
from partners.kernel.actors import acting
from partners.organizations.models import Membership
from partners.organizations.services.agreements import accept_agreement, publish_agreement
from partners.organizations.services.keys import create_access_key, revoke_access_key
from partners.organizations.services.team import invite_member


def waiting(user):
    tasks = tasks_for(Membership.objects.select_related("organization").get(user=user), at=timezone.now())
    return {task.key: task for task in tasks}


def test_the_agreement_waits_for_the_owner_until_it_is_accepted(organization, owner, editor, partnerships):
    assert "agreement" not in waiting(owner)

    agreement = publish_agreement(version=1, texts={"en": "Terms."}, by=acting(partnerships))

    assert "agreement" in waiting(owner)
    assert "agreement" not in waiting(editor)
    accept_agreement(organization, agreement, by=acting(owner))
    assert "agreement" not in waiting(owner)


def test_a_new_version_of_the_agreement_asks_again(organization, owner, partnerships):
    accept_agreement(
        organization, publish_agreement(version=1, texts={"en": "A."}, by=acting(partnerships)), by=acting(owner)
    )

    publish_agreement(version=2, texts={"en": "B."}, by=acting(partnerships))

    assert "new version" in str(waiting(owner)["agreement"].title)


def test_the_statement_waits_until_the_version_in_force_is_signed(
    organization, owner, statement, campaign, administrator
):
    assert "statement" in waiting(owner)
    endorse_statement(organization, statement, by=acting(owner))
    assert "statement" not in waiting(owner)

    publish_statement(campaign, texts={"en": "People first."}, by=acting(administrator))

    assert "new version" in str(waiting(owner)["statement"].title)


def test_a_colleague_is_suggested_while_the_owner_is_alone(organization, owner):
    assert "team" in waiting(owner)

    invite_member(organization, email="new@example.org", role="editor", by=acting(owner))

    assert "team" not in waiting(owner)


@pytest.mark.parametrize(("days", "is_told"), [(3, True), (13, True), (15, False), (None, False)])
def test_a_key_that_ends_soon_is_told(organization, owner, days, is_told):
    ends = timezone.now() + timedelta(days=days) if days else None
    create_access_key(organization, name="Site", scopes=["activity:read"], expires_at=ends, by=acting(owner))

    assert ("keys" in waiting(owner)) is is_told


def test_a_revoked_key_is_nobodys_task(organization, owner):
    ends = timezone.now() + timedelta(days=3)
    key, _token = create_access_key(
        organization, name="Site", scopes=["activity:read"], expires_at=ends, by=acting(owner)
    )

    revoke_access_key(key, by=acting(owner))

    assert "keys" not in waiting(owner)


def test_figures_count_approved_partners_and_their_countries(
    organization, other_organization, application, owner, statement
):
    endorse_statement(organization, statement, by=acting(owner))

    assert [number for _words, number in figures_for(organization, at=timezone.now())] == [2, 2, 1, 0]
