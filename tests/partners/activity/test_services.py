"""Nothing happens without an entry, and no entry ever changes."""

import pytest
from django.db import DatabaseError, connection, transaction

from partners.activity.models import ActivityEntry, AppendOnlyError
from partners.activity.selectors import everything, feed_for
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import VISITOR

# The one entry once more, with another verb.
COLUMNS = "id, public_id, audience, actor_kind, subject_type, data, happened_at"
COPY = f"({COLUMNS}, verb) SELECT {COLUMNS}, 'x' FROM activity_activityentry WHERE TRUE"
ON_SQLITE = pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no such statement")


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_refused(organization):
    with pytest.raises(transaction.TransactionManagementError):
        record(Verb.ORGANIZATION_APPROVED, by=VISITOR, organization=organization)

    assert ActivityEntry.objects.count() == 0


def test_an_entry_can_be_neither_changed_nor_deleted_through_the_model(organization):
    entry = record(Verb.ORGANIZATION_APPROVED, by=VISITOR, organization=organization)

    entry.verb = Verb.ORGANIZATION_DECLINED
    for attempt in (entry.save, entry.delete, ActivityEntry.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            attempt()
    with pytest.raises(AppendOnlyError):
        ActivityEntry.objects.update(verb=Verb.ORGANIZATION_DECLINED)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE activity_activityentry SET verb = 'x'",
        "DELETE FROM activity_activityentry",
        f"INSERT INTO activity_activityentry {COPY} ON CONFLICT (id) DO UPDATE SET verb = 'x'",
        pytest.param(f"INSERT OR REPLACE INTO activity_activityentry {COPY}", marks=ON_SQLITE),
    ],
)
def test_the_database_itself_refuses_to_change_the_log(organization, statement):
    record(Verb.ORGANIZATION_APPROVED, by=VISITOR, organization=organization)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert ActivityEntry.objects.get().verb == Verb.ORGANIZATION_APPROVED


def test_a_partner_reads_the_joint_feed_and_what_is_about_itself(organization, other_organization):
    joint = record(Verb.ORGANIZATION_APPROVED, by=VISITOR, organization=other_organization)
    own = record(Verb.KEY_CREATED, by=VISITOR, organization=organization)
    foreign = record(Verb.KEY_CREATED, by=VISITOR, organization=other_organization)
    internal = record(Verb.INQUIRY_RECEIVED, by=VISITOR, organization=organization)

    assert list(feed_for(organization)) == [own, joint]
    assert list(everything().filter(audience="joint")) == [joint]
    assert foreign not in feed_for(organization)
    assert internal not in feed_for(organization)
