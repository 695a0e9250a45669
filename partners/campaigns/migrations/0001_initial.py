import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Campaign",
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
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="short name in addresses")),
                ("names", models.JSONField(verbose_name="names by language")),
                ("hashtag", models.CharField(max_length=60, verbose_name="hashtag")),
                ("languages", models.JSONField(default=list, verbose_name="languages")),
                ("starts_on", models.DateField(verbose_name="starts")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends")),
                (
                    "portal_names",
                    models.JSONField(blank=True, default=dict, verbose_name="names of the portal by language"),
                ),
                ("mark", models.TextField(blank=True, verbose_name="mark")),
                ("colours", models.JSONField(blank=True, default=dict, verbose_name="colours")),
                ("addresses", models.JSONField(blank=True, default=dict, verbose_name="addresses")),
            ],
            options={
                "verbose_name": "campaign",
                "verbose_name_plural": "campaigns",
                "ordering": ["-starts_on"],
            },
        ),
        migrations.CreateModel(
            name="StatementVersion",
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
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("texts", models.JSONField(verbose_name="texts by language")),
                ("change_notes", models.JSONField(blank=True, default=dict, verbose_name="what changed, by language")),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField(verbose_name="published")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statement_versions",
                        to="campaigns.campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "version of the statement",
                "verbose_name_plural": "versions of the statement",
                "ordering": ["campaign", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Endorsement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("text_sha256", models.CharField(max_length=64)),
                ("endorsed_at", models.DateTimeField(verbose_name="endorsed")),
                (
                    "endorsed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="organizations.organization",
                    ),
                ),
                (
                    "statement_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="endorsements",
                        to="campaigns.statementversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "endorsement",
                "verbose_name_plural": "endorsements",
            },
        ),
        migrations.AddConstraint(
            model_name="statementversion",
            constraint=models.UniqueConstraint(fields=("campaign", "number"), name="one_statement_per_number"),
        ),
        migrations.AddConstraint(
            model_name="endorsement",
            constraint=models.UniqueConstraint(
                fields=("organization", "statement_version"), name="one_endorsement_each"
            ),
        ),
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
