"""The command that keeps translations: translations."""

from __future__ import annotations

import typer

from commonweal.cli.told import FINDINGS, WRONG_USE, Told, say
from commonweal.publication.locations import pack_folder, project


def add_to(app: typer.Typer) -> None:
    """Register the commands of this file."""
    app.command()(translations)


def translations(
    language: str = typer.Option("", help="Code of one language; default: each."),
    update: bool = typer.Option(
        False, "--update", help="Write new messages into the files, and drop what none wants."
    ),
) -> None:
    """Tell what each language lacks; with --update, write the files anew for whoever translates."""
    from commonweal.cli.reading import open_for
    from commonweal.publication.languages.catalogues import entries, path_of
    from commonweal.publication.languages.faults import faults_of
    from commonweal.publication.languages.language import OTHERS
    from commonweal.publication.languages.sources import wanted_of
    from commonweal.publication.languages.updating import update as write

    held = {one.code: one for one in OTHERS}
    if language and language not in held:
        raise Told(f"no language {language!r}; there are {', '.join(held)}", WRONG_USE)
    lines, rows = [], []
    for domain, wanted in wanted_of(open_for()).items():
        for one in [held[language]] if language else OTHERS:
            path = path_of(domain, one.code, project(), pack_folder())
            if update:
                write(path, one, wanted)
            faults = list(faults_of(entries(path), wanted, right_to_left=one.right_to_left))
            lines += [f"{one.english}, {domain.value}: {fault}" for fault in faults]
            lines.append(
                f"{one.english}, {domain.value}: {len(wanted)} messages, {len(faults)} faults"
            )
            rows.append(
                {"language": one.code, "domain": domain.value, "messages": len(wanted),
                 "faults": faults}
            )  # fmt: skip
    say("\n".join(lines), "translations", {"catalogues": rows})
    if not update and any(row["faults"] for row in rows):
        raise typer.Exit(FINDINGS)
