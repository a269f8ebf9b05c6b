"""How an assertion and the release are compared, and a difference is told."""

from __future__ import annotations


def differ(what: str, said: object, true: object) -> str:
    """What is wrong where the two are not the same; empty where they are."""
    return "" if flat(said) == flat(true) else f"{what} is {true}, not {said}"


def flat(thing: object) -> object:
    """A text as it is read: every space, also one that does not break, is a space."""
    return " ".join(thing.split()) if isinstance(thing, str) else thing
