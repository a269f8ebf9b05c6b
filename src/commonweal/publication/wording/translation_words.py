"""What the domains of a translation are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from commonweal.publication.languages.catalogues import Domain

DOMAINS = {
    Domain.INTERFACE: _("Sentences, pages and forms"),
    Domain.CATALOGUE: _("Names of measures"),
    Domain.PACK: _("Names in the strategy"),
}
