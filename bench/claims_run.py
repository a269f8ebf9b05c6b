"""A process of its own that reads everything back and prints the tally as JSON.

Usage: python -m bench.claims_run EVERY, with the release of COMMONWEAL_DATA_DIR
"""

from __future__ import annotations

import json
import sys

import django


def main() -> int:
    """Alter every n-th thing; 1 when one was missed or a published text had a fault before."""
    django.setup()
    from bench.claims_read_back import read_back
    from django.core.management import call_command

    from commonweal.cli.reading import open_for

    call_command("migrate", verbosity=0)
    tally = read_back(open_for(), every=int(sys.argv[1]))
    made = {f"{where}, {kind}": n for (where, kind), n in tally.made.items()}
    told = {"made": made, "missed": tally.missed, "before": tally.before}
    print(json.dumps(told, ensure_ascii=False))
    return int(bool(tally.missed or tally.before))


if __name__ == "__main__":
    sys.exit(main())
