"""Portals that were filled before uses were written down with the change itself have an index with holes."""

from django.db import migrations

from cms.media.tasks import find_all_uses


def find_uses(apps, schema_editor):
    # The worker does it, with the code that then runs. A portal without pages has nothing to find.
    if apps.get_model("pages", "HomePage").objects.exists():
        find_all_uses.enqueue()


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0001_initial"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [migrations.RunPython(find_uses, migrations.RunPython.noop)]
