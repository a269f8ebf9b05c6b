"""Words of consultations: where one stands, its principles, the bands of who answered."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from commonweal.participation.about_you import Trait
from commonweal.participation.consultation_stages import Stage
from commonweal.participation.consultations.gunning import Principle, Standing
from commonweal.participation.models import Channel, Consultation
from commonweal.publication import numbers

STAGES = {
    Stage.DRAFT: gettext_lazy("Draft"),
    Stage.OPEN: gettext_lazy("Open"),
    Stage.CLOSED: gettext_lazy("Closed, not summed up yet"),
    Stage.ANALYSED: gettext_lazy("Summed up, not considered yet"),
    Stage.CONSIDERED: gettext_lazy("Considered"),
    Stage.WITHDRAWN: gettext_lazy("Withdrawn"),
}
PRINCIPLES = {
    Principle.FORMATIVE: gettext_lazy("Asked while the proposal can still change"),
    Principle.REASONS: gettext_lazy("Reasons given, so that people can answer with understanding"),
    Principle.TIME: gettext_lazy("Time enough to answer: %(weeks)s weeks or more"),
    Principle.CONSIDERED: gettext_lazy("Answers considered before the decision"),
}
STANDINGS = {
    Standing.MET: gettext_lazy("Met"),
    Standing.NOT_MET: gettext_lazy("Not met"),
    Standing.TO_COME: gettext_lazy("To come"),
}
CHANNELS = {
    Channel.WEB: gettext_lazy("On this site"),
    Channel.PAPER: gettext_lazy("On paper"),
    Channel.EVENT: gettext_lazy("At an event"),
    Channel.ASSISTED: gettext_lazy("With help, in person or by telephone"),
}
TRAITS = {
    Trait.AGE: gettext_lazy("Age"),
    Trait.SEX: gettext_lazy("Sex"),
    Trait.ETHNIC: gettext_lazy("Ethnic group"),
    Trait.WARD: gettext_lazy("Ward"),
}
BAND_NAMES = {
    "0-14": gettext_lazy("Under 15"),
    "15-24": gettext_lazy("15 to 24"),
    "25-34": gettext_lazy("25 to 34"),
    "35-49": gettext_lazy("35 to 49"),
    "50-64": gettext_lazy("50 to 64"),
    "65+": gettext_lazy("65 or over"),
    "female": gettext_lazy("Female"),
    "male": gettext_lazy("Male"),
    "asian": gettext_lazy("Asian, Asian British or Asian Welsh"),
    "black": gettext_lazy("Black, Black British, Black Welsh, Caribbean or African"),
    "mixed": gettext_lazy("Mixed or multiple ethnic groups"),
    "white": gettext_lazy("White"),
    "other": gettext_lazy("Other ethnic group"),
    "": gettext_lazy("Did not say"),
}
"""Ethnic groups as the census of 2021 names them."""


def standing(held: Consultation) -> str:
    """Where a consultation stands, in a sentence."""
    told = {
        "first": numbers.day(held.opened_on or held.opens),
        "last": numbers.day(held.closes),
        "day": numbers.day(held.closed_on) if held.closed_on else "",
    }
    return {
        Stage.DRAFT: _("It is a draft: nobody was asked yet."),
        Stage.OPEN: _("You can answer until %(last)s."),
        Stage.CLOSED: _("It closed on %(day)s; the answers are not summed up yet."),
        Stage.ANALYSED: _("The answers are summed up; those who decide have not considered them."),
        Stage.CONSIDERED: _("The answers were considered by those who decide."),
        Stage.WITHDRAWN: _("It was withdrawn."),
    }[Stage(held.stage)] % told


def over(held: Consultation) -> str:
    """What is said of one that is open by its stage and whose last day is over."""
    return _("Its last day was %(last)s; answers on paper are being entered.") % {
        "last": numbers.day(held.closes)
    }
