from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("press", "0009_answers_are_messages")]
    operations = [migrations.RemoveField(model_name="mediainquiry", name="answer")]
