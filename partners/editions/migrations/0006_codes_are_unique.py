from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editions", "0005_fill_codes")]

    operations = [
        migrations.AlterField(
            model_name="edition",
            name="code",
            field=models.CharField(max_length=10, unique=True, verbose_name="code"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(code__regex="^[0-9A-HJKMNP-TV-Z]{10}$"), name="edition_code_is_typed"
            ),
        ),
    ]
