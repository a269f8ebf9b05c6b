"""What stands round the pages of accounts, with a release in service or without one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from commonweal.assessment.verdict import RULE_VERSION
from commonweal.measures.store import StoreError
from commonweal.publication.amended import agreed_changes
from commonweal.publication.compiling import ground_of
from commonweal.publication.frame import frame
from commonweal.publication.locations import pack_folder, project
from commonweal.publication.reading import today
from commonweal.publication.site import current_reading
from commonweal.web.demonstration.enter import parts

ACCOUNT = "/account/"


def around_accounts(request: HttpRequest) -> dict[str, Any]:
    """Context of every page of accounts; nothing for any other page."""
    if not request.path_info.startswith(ACCOUNT):
        return {}
    return account_frame() | {"council_name": council_name(), "parts": parts()}


def council_name() -> str:
    """Name of the council's own accounts; empty where there are none."""
    return str(settings.SOCIALACCOUNT_PROVIDERS.get("council", {}).get("APP", {}).get("name", ""))


def account_frame() -> dict[str, Any]:
    """What the base template needs, from the release in service or from the pack alone."""
    try:
        return frame(current_reading(), "")
    except StoreError:
        return _without_release()


def _without_release() -> dict[str, Any]:
    """Whoever sets a service up signs in before there are figures."""
    edition = ground_of(project(), pack_folder(), agreed_changes(pack_folder())).edition
    place = edition.strategy.place
    return {
        "place": place.name,
        "strategy_title": edition.strategy.title,
        "menu": [],
        "footer": [],
        "crumbs": (),
        "today": today(),
        "canonical": "",
        "release_id": _("none yet"),
        "edition_id": edition.id,
        "rule_version": RULE_VERSION,
        "fictional": place.code.startswith("X"),
    }
