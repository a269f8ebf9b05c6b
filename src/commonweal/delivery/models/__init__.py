"""Rows of the app; each kind in a file of its own."""

from commonweal.delivery.models.filing import Entry, Raised, Return, Round, Stage, Subject

__all__ = ["Entry", "Raised", "Return", "Round", "Stage", "Subject"]
