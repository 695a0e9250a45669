from django.db import migrations

from partners.artwork.rendering.digests import codes_from


def fill(apps, schema_editor):
    """Row by row and by `update`: no other column is touched, so that no row changes its age."""
    editions = apps.get_model("editions", "Edition").objects.using(schema_editor.connection.alias)
    for pk, digest in list(editions.values_list("pk", "digest").order_by("pk")):
        others = editions.exclude(pk=pk)
        free = (code for code in codes_from(digest) if not others.filter(code=code).exists())
        editions.filter(pk=pk).update(code=next(free))


class Migration(migrations.Migration):
    dependencies = [("editions", "0004_codes")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
