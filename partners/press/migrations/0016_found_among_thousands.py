import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import partners.press.models.inquiries


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0003_staff_change_facts"),
        ("organizations", "0013_fill_slugs"),
        ("press", "0015_requests_about_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="consentkey",
            name="level",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="mediainquiry",
            name="searched",
            field=partners.press.models.inquiries.SearchedField(blank=True, default="", editable=False),
        ),
        migrations.AlterField(
            model_name="consentkey",
            name="code",
            field=models.CharField(max_length=200),
        ),
        migrations.AlterField(
            model_name="consentkey",
            name="kind",
            field=models.CharField(
                choices=[
                    ("surface", "place"),
                    ("language", "language"),
                    ("topic", "topic"),
                    ("country", "Country"),
                    ("medium", "Medium"),
                    ("condition", "Condition"),
                    ("safety", "Safety"),
                    ("week", "Week"),
                    ("name", "Name"),
                    ("position", "Position"),
                    ("seal", "Seal"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddIndex(
            model_name="inquiryoffer",
            index=models.Index(fields=["contact", "offered_at"], name="offer_last_of_contact"),
        ),
        migrations.AddIndex(
            model_name="mediainquiry",
            index=models.Index(fields=["deadline_at", "id"], name="inquiry_deadline"),
        ),
        migrations.AddIndex(
            model_name="mediainquiry",
            index=models.Index(django.db.models.functions.text.Upper("email"), name="inquiry_reporter"),
        ),
        migrations.AddIndex(
            model_name="mediainquiry",
            index=models.Index(fields=["language", "created_at"], name="inquiry_alike"),
        ),
        migrations.AddIndex(
            model_name="mediainquiry",
            index=models.Index(fields=["topic"], name="inquiry_topic"),
        ),
    ]
