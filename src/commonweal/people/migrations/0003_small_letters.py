"""Addresses are kept in small letters, in which they are looked for."""

from django.db import migrations, models
from django.db.models.functions import Lower


def make_small(apps, editor):
    person = apps.get_model("people", "Person")
    person.objects.update(email=Lower("email"))


class Migration(migrations.Migration):
    dependencies = [("people", "0002_append_only")]

    operations = [
        migrations.RunPython(make_small, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", Lower("email"))), name="an_address_in_small_letters"
            ),
        ),
    ]
