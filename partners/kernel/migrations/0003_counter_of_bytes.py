from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kernel", "0002_counter"),
    ]

    operations = [
        migrations.AlterField(
            model_name="counter",
            name="number",
            field=models.PositiveBigIntegerField(),
        ),
    ]
