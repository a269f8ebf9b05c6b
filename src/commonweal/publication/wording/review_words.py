"""Words for what a review chooses from closed lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import ActionAnswer, Answer, Relevance, ReviewKind

KINDS = {ReviewKind.ANNUAL: _("Annual review"), ReviewKind.EVALUATION: _("Evaluation")}
RELEVANCES = {
    Relevance.YES: _("Still needed"),
    Relevance.PARTLY: _("Needed in part"),
    Relevance.NO: _("No longer needed"),
}
ANSWERS = {
    Answer.KEEP: _("Keep"),
    Answer.CHANGE: _("Change"),
    Answer.STOP: _("Stop"),
    Answer.TOLD: _("Evaluated"),
}
ANSWERED = {
    Answer.KEEP: _("Kept"),
    Answer.CHANGE: _("Changed"),
    Answer.STOP: _("Stopped"),
    Answer.TOLD: _("Evaluated"),
}
ACTION_ANSWERS = {
    ActionAnswer.SCALE: _("Scale up"),
    ActionAnswer.CONTINUE: _("Continue"),
    ActionAnswer.STOP: _("Stop"),
}
