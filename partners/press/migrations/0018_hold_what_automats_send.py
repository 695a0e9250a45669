import uuid

from django.db import migrations, models

import partners.kernel.clock


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0017_fill_what_is_found_by"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeldInquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("receipt_hash", models.CharField(max_length=64, unique=True)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("question", models.TextField(verbose_name="question")),
                ("facts", models.JSONField(verbose_name="what else was told")),
                ("doubts", models.JSONField(default=list, verbose_name="why it is held")),
                (
                    "created_at",
                    models.DateTimeField(default=partners.kernel.clock.now, editable=False, verbose_name="came"),
                ),
            ],
            options={
                "verbose_name": "inquiry that is held",
                "verbose_name_plural": "inquiries that are held",
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["created_at"], name="held_since")],
            },
        ),
    ]
