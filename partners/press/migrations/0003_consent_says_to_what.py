from django.db import migrations, models


class Migration(migrations.Migration):
    """Apart from the change of rows before it: PostgreSQL does not alter a table in which that is still under way."""

    dependencies = [
        ("press", "0002_agreed_facts"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="mediacontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("standing", "confirmed"), _negated=True),
                    models.Q(("agreed__isnull", False), models.Q(("agreed_sha256", ""), _negated=True)),
                    _connector="OR",
                ),
                name="consent_says_to_what",
            ),
        ),
    ]
