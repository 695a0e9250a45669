"""Hints to the worker about supporters' videos."""

from django_tasks import task

from partners.supporters.rendering import prepare_post


@task
def prepare_video(post_id: int) -> None:
    """Safe to run twice: what is ready is left, what was withdrawn gets nothing."""
    prepare_post(post_id)
