from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editions", "0003_confirmations")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="code",
            # Empty until the next step has filled it: no default could be unique.
            field=models.CharField(max_length=10, null=True, verbose_name="code"),
        ),
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["file_sha256"], name="edition_by_its_bytes"),
        ),
    ]
