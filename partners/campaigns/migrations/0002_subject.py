import uuid

import django.db.models.deletion
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=partners.kernel.clock.now, editable=False, verbose_name="created"),
                ),
                (
                    "updated_at",
                    partners.kernel.models.ChangedAtField(blank=True, editable=False, verbose_name="changed"),
                ),
                ("code", models.SlugField(max_length=40, verbose_name="short name")),
                ("names", models.JSONField(verbose_name="names by language")),
                ("position", models.PositiveSmallIntegerField(verbose_name="place")),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="subjects", to="campaigns.campaign"
                    ),
                ),
            ],
            options={
                "verbose_name": "press topic",
                "verbose_name_plural": "press topics",
                "ordering": ["position", "id"],
                "constraints": [models.UniqueConstraint(fields=("campaign", "code"), name="one_subject_per_code")],
            },
        ),
    ]
