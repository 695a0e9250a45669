import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("branding", "0003_short_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="brandkit",
            name="boilerplates",
            field=models.JSONField(
                blank=True,
                db_default=models.Value({}, models.JSONField()),
                default=dict,
                verbose_name="about the organisation, by language",
            ),
        ),
        migrations.AddField(
            model_name="brandkit",
            name="dark_logo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dark_kits",
                to="branding.logo",
                verbose_name="logo for dark grounds",
            ),
        ),
        migrations.AddField(
            model_name="brandkit",
            name="handles",
            field=models.JSONField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                verbose_name="accounts on networks",
            ),
        ),
    ]
