"""Work on all pictures and documents at once."""

from django.core.management import call_command
from django_tasks import task


@task()
def find_all_uses() -> None:
    """Write down anew which pages use which pictures, documents and pages."""
    call_command("rebuild_references_index", verbosity=0)
