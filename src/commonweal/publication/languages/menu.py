"""The menu of a language other than English: the pages that there are in every language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

IN_LANGUAGES = (
    ("plain-home", _("Home")),
    ("report-plain", _("Report")),
    ("my-area", _("My area")),
    ("say", _("Tell us what you think")),
    ("follow", _("Follow what you said")),
    ("have-your-say", _("Have your say")),
    ("champion-join", _("Become a champion")),
    ("privacy", _("What we keep of you")),
)
