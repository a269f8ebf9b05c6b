from django.db import migrations
from django.utils.timezone import localdate


def mark_taken_back(apps, _editor):
    """Give comments whose words were taken back before there was a day for it the day of the log."""
    told = apps.get_model("people", "Event").objects.filter(
        kind="comment", action__in=["showed", "hid"]
    )
    last = {event.item: event for event in told.order_by("number")}
    rows = apps.get_model("participation", "Comment").objects
    for item, event in last.items():
        if event.action == "hid":
            held = rows.filter(pk=item, public_on__isnull=True, hidden_on__isnull=True)
            held.update(hidden_on=localdate(event.at))


class Migration(migrations.Migration):
    dependencies = [
        ("participation", "0008_when_it_ended"),
        ("people", "0005_data_requests"),
    ]

    operations = [migrations.RunPython(mark_taken_back, migrations.RunPython.noop)]
