import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import partners.kernel.clock
import partners.kernel.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("campaigns", "0001_initial"),
        ("organizations", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ConsentText",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("version", models.PositiveSmallIntegerField(unique=True, verbose_name="version")),
                ("texts", models.JSONField(verbose_name="texts by language")),
                ("published_at", models.DateTimeField(verbose_name="published")),
            ],
            options={
                "verbose_name": "consent text",
                "verbose_name_plural": "consent texts",
                "ordering": ["-version"],
            },
        ),
        migrations.CreateModel(
            name="MediaContact",
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
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("position", models.CharField(blank=True, max_length=160, verbose_name="position")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("language", models.CharField(default="en", max_length=12, verbose_name="language of our messages")),
                ("languages", models.JSONField(default=list, verbose_name="speaks")),
                ("topics", models.JSONField(default=list, verbose_name="topics")),
                ("time_zone", models.CharField(default="UTC", max_length=60, verbose_name="time zone")),
                ("hours", models.CharField(blank=True, max_length=200, verbose_name="when to reach them")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("submitted", "waits for the person"),
                            ("confirmed", "agreed"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="submitted",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("code_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                ("code_expires_at", models.DateTimeField(blank=True, null=True, verbose_name="question open until")),
                ("personal_hash", models.CharField(blank=True, max_length=64, null=True, unique=True)),
                (
                    "consent_version",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="version of the consent text"),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="agreed")),
                ("listed_until", models.DateTimeField(blank=True, null=True, verbose_name="listed until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="declined or withdrawn")),
                ("agreed", models.JSONField(blank=True, null=True, verbose_name="what they agreed to")),
                ("agreed_sha256", models.CharField(blank=True, max_length=64)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="media_contacts",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "verbose_name": "media contact",
                "verbose_name_plural": "media contacts",
                "ordering": ["name"],
                "indexes": [models.Index(fields=["standing", "listed_until"], name="contact_listed")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower("email"),
                        condition=models.Q(("standing__in", ["submitted", "confirmed"])),
                        name="one_live_contact_per_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "confirmed"), _negated=True),
                            models.Q(
                                ("confirmed_at__isnull", False),
                                ("consent_version__isnull", False),
                                ("listed_until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nobody_listed_without_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "confirmed"), _negated=True),
                            models.Q(("agreed__isnull", False), models.Q(("agreed_sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="consent_says_to_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MediaInquiry",
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
                ("receipt_hash", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("outlet", models.CharField(blank=True, max_length=160, verbose_name="outlet")),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail address")),
                (
                    "mail_language",
                    models.CharField(default="en", max_length=12, verbose_name="language of our messages"),
                ),
                ("deadline_at", models.DateTimeField(verbose_name="deadline")),
                ("time_zone", models.CharField(max_length=60, verbose_name="time zone")),
                ("language", models.CharField(max_length=12, verbose_name="language of the answer")),
                ("topic", models.CharField(blank=True, max_length=40, verbose_name="topic")),
                ("question", models.TextField(verbose_name="question")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("received", "received"),
                            ("assigned", "being answered"),
                            ("answered", "answered"),
                            ("closed", "closed"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "assigned_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="answered by",
                    ),
                ),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="media_inquiries",
                        to="campaigns.campaign",
                        verbose_name="campaign",
                    ),
                ),
            ],
            options={
                "verbose_name": "media inquiry",
                "verbose_name_plural": "media inquiries",
                "ordering": ["deadline_at"],
                "permissions": [("answer_inquiry", "May answer reporters")],
                "indexes": [models.Index(fields=["standing", "deadline_at"], name="inquiry_queue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "answered"), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="an_answer_has_a_text_and_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing", "closed"), _negated=True),
                            ("closed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="an_end_has_a_time",
                    ),
                ],
            },
        ),
    ]
