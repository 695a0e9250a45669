from typing import Any

from django.db import migrations


def keep_titles(apps: Any, schema_editor: Any) -> None:
    """What was withdrawn before goes on being called what its faces say: its old addresses tell it from now on."""
    for material in apps.get_model("materials", "Material").objects.filter(withdrawn_at__isnull=False):
        material.withdrawn_titles = dict(material.faces.values_list("language", "title"))
        material.save(update_fields=["withdrawn_titles"])


class Migration(migrations.Migration):
    dependencies = [("materials", "0002_withdrawn_with_reasons_and_a_replacement")]

    operations = [migrations.RunPython(keep_titles, migrations.RunPython.noop)]
