"""Forms of a return that comes back as a Word file: the file, and what is taken of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from commonweal.delivery.models import Entry
from commonweal.delivery.returns.asked import Asked
from commonweal.publication.return_word.compared import TO_LOOK_AT, Thing
from commonweal.publication.return_word.tags import one_line_end
from commonweal.web.work.return_forms import WORDS, EntryForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WordFileForm(forms.Form):
    """The file."""

    file = forms.FileField(
        label=_("The Word file"),
        help_text=_("A .docx file of at most 5 MB, without macros."),
        widget=forms.FileInput(attrs={"accept": f".docx,{DOCX}"}),
        error_messages={"required": _("Select the Word file"), "empty": _("This file is empty")},
    )


class TakeForm(EntryForm):
    """One thing of the file, to be taken as it stands in the boxes or left."""

    take = forms.BooleanField(label=_("Take these words"), required=False)


def key_of(about: Asked) -> str:
    return "/".join(about.key)


def prefix_of(about: Asked) -> str:
    return "-".join(about.key)


def offered(thing: Thing) -> TakeForm:
    """The words of the file in the boxes; where both sides wrote, nothing is chosen beforehand."""
    words = {
        name: one_line_end(getattr(thing.entry, name)) if thing.entry else "" for name in WORDS
    }
    words |= {one.name: one.words for one in thing.fields if one.came in TO_LOOK_AT}
    version = thing.entry.version if thing.entry else 0
    told = words | {"version": version, "take": not thing.on_both}
    return TakeForm(initial=told, prefix=prefix_of(thing.about))


def sent(asked: Iterable[Asked], data: Any) -> list[tuple[Asked, TakeForm]]:
    """The forms that were sent, each with what it is about."""
    named = set(data.getlist("things"))
    return [(one, TakeForm(data, prefix=prefix_of(one))) for one in asked if key_of(one) in named]


def kept(asked: Iterable[Asked], words: Mapping[str, Any]) -> list[tuple[Asked, TakeForm]]:
    """The same forms with words that outlived a session."""
    named = words.get("things", [])
    wanted = {named} if isinstance(named, str) else set(named)
    found = []
    for one in asked:
        if key_of(one) in wanted:
            start = prefix_of(one) + "-"
            held = {n.removeprefix(start): w for n, w in words.items() if n.startswith(start)}
            found.append((one, TakeForm(initial=held, prefix=prefix_of(one))))
    return found


def upon(form: TakeForm, held: Entry | None) -> TakeForm:
    """The same words once more, upon what stands on the site now."""
    told = {name: form.cleaned_data[name] for name in (*WORDS, "take")}
    return TakeForm(initial=told | {"version": held.version if held else 0}, prefix=form.prefix)
