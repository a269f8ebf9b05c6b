"""The app of participation: what residents say, what they were asked, and what came of it."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "commonweal.participation"
    label = "participation"
    default_auto_field = "django.db.models.BigAutoField"
