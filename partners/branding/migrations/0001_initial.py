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
            ],
            options={
                "verbose_name": "template",
                "verbose_name_plural": "templates",
                "ordering": ["kind", "key"],
            },
        ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="branding.template"
                    ),
                ),
            ],
            options={
                "verbose_name": "version of a template",
                "verbose_name_plural": "versions of templates",
                "ordering": ["template", "-number"],
            },
        ),
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
                ("address", models.CharField(max_length=64, unique=True, verbose_name="address")),
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
                (
                    "state",
                    models.CharField(
                        choices=[("current", "current"), ("replaced", "replaced"), ("withdrawn", "withdrawn")],
                        default="current",
                        max_length=10,
                        verbose_name="state",
                    ),
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
                        to="branding.templateversion",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition",
                "verbose_name_plural": "editions",
                "ordering": ["-id"],
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
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.UniqueConstraint(fields=("template", "number"), name="one_template_version_per_number"),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="template_versions_count_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("height__gt", 0), ("width__gt", 0)), name="artwork_has_a_size"
            ),
        ),
        migrations.AddConstraint(
            model_name="templateversion",
            constraint=models.CheckConstraint(
                condition=models.Q(("media_type__in", ["application/pdf", "image/jpeg", "image/png"])),
                name="artwork_is_pdf_jpeg_or_png",
            ),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["organization", "-id"], name="edition_of_organization"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("address__regex", "^[0-9a-f]{64}$")), name="edition_address_is_a_hash"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("drawn_at__isnull", True), ("file", ""), ("size", 0)),
                    models.Q(("drawn_at__isnull", False), ("size__gt", 0), models.Q(("file", ""), _negated=True)),
                    _connector="OR",
                ),
                name="edition_is_drawn_whole_or_not",
            ),
        ),
    ]
