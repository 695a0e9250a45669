from django.db import migrations

from partners.organizations.services.slugs import reads_ukrainian, slugs_for


def fill(apps, schema_editor):
    """In the order in which they joined, so that the plain name is the older partner's."""
    alias = schema_editor.connection.alias
    slugs = apps.get_model("organizations", "Slug").objects.using(alias)
    partners = apps.get_model("organizations", "Organization").objects.using(alias).filter(approved_at__isnull=False)
    taken = set(slugs.values_list("slug", flat=True))
    rows = partners.exclude(slugs__isnull=False).order_by("approved_at", "pk")
    for pk, name, country, languages in list(rows.values_list("pk", "name", "country", "languages")):
        wanted = slugs_for(name, is_ukrainian=reads_ukrainian(country, languages))
        free = next(slug for slug in wanted if slug not in taken)
        taken.add(free)
        slugs.create(organization_id=pk, slug=free)


class Migration(migrations.Migration):
    dependencies = [("organizations", "0012_a_page_of_its_own")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
