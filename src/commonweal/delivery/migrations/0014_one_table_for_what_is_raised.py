from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """What boards raise between returns stands in ``Raised``; nothing wrote this second table."""

    dependencies: ClassVar = [("delivery", "0013_notice_of_key_decisions")]

    operations: ClassVar = [migrations.DeleteModel(name="RaisedItem")]
