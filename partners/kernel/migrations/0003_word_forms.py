from django.db import migrations


class Migration(migrations.Migration):
    """Changes no table: the index of the search is written again behind it (`portal.search`)."""

    dependencies = [("kernel", "0002_alphabets")]

    operations = []
