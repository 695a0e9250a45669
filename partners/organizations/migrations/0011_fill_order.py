from django.db import migrations

from partners.kernel.languages.alphabet import order_of


def fill(apps, schema_editor):
    """Row by row and by `update`: no other column is touched, so that no row changes its age."""
    organizations = apps.get_model("organizations", "Organization").objects.using(schema_editor.connection.alias)
    for pk, name in organizations.values_list("pk", "name").order_by("pk"):
        organizations.filter(pk=pk).update(
            name_cyrillic_first=order_of(name, "uk"), name_latin_first=order_of(name, "en")
        )


class Migration(migrations.Migration):
    dependencies = [("organizations", "0010_order_by_alphabets")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
