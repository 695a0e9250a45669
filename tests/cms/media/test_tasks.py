"""Of what Wagtail leaves to tasks: what waits for the worker, and what does not."""

import importlib

import pytest
from django.apps import apps
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from cms.media.tasks import find_all_uses
from cms.pages.models import StandardPage
from portal.settings import base


@pytest.fixture
def real_queue(settings):
    settings.TASKS = base.TASKS


def waiting() -> set[str]:
    """Besides what brings the search up to date."""
    return set(DBTaskResult.objects.exclude(task_path__startswith="modelsearch.").values_list("task_path", flat=True))


def test_where_a_picture_is_used_is_known_before_the_worker_has_run(real_queue, home, make_picture):
    picture = make_picture()
    home.add_child(instance=StandardPage(title="Shown", slug="shown", share_picture=picture))

    assert [str(page) for page, _references in picture.get_usage()] == ["Shown"]
    assert waiting() == set()


def test_files_are_deleted_by_the_worker(real_queue, make_picture, django_capture_on_commit_callbacks):
    picture = make_picture()

    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()

    assert waiting() == {"wagtail.tasks.delete_file_from_storage_task"}


def test_a_portal_that_was_filled_before_finds_its_uses(real_queue, home, make_picture):
    picture = make_picture()
    home.add_child(instance=StandardPage(title="Shown", slug="shown", share_picture=picture))
    ReferenceIndex.objects.all().delete()
    migration = importlib.import_module("cms.pages.migrations.0002_find_all_uses")

    migration.find_uses(apps, None)
    assert waiting() == {"cms.media.tasks.find_all_uses"}
    find_all_uses.func()

    assert len(picture.get_usage()) == 1


def test_an_empty_portal_has_nothing_to_find(real_queue, db):
    importlib.import_module("cms.pages.migrations.0002_find_all_uses").find_uses(apps, None)

    assert waiting() == set()
