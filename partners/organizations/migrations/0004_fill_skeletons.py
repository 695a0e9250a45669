from django.db import migrations

from partners.kernel.languages.skeletons import bare_name, mailbox, registration, site, sounding


def fill(apps, schema_editor):
    """Row by row and by `update`: no other column is touched, so that no row changes its age."""
    organizations = apps.get_model("organizations", "Organization").objects.using(schema_editor.connection.alias)
    for pk, name, website, email, number in organizations.values_list(
        "pk", "name", "website", "email", "registration_number"
    ).order_by("pk"):
        organizations.filter(pk=pk).update(
            name_skeleton=bare_name(name),
            name_sound=sounding(name),
            website_skeleton=site(website),
            email_skeleton=mailbox(email),
            registration_skeleton=registration(number),
        )


class Migration(migrations.Migration):
    dependencies = [("organizations", "0003_skeletons")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
