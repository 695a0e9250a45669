"""What the machine itself asks, and how little that costs."""

import pytest
from django.core.cache import caches
from django.test import Client

from portal import views


@pytest.fixture(autouse=True)
def forgotten():
    views._migrated.cache_clear()
    yield
    views._migrated.cache_clear()


def test_the_process_answers_under_any_name_and_without_the_database(settings, client: Client):
    settings.ALLOWED_HOSTS = ["portal.example.org"]

    assert client.get("/healthz", headers={"host": "127.0.0.1:8000"}).json() == {"status": "ok"}
    assert client.get("/en/", headers={"host": "127.0.0.1:8000"}).status_code == 400


def test_migrations_are_looked_at_until_they_are_there_and_never_again(
    client: Client, db, monkeypatch, django_assert_num_queries
):
    looked = []

    class Executor(views.MigrationExecutor):
        def __init__(self, *arguments):
            looked.append(1)
            super().__init__(*arguments)

        def migration_plan(self, *arguments, **words):
            return ["one to go"] if len(looked) == 1 else super().migration_plan(*arguments, **words)

    monkeypatch.setattr(views, "MigrationExecutor", Executor)

    assert (client.get("/readyz").status_code, client.get("/readyz").status_code) == (503, 200)
    # One reads, and one finds out whether something can be written.
    with django_assert_num_queries(2):
        assert client.get("/readyz").json() == {
            "database": True,
            "migrations": True,
            "cache": True,
            "files": True,
            "room": True,
        }
    assert len(looked) == 2


def test_the_cache_is_written_only_when_it_has_forgotten(client: Client, db, monkeypatch):
    written = []
    backend = caches["default"]
    for name in ("add", "set"):
        method = getattr(backend, name)
        monkeypatch.setattr(backend, name, lambda *a, _method=method, **w: written.append(a[0]) or _method(*a, **w))

    for _time in range(3):
        assert client.get("/readyz").status_code == 200

    assert written == ["readyz"]


def test_a_cache_that_is_gone_is_told(client: Client, db, monkeypatch):
    def gone(*_arguments, **_words):
        raise OSError

    monkeypatch.setattr(views.default_cache, "get_or_set", gone)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["cache"]) == (503, False)
