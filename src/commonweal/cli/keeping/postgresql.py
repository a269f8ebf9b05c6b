"""A PostgreSQL database through its own programs: dumped, and put back in one transaction."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from commonweal.cli.told import DAMAGED, WRONG_USE, Told

EMPTIED = """
DO $empty$ DECLARE one record; BEGIN
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', one.tablename);
  END LOOP;
  FOR one IN SELECT oid::regprocedure AS name FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e') LOOP
    EXECUTE format('DROP FUNCTION %s CASCADE', one.name);
  END LOOP;
END $empty$;
"""


def dump(held: Mapping[str, Any], to: Path) -> None:
    """Dump the database as it stands at one moment, in PostgreSQL's own compressed form."""
    made = ("--format=custom", "--no-owner", "--no-privileges", "--schema=public", "--file", to)
    _run("pg_dump", held, *made)


def script_of(dumped: Path, held: Mapping[str, Any], to: Path) -> None:
    """Write the statements that empty the schema and fill it again.

    They are written out whole before any is run: a program that reads them from a pipe would
    commit what it has got when the pipe breaks.
    """
    body = to.with_suffix(".body")
    _run("pg_restore", {}, "--no-owner", "--no-privileges", "--file", body, dumped)
    with to.open("w", encoding="utf-8") as out, body.open(encoding="utf-8") as source:
        out.write(EMPTIED)
        out.writelines(line for line in source if not line.startswith("CREATE SCHEMA public"))
    body.unlink()


def place(script: Path, held: Mapping[str, Any]) -> None:
    """Run the statements in one transaction: all of them, or none."""
    options = ("--single-transaction", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1")
    _run("psql", held, *options, "--output", os.devnull, "--file", script)


def _run(program: str, held: Mapping[str, Any], *arguments: str | Path) -> None:
    if shutil.which(program) is None:
        told = f"{program} is missing: on Debian 'apt install postgresql-client'"
        raise Told(told, WRONG_USE)
    command = [program, *map(str, arguments)]
    done = subprocess.run(  # noqa: S603 - programs and options are ours
        command, env=_environment(held), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise Told(f"{program} ends with {done.returncode}: {''.join(last)}", DAMAGED)


def _environment(held: Mapping[str, Any]) -> dict[str, str]:
    """How its programs find the database; a password is never an argument that others can see."""
    names = {
        "NAME": "PGDATABASE", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "HOST": "PGHOST",
        "PORT": "PGPORT",
    }  # fmt: skip
    told = {names[key]: str(held[key]) for key in names if held.get(key)}
    return os.environ | told
