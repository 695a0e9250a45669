"""The columns that held one agreement."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("press", "0006_consents_move")]

    operations = [
        migrations.RemoveConstraint(
            model_name="mediacontact",
            name="nobody_listed_without_consent",
        ),
        migrations.RemoveConstraint(
            model_name="mediacontact",
            name="consent_says_to_what",
        ),
        migrations.RemoveIndex(
            model_name="mediacontact",
            name="contact_listed",
        ),
        migrations.RemoveField(
            model_name="mediacontact",
            name="agreed",
        ),
        migrations.RemoveField(
            model_name="mediacontact",
            name="agreed_sha256",
        ),
        migrations.RemoveField(
            model_name="mediacontact",
            name="confirmed_at",
        ),
        migrations.RemoveField(
            model_name="mediacontact",
            name="consent_version",
        ),
        migrations.RemoveField(
            model_name="mediacontact",
            name="listed_until",
        ),
    ]
