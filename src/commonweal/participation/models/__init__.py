"""Rows of the app; each kind in a file of its own."""

from commonweal.participation.models.comment import About, Channel, Comment, Letter, Message

__all__ = ["About", "Channel", "Comment", "Letter", "Message"]
