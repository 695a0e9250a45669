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
            name="Logo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                (
                    "variant",
                    models.CharField(
                        choices=[
                            ("light", "for light grounds"),
                            ("dark", "for dark grounds"),
                            ("mono", "one colour"),
                            ("square", "square"),
                        ],
                        default="light",
                        max_length=10,
                        verbose_name="made for",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        max_length=200,
                        storage=partners.kernel.models.private_storage,
                        upload_to="",
                        verbose_name="file",
                    ),
                ),
                ("width", models.PositiveIntegerField(verbose_name="width")),
                ("height", models.PositiveIntegerField(verbose_name="height")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="bytes")),
                ("is_opaque", models.BooleanField(default=False, verbose_name="has a background of its own")),
                (
                    "seen_on_light",
                    models.PositiveSmallIntegerField(default=100, verbose_name="stands out from white, in per cent"),
                ),
                (
                    "seen_on_dark",
                    models.PositiveSmallIntegerField(default=100, verbose_name="stands out from dark, in per cent"),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=partners.kernel.clock.now, editable=False, verbose_name="added"),
                ),
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="logos",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "logo",
                "verbose_name_plural": "logos",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="BrandKit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                ("names", models.JSONField(verbose_name="names by language")),
                ("taglines", models.JSONField(blank=True, default=dict, verbose_name="lines by language")),
                ("colour", models.CharField(max_length=7, verbose_name="colour")),
                ("link", models.URLField(max_length=300, verbose_name="link")),
                ("sha256", models.CharField(max_length=64)),
                (
                    "created_at",
                    models.DateTimeField(default=partners.kernel.clock.now, editable=False, verbose_name="saved"),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brand_kits",
                        to="organizations.organization",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "logo",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brand_kits",
                        to="branding.logo",
                    ),
                ),
            ],
            options={
                "verbose_name": "brand kit",
                "verbose_name_plural": "brand kits",
                "ordering": ["organization", "-version"],
            },
        ),
        migrations.AddConstraint(
            model_name="logo",
            constraint=models.UniqueConstraint(
                fields=("organization", "variant", "sha256"), name="one_logo_per_content"
            ),
        ),
        migrations.AddConstraint(
            model_name="logo",
            constraint=models.CheckConstraint(
                condition=models.Q(("height__gt", 0), ("width__gt", 0)), name="logo_has_a_size"
            ),
        ),
        migrations.AddConstraint(
            model_name="logo",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_on_dark__lte", 100), ("seen_on_light__lte", 100)),
                name="logo_shares_are_per_cent",
            ),
        ),
        migrations.AddConstraint(
            model_name="brandkit",
            constraint=models.UniqueConstraint(fields=("organization", "version"), name="one_brand_kit_per_version"),
        ),
        migrations.AddConstraint(
            model_name="brandkit",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="brand_kit_counts_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="brandkit",
            constraint=models.CheckConstraint(
                condition=models.Q(("colour__regex", "^#[0-9a-f]{6}$")), name="brand_kit_colour_is_rrggbb"
            ),
        ),
        migrations.AddConstraint(
            model_name="brandkit",
            constraint=models.CheckConstraint(
                condition=models.Q(("link__startswith", "https://")), name="brand_kit_link_is_https"
            ),
        ),
    ]
