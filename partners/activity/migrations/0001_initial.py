import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

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
                    models.CharField(
                        choices=[
                            ("application.started", "began an application"),
                            ("application.submitted", "applied to join"),
                            ("application.resubmitted", "answered what was asked"),
                            ("document.added", "added a document"),
                            ("document.removed", "removed a document"),
                            ("review.started", "began the review"),
                            ("information.requested", "asked for information"),
                            ("organization.approved", "joined the campaign"),
                            ("organization.declined", "was declined"),
                            ("organization.suspended", "was suspended"),
                            ("organization.reinstated", "was reinstated"),
                            ("organization.left", "left the campaign"),
                            ("agreement.published", "published a version of the agreement"),
                            ("agreement.accepted", "accepted the agreement"),
                            ("member.invited", "invited a colleague"),
                            ("invitation.revoked", "took back an invitation"),
                            ("member.joined", "joined the team"),
                            ("member.role_changed", "changed a colleague’s role"),
                            ("member.removed", "removed a colleague"),
                            ("key.created", "made an access key"),
                            ("key.revoked", "revoked an access key"),
                            ("campaign.opened", "opened the campaign"),
                            ("statement.published", "published a version of the statement"),
                            ("statement.endorsed", "endorsed the statement"),
                            ("brand_kit.saved", "saved the brand kit"),
                            ("logo.added", "added a logo"),
                            ("template.added", "added a template"),
                            ("template.revised", "revised a template"),
                            ("edition.downloaded", "downloaded a co-branded file"),
                            ("material.published", "published a material"),
                            ("material.unpublished", "took a material offline"),
                            ("contact.submitted", "put a media contact forward"),
                            ("contact.changed", "changed a media contact"),
                            ("contact.confirmed", "a media contact agreed to be listed"),
                            ("contact.declined", "a media contact declined"),
                            ("contact.kept", "a media contact refused a change and stays listed as before"),
                            ("contact.withdrawn", "withdrew a media contact"),
                            ("inquiry.received", "a reporter asked"),
                            ("inquiry.assigned", "took over an inquiry"),
                            ("inquiry.answered", "answered an inquiry"),
                            ("inquiry.closed", "closed an inquiry"),
                        ],
                        max_length=40,
                        verbose_name="what",
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("joint", "all partners"), ("own", "the organisation"), ("staff", "staff")],
                        max_length=10,
                        verbose_name="read by",
                    ),
                ),
                ("subject_type", models.CharField(blank=True, max_length=40, verbose_name="kind of thing")),
                ("subject_id", models.UUIDField(blank=True, null=True, verbose_name="thing")),
                ("data", models.JSONField(blank=True, default=dict, verbose_name="details")),
                ("happened_at", models.DateTimeField(verbose_name="when")),
                (
                    "actor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
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
