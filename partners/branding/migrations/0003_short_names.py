from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("branding", "0002_links_in_one_form")]

    operations = [
        migrations.AddField(
            model_name="brandkit",
            name="short_names",
            field=models.JSONField(
                blank=True,
                db_default=models.Value({}, models.JSONField()),
                default=dict,
                verbose_name="short names by language",
            ),
        ),
    ]
