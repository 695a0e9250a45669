import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("materials", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Template",
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
                ("key", models.SlugField(max_length=80, unique=True, verbose_name="short name")),
                ("titles", models.JSONField(verbose_name="titles by language")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster", "poster"),
                            ("leaflet", "leaflet"),
                            ("social_card", "social card"),
                            ("share_card", "share card"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                (
                    "description",
                    models.CharField(
                        blank=True,
                        help_text="For people who cannot see it.",
                        max_length=300,
                        verbose_name="what it shows",
                    ),
                ),
                ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="retired")),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="templates",
                        to="materials.material",
                        verbose_name="material",
                    ),
                ),
            ],
            options={
                "verbose_name": "template",
                "verbose_name_plural": "templates",
                "ordering": ["kind", "key"],
            },
        ),
        migrations.CreateModel(
            name="TemplateVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                (
                    "artwork",
                    models.FileField(
                        max_length=200,
                        storage=partners.kernel.models.private_storage,
                        upload_to="",
                        verbose_name="artwork",
                    ),
                ),
                ("artwork_sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(max_length=40, verbose_name="kind of file")),
                ("width", models.FloatField(verbose_name="width")),
                ("height", models.FloatField(verbose_name="height")),
                ("slots", models.JSONField(verbose_name="slots")),
                ("credit", models.CharField(blank=True, max_length=200, verbose_name="credit")),
                ("licence", models.CharField(blank=True, max_length=500, verbose_name="licence")),
                ("sha256", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField(verbose_name="published")),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="artwork.template"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a template",
                "verbose_name_plural": "versions of templates",
                "ordering": ["template", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("template", "number"), name="one_template_version_per_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="template_versions_count_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("height__gt", 0), ("width__gt", 0)), name="artwork_has_a_size"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("media_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                        name="artwork_is_pdf_jpeg_or_png",
                    ),
                ],
            },
        ),
    ]
