import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partners.activity.verbs.table

from ._append_only import guard, unguard


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("organizations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ActivityEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                (
                    "verb",
                    models.CharField(choices=partners.activity.verbs.table.verbs, max_length=40, verbose_name="what"),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=partners.activity.verbs.table.audiences, max_length=10, verbose_name="read by"
                    ),
                ),
                (
                    "actor_kind",
                    models.CharField(
                        choices=partners.activity.verbs.table.actor_kinds, max_length=12, verbose_name="who acted"
                    ),
                ),
                (
                    "subject_type",
                    models.CharField(
                        blank=True,
                        choices=partners.activity.verbs.table.nouns,
                        max_length=40,
                        verbose_name="kind of thing",
                    ),
                ),
                ("subject_id", models.UUIDField(blank=True, null=True, verbose_name="thing")),
                ("data", models.JSONField(blank=True, default=dict, verbose_name="details")),
                ("happened_at", models.DateTimeField(verbose_name="when")),
                (
                    "actor_key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.accesskey",
                        verbose_name="access key",
                    ),
                ),
                (
                    "actor_user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="campaigns.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "activity entry",
                "verbose_name_plural": "activity",
                "ordering": ["-id"],
                "indexes": [
                    models.Index(fields=["audience", "-id"], name="entry_audience"),
                    models.Index(fields=["organization", "audience", "-id"], name="entry_organization"),
                    models.Index(fields=["verb", "-id"], name="entry_verb"),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
