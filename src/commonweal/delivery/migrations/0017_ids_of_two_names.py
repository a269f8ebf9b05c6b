from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("delivery", "0016_decision_on_a_consultation"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agendaitem",
            name="about_id",
            field=models.CharField(blank=True, max_length=161),
        ),
        migrations.AlterField(
            model_name="decisionserves",
            name="item",
            field=models.CharField(max_length=161),
        ),
    ]
