"""Whether a page stands in a language: nearly all that it says must be signed off in it."""

from __future__ import annotations

from functools import lru_cache

from commonweal.publication.languages.messages import wanted_in
from commonweal.publication.languages.spoken import Spoken

FORMS = ("web/templates/forms/*.jinja",)
CONSULTATION = (
    "publication/templates/pages/consultation.jinja",
    "publication/templates/parts/consultation.jinja",
    "publication/wording/consultation_words.py",
)
CHAMPION = ("web/templates/champions/*.jinja", "web/champions/*.py", *FORMS)
MADE_OF = {
    "have-your-say": (
        "publication/templates/pages/have_your_say.jinja",
        "publication/templates/parts/residents.jinja",
        "publication/wording/comments_told.py",
    ),
    "consultations": (
        "publication/templates/pages/consultations.jinja",
        "publication/pages/consultations.py",
        "publication/wording/consultation_words.py",
    ),
    "consultation": CONSULTATION,
    "consultation-answer": (
        "web/templates/consultations/*.jinja",
        "web/consultations/*.py",
        "publication/wording/consultation_words.py",
        *FORMS,
    ),
    "champion-join": CHAMPION,
    "champion-find": CHAMPION,
    "champion-mine": (*CHAMPION, "publication/wording/champion_standing.py"),
}
"""Files of the sentences of pages that came after others, which may be signed off without them."""
MOST_LACKING = 10  # of a hundred sentences


def stands(page: str, words: Spoken) -> bool:
    """Whether a page, by the name of its address, is to be shown in these words.

    A page that is not listed stands wherever its language does, message by message.
    """
    return page not in MADE_OF or _stands(page, words)


@lru_cache(maxsize=128)
def _stands(page: str, words: Spoken) -> bool:
    wanted = wanted_in(MADE_OF[page])
    lacking = sum(not words.holds(one.context, one.english[0]) for one in wanted)
    return 100 * lacking <= MOST_LACKING * len(wanted)
