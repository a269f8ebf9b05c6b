"""The app of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts and how people sign in to them."""

    name = "commonweal.web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Begin to tell the log."""
        from commonweal.web.accounts import told

        told.listen()
