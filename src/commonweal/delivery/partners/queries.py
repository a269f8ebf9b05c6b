"""What is asked about partners' links: those of a return, how they stand, answers that wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from commonweal.delivery.models import Contribution, PartnerLink, Return, Stage
from commonweal.delivery.partners.rules import LinkDays, LinkState, link_state
from commonweal.people.models import Person

WRITTEN = frozenset({Stage.OPEN, Stage.RETURNED})


def state_of(link: PartnerLink, on: date) -> LinkState:
    """How a link stands on a day."""
    days = LinkDays(
        link.expires_on, link.revoked_on, link.sent_on, Stage(link.filing.stage) in WRITTEN
    )
    return link_state(days, on)


def links_of(filing: Return) -> list[PartnerLink]:
    """Links made for a return, the newest first, with what came by them."""
    held = PartnerLink.objects.filter(filing=filing).select_related("filing", "name")
    return list(held.prefetch_related("contributions").order_by("-pk"))


def link_of_return(filing: Return, number: int) -> PartnerLink | None:
    """One link of a return."""
    return PartnerLink.objects.filter(filing=filing, pk=number).first()


def contribution_of(filing: Return, number: int) -> Contribution | None:
    """One answer that was sent for a return."""
    held = Contribution.objects.filter(link__filing=filing, pk=number, link__sent_on__isnull=False)
    return held.select_related("link__name", "link__filing").first()


def written_by(link: PartnerLink) -> dict[tuple[str, str], Contribution]:
    """What was written through a link so far, by what it is on."""
    return {(one.subject, one.item): one for one in link.contributions.all()}


def answers_waiting(strategy: str, boards: Iterable[str]) -> list[Contribution]:
    """Answers that were sent to these boards and nobody has settled, the oldest first."""
    held = Contribution.objects.filter(
        link__strategy=strategy,
        link__board__in=list(boards),
        link__sent_on__isnull=False,
        link__filing__stage__in=WRITTEN,
        settled="",
    ).exclude(said="", done="", asks="")
    return list(held.select_related("link__filing__round").order_by("link__sent_on", "pk"))


def names_given_to(maker: Person) -> list[tuple[str, str]]:
    """Names that partners left on links which a person made: what they are of, number of text."""
    left = PartnerLink.objects.filter(made_by=maker, name__isnull=False).order_by("pk")
    told = left.values_list("partner", "pk", "name")
    return [(f"name left by {partner} on link {link}", str(text)) for partner, link, text in told]
