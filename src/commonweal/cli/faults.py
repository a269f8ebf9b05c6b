"""Which exception ends a command with which exit code, and in which words."""

from __future__ import annotations

import errno
import os

from commonweal.cli.told import BAD_INPUT, DAMAGED, OUR_FAULT, WRONG_USE, Told

PLAIN = {"PackError", "CardError", "SourceError", "FontsMissingError"}
"""Exceptions whose message is written for who uses the command, by name: importing is dear."""


WRONG_SETTINGS = {
    "SettingError",
    "NoPackError",
    "DatabaseAddressError",
    "MailAddressError",
    "IssuerError",
    "SecretKeyError",
    "DemonstrationError",
    "WrongKindError",
}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EIO}


def told_of(fault: Exception) -> Told:
    """A fault in plain words; what no one foresaw is ours, and is shown whole only when asked."""
    from commonweal.measures.store import StoreError

    if isinstance(fault, Told):
        return fault
    if isinstance(fault, StoreError):
        return Told(str(fault), DAMAGED)
    if type(fault).__name__ in WRONG_SETTINGS:
        return Told(str(fault), WRONG_USE)
    if type(fault).__name__ in PLAIN:
        return Told(str(fault), BAD_INPUT)
    if type(fault).__name__ == "WordsError":
        return Told(str(fault), OUR_FAULT)
    if isinstance(fault, OSError) and fault.filename:
        return Told(f"{fault.filename}: {fault.strerror}", BAD_INPUT)
    if isinstance(fault, OSError) and fault.errno in NO_ROOM:
        return Told(f"the output cannot be written: {fault.strerror}", BAD_INPUT)
    if os.environ.get("COMMONWEAL_DEBUG"):
        raise fault
    return Told(
        f"this is our fault, not yours ({type(fault).__name__}). "
        "Run again with COMMONWEAL_DEBUG=1 and send us what it prints.",
        OUR_FAULT,
    )
