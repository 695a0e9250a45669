"""What each person agreed to gets a row of its own, and a contact all that decides who is asked."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import partners.press.models.contacts


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0013_fill_slugs"),
        ("press", "0004_published_by_two"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="public id"),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("facts", models.JSONField(verbose_name="what they agreed to")),
                ("text_version", models.PositiveSmallIntegerField(verbose_name="version of the consent text")),
                ("agreed_at", models.DateTimeField(verbose_name="agreed")),
                ("until", models.DateTimeField(verbose_name="listed until")),
                ("sha256", models.CharField(max_length=64)),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "end",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "replaced by a newer one"),
                            ("withdrawn", "ended by the person"),
                            ("removed", "ended by the organisation"),
                        ],
                        max_length=10,
                        verbose_name="why it ended",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["contact", "-number"],
            },
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="closes",
            field=models.CharField(blank=True, max_length=5, verbose_name="until"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="conditions",
            field=models.JSONField(blank=True, default=list, verbose_name="conditions"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="countries",
            field=models.JSONField(blank=True, default=list, verbose_name="countries"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="days",
            field=models.JSONField(blank=True, default=list, verbose_name="days of the week"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="kind",
            field=models.CharField(
                choices=[("person", "a person"), ("desk", "a desk, such as a press office")],
                default="person",
                max_length=8,
                verbose_name="kind",
            ),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="levels",
            field=models.JSONField(blank=True, default=dict, verbose_name="how well"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="formats",
            field=models.JSONField(blank=True, default=list, verbose_name="media"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="notes",
            field=models.CharField(blank=True, max_length=500, verbose_name="for the press officers"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="opens",
            field=models.CharField(blank=True, max_length=5, verbose_name="from"),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="safety",
            field=models.CharField(
                choices=[
                    ("open", "nothing to fear"),
                    ("careful", "careful: not on public pages"),
                    ("protected", "protected: the press officers alone decide who may ask"),
                ],
                default="open",
                max_length=10,
                verbose_name="safety",
            ),
        ),
        migrations.AddField(
            model_name="mediacontact",
            name="surfaces",
            field=models.JSONField(
                blank=True, default=partners.press.models.contacts.reporters_alone, verbose_name="where they may appear"
            ),
        ),
        migrations.AddIndex(
            model_name="mediacontact",
            index=models.Index(fields=["standing"], name="contact_standing"),
        ),
        migrations.AddField(
            model_name="contactconsent",
            name="contact",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="press.mediacontact"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactconsent",
            constraint=models.UniqueConstraint(models.F("contact"), models.F("number"), name="one_consent_per_number"),
        ),
        migrations.AddConstraint(
            model_name="contactconsent",
            constraint=models.UniqueConstraint(
                models.F("contact"),
                condition=models.Q(("ended_at__isnull", True)),
                name="one_consent_in_force_per_contact",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end", ""), ("ended_at__isnull", True)),
                    models.Q(("ended_at__isnull", False), models.Q(("end", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_ended_consent_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactconsent",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("agreed_at"))), name="a_consent_lasts"
            ),
        ),
        migrations.CreateModel(
            name="ConsentKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("surface", "place"), ("language", "language"), ("topic", "topic")], max_length=8
                    ),
                ),
                ("code", models.CharField(max_length=64)),
                (
                    "consent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="keys", to="press.contactconsent"
                    ),
                ),
            ],
            options={
                "verbose_name": "key of a consent",
                "verbose_name_plural": "keys of consents",
                "constraints": [
                    models.UniqueConstraint(
                        models.F("kind"), models.F("code"), models.F("consent"), name="one_key_per_code"
                    )
                ],
            },
        ),
    ]
