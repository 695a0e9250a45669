import uuid

from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0018_hold_what_automats_send"),
    ]

    operations = [
        migrations.CreateModel(
            name="AnswerTemplate",
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
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("text", models.TextField(verbose_name="text")),
            ],
            options={
                "verbose_name": "answer template",
                "verbose_name_plural": "answer templates",
                "ordering": ["pk"],
            },
        ),
    ]
