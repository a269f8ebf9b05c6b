"""The Jinja2 environment of all pages."""

from __future__ import annotations

import hashlib
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import Environment, StrictUndefined

from commonweal.publication import numbers
from commonweal.publication.charts import style
from commonweal.publication.contents import contents
from commonweal.publication.languages.direction import english, told
from commonweal.publication.languages.language import language
from commonweal.publication.languages.spoken import draft
from commonweal.publication.links import link
from commonweal.publication.made_up import strip, tag
from commonweal.publication.plain.shown import said
from commonweal.web.languages import other_languages


def environment(**options: Any) -> Environment:
    """Autoescaped, strict about names it does not know, every sentence through gettext."""
    options["undefined"] = StrictUndefined
    env = Environment(
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        **{k: v for k, v in options.items() if k not in {"autoescape"}},
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals |= {"asset": asset, "url": reverse, "link": link, "accent": style.ACCENT}
    env.globals |= {"made_up": strip, "demo_tag": tag}
    env.globals |= {"language": language, "other_languages": other_languages, "draft": draft}
    env.globals |= {"english": english}
    env.filters |= {
        "contents": contents,
        "number": numbers.number,
        "day": numbers.day,
        "month": numbers.month,
        "unbroken": numbers.unbroken,
        "told": told,
        "said": said,
        "localtime": _moment,
    }
    return env


def _moment(at: datetime) -> str:
    """A time of day in the town's own time: "29 November 2026 at 10:42"."""
    local = timezone.localtime(at)
    return f"{numbers.day(local.date())} at {local:%H:%M}"


@cache
def asset(name: str) -> str:
    """Address of a built file, changed whenever its bytes change."""
    path = settings.HERE / "static" / "built" / name
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:10] if path.exists() else "absent"
    return f"{settings.STATIC_URL}built/{name}?v={digest}"
