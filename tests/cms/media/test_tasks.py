"""Of what Wagtail leaves to tasks: what waits for the worker, and what does not."""

import pytest
from django_tasks_db.models import DBTaskResult

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
