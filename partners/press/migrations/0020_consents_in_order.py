from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0019_answer_templates"),
    ]

    operations = [
        migrations.AddField(
            model_name="contactconsent",
            name="name_cyrillic_first",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="contactconsent",
            name="name_latin_first",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=200),
        ),
        migrations.AddField(
            model_name="contactconsent",
            name="sealed",
            field=models.CharField(blank=True, db_default="", default="", editable=False, max_length=64),
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
                ],
                max_length=10,
            ),
        ),
    ]
