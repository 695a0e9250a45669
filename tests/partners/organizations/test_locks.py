"""An organisation is locked in one way, which holds up nobody who only speaks of it."""

import threading
from pathlib import Path

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.db.models import QuerySet

import partners
from partners.activity.services import record
from partners.activity.verbs import Verb
from partners.kernel.actors import CLOCK
from partners.organizations.services.locks import hold
from tests.conftest import make_organization


def test_no_service_locks_an_organisation_by_itself():
    root = Path(partners.__file__).parent
    sources = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}

    locking = [name for name, text in sources.items() if "Organization.objects.select_for_update" in text]
    assert locking == ["organizations/services/locks.py"]


def test_every_lock_but_that_of_who_deletes_leaves_the_key_free():
    root = Path(partners.__file__).parent
    sources = {str(path.relative_to(root)): path.read_text() for path in root.rglob("*.py")}

    whole = {
        name: lines
        for name, text in sources.items()
        if (lines := sum("select_for_update(" in line and "no_key=True" not in line for line in text.splitlines()))
    }
    assert whole == {
        "users/services.py": 1, "organizations/services/retention.py": 1, "supporters/services/retention.py": 1,
        # What is let in leaves the table of what is held.
        "press/services/arriving.py": 1,
    }  # fmt: skip


def hold_and_record_beside_a_writer(organization) -> list[str]:
    """What comes of it for both. The writer recorded first, without holding the organisation, and commits last."""
    outcomes, held = [], threading.Event()

    def hold_and_record():
        try:
            with transaction.atomic():
                kept = hold(organization)
                held.set()
                record(Verb.APPLICATION_STARTED, by=CLOCK, organization=kept, subject=kept)
            outcomes.append("kept")
        except OperationalError:
            outcomes.append("deadlock")
        finally:
            connections.close_all()

    other = threading.Thread(target=hold_and_record)
    try:
        with transaction.atomic():
            record(Verb.APPLICATION_STARTED, by=CLOCK, organization=organization, subject=organization)
            other.start()
            held.wait(timeout=5)
            # Long enough for the other to wait for its place in the log.
            other.join(timeout=0.5)
        outcomes.append("kept")
    except OperationalError:
        outcomes.append("deadlock")
    other.join()
    return sorted(outcomes)


@pytest.fixture
def river(transactional_db):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has a single writer, so two cannot wait for each other")
    return make_organization("River", "approved")


@pytest.mark.postgresql
def test_who_holds_an_organisation_and_who_speaks_of_it_do_not_wait_for_each_other(river):
    assert hold_and_record_beside_a_writer(river) == ["kept", "kept"]


@pytest.mark.postgresql
def test_with_the_whole_row_locked_one_of_them_would_be_thrown_out(river, monkeypatch):
    lock = QuerySet.select_for_update
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **how: lock(rows, **{**how, "no_key": False}))

    assert hold_and_record_beside_a_writer(river) == ["deadlock", "kept"]
