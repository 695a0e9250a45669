from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("organizations", "0006_notes_of_reviews_into_the_thread")]

    operations = [
        migrations.RemoveField(
            model_name="vettingreview",
            name="note",
        ),
    ]
