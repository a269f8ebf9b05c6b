"""Have your say: how can I answer, what did others say, and what came of it?"""

from __future__ import annotations

from typing import Any

from commonweal.participation.comments.queries import Shown, facts, shown, tally
from commonweal.publication.about_items import item_of, key_of_measure, unknown
from commonweal.publication.consultations import open_now
from commonweal.publication.frame import frame, home
from commonweal.publication.languages.names import of_body
from commonweal.publication.open_data import as_csv
from commonweal.publication.reading import Reading
from commonweal.publication.wording.comments_told import OUTCOMES, came_of, finding

COLUMNS = (
    "comment", "about", "about_id", "channel", "month", "stage", "board", "outcome",
    "days_to_first_reply", "words", "replies",
)  # fmt: skip


def have_your_say(reading: Reading) -> dict[str, Any]:
    """Context of the page."""
    strategy = reading.edition.strategy.id
    counts = tally(strategy, reading.today)
    return frame(reading, "have-your-say", home()) | {
        "finding": finding(counts),
        "counts": counts,
        "open_consultations": open_now(reading),
        "outcomes": [(str(OUTCOMES[key]), counts.outcomes[key.value]) for key in OUTCOMES],
        "threads_held": [told(reading, one) for one in shown(strategy, reading.today)],
    }


def comments_csv(reading: Reading) -> str:
    """Every comment as a row without anybody in it: about what, when, and what came of it."""
    held = facts(reading.edition.strategy.id, reading.today)
    words = {one.number: one for one in shown(reading.edition.strategy.id, reading.today)}
    rows = [
        {
            "comment": one.number,
            "about": one.about,
            "about_id": one.about_id,
            "channel": one.channel,
            "month": f"{one.received_on:%Y-%m}",
            "stage": one.stage,
            "board": one.board,
            "outcome": one.outcome,
            "days_to_first_reply": one.days,
            "words": words[one.number].words if one.number in words else "",
            "replies": "\n\n".join(r for _on, r in words[one.number].replies)
            if one.number in words
            else "",
        }
        for one in held
    ]
    return as_csv(COLUMNS, rows)


def said_of_item(reading: Reading, kind: str, item: str) -> list[dict[str, Any]]:
    """What residents said of one thing, with the replies."""
    held = shown(reading.edition.strategy.id, reading.today, kind, item)
    return [told(reading, one) for one in held]


def said_of_measure(reading: Reading, card: str, series: str) -> list[dict[str, Any]]:
    """What residents said of a measure, with the replies."""
    return said_of_item(reading, "measure", key_of_measure(card, series))


def told(reading: Reading, one: Shown) -> dict[str, Any]:
    """A comment and its replies with the names that a reader knows."""
    about = item_of(reading, f"{one.about}/{one.about_id}".rstrip("/"))
    return {
        "number": one.number,
        "words": one.words,
        "language": one.language,
        "day": one.received_on,
        "about": about.name if about else unknown(one.about),
        "href": about.href if about else "",
        "board": of_body(reading.edition, one.board) if one.board else "",
        "replies": one.replies,
        "answered": one.answered,
        "came_of": came_of(one.outcome, one.promised is not None),
        "promised": one.promised,
    }
