from django.db import migrations

from partners.kernel.languages.alphabet import order_of


def fill(apps, schema_editor):
    """Of all, ended ones as well: nobody has to know which will be looked at."""
    consents, keys = (
        apps.get_model("press", name).objects.using(schema_editor.connection.alias)
        for name in ("ContactConsent", "ConsentKey")
    )
    seals = dict(keys.filter(kind="seal").values_list("consent", "code"))
    for pk, facts in consents.order_by("pk").values_list("pk", "facts").iterator(500):
        # What somebody wrote into may be no facts at all.
        name = facts.get("name", "") if isinstance(facts, dict) else ""
        consents.filter(pk=pk).update(
            sealed=seals.get(pk, ""), name_cyrillic_first=order_of(name, "uk"), name_latin_first=order_of(name, "en")
        )
    keys.filter(kind="seal").delete()


class Migration(migrations.Migration):
    dependencies = [("press", "0020_consents_in_order")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
