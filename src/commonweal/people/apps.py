"""The app of people: who they are, which offices they hold, and the log of what was done."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "commonweal.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
