import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artwork", "0001_initial"),
        ("branding", "0001_initial"),
        ("organizations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
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
                ("choices", models.JSONField(default=dict, verbose_name="choices")),
                (
                    "output",
                    models.CharField(
                        choices=[("jpeg", "JPEG"), ("png", "PNG"), ("pdf", "PDF")],
                        max_length=4,
                        verbose_name="file type",
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="digest")),
                (
                    "file",
                    models.FileField(
                        blank=True,
                        default="",
                        max_length=200,
                        storage=partners.kernel.models.private_storage,
                        upload_to="",
                        verbose_name="file",
                    ),
                ),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="bytes")),
                ("drawn_at", models.DateTimeField(blank=True, null=True, verbose_name="drawn")),
                ("file_sha256", models.CharField(blank=True, default="", max_length=64)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_reason",
                    models.CharField(blank=True, default="", max_length=500, verbose_name="why it was withdrawn"),
                ),
                (
                    "kit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="branding.brandkit"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="organizations.organization",
                    ),
                ),
                (
                    "template_version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="artwork.templateversion",
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
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-id"],
                "indexes": [models.Index(fields=["organization", "-id"], name="edition_of_organization")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "^[0-9a-f]{64}$")), name="edition_digest_is_a_hash"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drawn_at__isnull", True), ("file", ""), ("file_sha256", ""), ("size", 0)),
                            models.Q(
                                ("drawn_at__isnull", False),
                                ("file_sha256__regex", "^[0-9a-f]{64}$"),
                                ("size__gt", 0),
                                models.Q(("file", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="edition_is_drawn_whole_or_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at__isnull", False),
                            models.Q(("withdrawn_by__isnull", True), ("withdrawn_reason", "")),
                            _connector="OR",
                        ),
                        name="edition_withdrawn_with_a_moment",
                    ),
                ],
            },
        ),
    ]
