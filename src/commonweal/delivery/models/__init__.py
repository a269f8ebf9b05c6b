"""Rows of the app; each kind in a file of its own."""

__all__: list[str] = []
