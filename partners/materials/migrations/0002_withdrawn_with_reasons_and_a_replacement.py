import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_initial"),
        ("materials", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="material",
            name="replaced_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaces",
                to="materials.material",
                verbose_name="to be used instead",
            ),
        ),
        migrations.AddField(
            model_name="material",
            name="withdrawn_reasons",
            field=models.JSONField(blank=True, default=dict, verbose_name="why it was withdrawn, by language"),
        ),
        migrations.AddField(
            model_name="material",
            name="withdrawn_titles",
            field=models.JSONField(blank=True, default=dict, verbose_name="what it was called, by language"),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_at__isnull", False), ("replaced_by__isnull", True), _connector="OR"),
                name="material_replaced_once_withdrawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("replaced_by", models.F("pk")), _negated=True), name="material_not_in_its_own_place"
            ),
        ),
    ]
