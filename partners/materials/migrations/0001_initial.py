import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Material",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("poster", "poster"),
                            ("social_card", "social card"),
                            ("share_card", "share card"),
                            ("leaflet", "leaflet"),
                            ("text", "text"),
                            ("posts", "posts"),
                            ("questions", "questions and answers"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("key", models.SlugField(allow_unicode=True, max_length=255, verbose_name="short name")),
                ("opens_at", models.DateTimeField(blank=True, null=True, verbose_name="offered from")),
                ("closes_at", models.DateTimeField(blank=True, null=True, verbose_name="offered until")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="why it was withdrawn"),
                ),
                ("corrected_at", models.DateTimeField(blank=True, null=True, verbose_name="corrected")),
                ("change_notes", models.JSONField(blank=True, default=dict, verbose_name="what changed, by language")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="materials",
                        to="campaigns.campaign",
                        verbose_name="campaign",
                    ),
                ),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrects",
                        to="materials.material",
                        verbose_name="corrected by the material",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["campaign", "key"],
            },
        ),
        migrations.CreateModel(
            name="Face",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=12, verbose_name="language")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("credit", models.CharField(blank=True, default="", max_length=200, verbose_name="credit")),
                ("licence", models.TextField(blank=True, default="", verbose_name="licence")),
                ("live_from", models.DateTimeField(blank=True, null=True, verbose_name="online from")),
                ("live_until", models.DateTimeField(blank=True, null=True, verbose_name="online until")),
                (
                    "material",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="faces", to="materials.material"
                    ),
                ),
            ],
            options={
                "verbose_name": "face of a material",
                "verbose_name_plural": "faces of materials",
                "ordering": ["material", "language"],
            },
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.UniqueConstraint(fields=("campaign", "key"), name="one_material_per_key"),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at__isnull", False),
                    models.Q(("withdrawn_by__isnull", True), ("withdrawn_reason", "")),
                    _connector="OR",
                ),
                name="material_withdrawn_with_a_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at__isnull", True),
                    ("closes_at__isnull", True),
                    ("opens_at__lt", models.F("closes_at")),
                    _connector="OR",
                ),
                name="material_opens_before_it_closes",
            ),
        ),
        migrations.AddConstraint(
            model_name="face",
            constraint=models.UniqueConstraint(fields=("material", "language"), name="one_face_per_language"),
        ),
    ]
