"""The door of every page of work: who asks, in which offices, for which strategy, on which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from commonweal.people.acts import Actor, NotAllowedError
from commonweal.people.models import Office, Person, Role
from commonweal.people.permissions import Action, Item, role_among
from commonweal.people.workflow import StaleError, WrongStageError
from commonweal.publication.frame import Crumb, frame
from commonweal.publication.reading import Reading, today
from commonweal.publication.site import current_reading
from commonweal.publication.wording.role_words import ROLES
from commonweal.web.work.kept_words import WRITER, Kept, keep_words, take_words, writer_token
from commonweal.web.work.offices_held import offices_held
from commonweal.web.work.way_back import way_back

View = Callable[..., HttpResponse]
MENU: list[tuple[str, Any]] = [
    ("desk", gettext_lazy("My desk")),
    ("returns", gettext_lazy("Returns")),
    ("targets", gettext_lazy("Targets")),
    ("measures-at-work", gettext_lazy("Measures")),
    ("plans", gettext_lazy("Plans")),
    ("reviews", gettext_lazy("Reviews")),
    ("exceptions", gettext_lazy("Off course")),
    ("meetings-at-work", gettext_lazy("Meetings")),
    ("duties-at-work", gettext_lazy("Duties")),
    ("shared", gettext_lazy("Shared")),
    ("comments-at-work", gettext_lazy("Comments")),
    ("consultations-at-work", gettext_lazy("Consultations")),
    ("champions-at-work", gettext_lazy("Champions")),
    ("voices-at-work", gettext_lazy("Voices")),
    ("data-desk", gettext_lazy("Data")),
    ("interests", gettext_lazy("Interests")),
    ("people", gettext_lazy("People")),
    ("audit", gettext_lazy("Log")),
]
ONLY = {
    "people": Action.READ_PEOPLE,
    "audit": Action.READ_AUDIT,
    "data-desk": Action.ENTER_DATA,
    "champions-at-work": Action.KEEP_CHAMPIONS,
}  # shown in the menu to those who may open it


@dataclass(frozen=True)
class Worker:
    """Who asks, and everything that the answer may depend on."""

    person: Person
    reading: Reading
    offices: tuple[Office, ...]
    kept: Mapping[str, Any] = field(default_factory=dict)  # words that outlived a session
    kept_of_button: Kept = field(default_factory=Kept)  # the same, sent to a button of this page

    @property
    def actor(self) -> Actor:
        edition = self.reading.edition
        return Actor(self.person, edition.strategy.id, today(), edition.only_board)

    def item(self, board: str = "", made_by: int | None = None) -> Item:
        """An item of a board in this strategy, to ask about or to act on."""
        edition = self.reading.edition
        return Item(edition.strategy.id, board, edition.board, made_by, edition.only_board)

    def may(self, action: Action, board: str = "", made_by: int | None = None) -> bool:
        """Whether their offices allow it; whoever stands at this door is active and has some."""
        item = self.item(board, made_by)
        return role_among(self.person, self.offices, action, item) is not None

    def must(self, action: Action, board: str = "", made_by: int | None = None) -> None:
        """Refuse before a word of a form is read; delivery asks again in its transaction.

        Raises ``NotAllowedError``, which the door turns into a page.
        """
        if not self.may(action, board, made_by):
            raise NotAllowedError(f"{action.value} of {board or 'the strategy'}: not allowed")

    def may_somewhere(self, action: Action) -> bool:
        """Whether it is theirs to do for any board in which they hold an office."""
        return self.may(action) or any(self.may(action, one) for one in self.boards)

    @property
    def boards(self) -> tuple[str, ...]:
        """Boards in which they hold an office, each once."""
        return tuple(dict.fromkeys(one.board for one in self.offices if one.board))

    @property
    def offices_told(self) -> str:
        """ "Officer, Children's Trust Board" """
        name_of = self.reading.edition.name_of_body
        told = [
            ", ".join(
                part
                for part in (str(ROLES[Role(one.role)]), one.board and name_of(one.board))
                if part
            )
            for one in self.offices
        ]
        return "; ".join(told) or _("No office")


def at_work(*methods: str) -> Callable[[View], View]:
    """Open a page of work to those who have an office; the view gets a ``Worker`` first."""

    def decorate(view: View) -> View:
        @require_http_methods([*(methods or ("GET",)), "HEAD"])
        @wraps(view)
        def opened(request: HttpRequest, **arguments: Any) -> HttpResponse:
            if not isinstance(request.user, Person) or not request.user.is_active:
                keep_words(request)
                return _to_sign_in(request)
            reading = current_reading()
            every = offices_held(request, request.user)
            held = tuple(one for one in every if one.strategy == reading.edition.strategy.id)
            worker = _worker(request, request.user, reading, held)
            if not held:
                return refused(request, worker, _("You hold no office in this strategy today."))
            try:
                return view(request, worker, **arguments)
            except NotAllowedError:
                return refused(request, worker, _("Your offices do not allow this."))
            except (StaleError, WrongStageError) as fault:
                return refused(request, worker, str(fault), status=409)

        opened.methods = methods or ("GET",)  # type: ignore[attr-defined]
        return opened

    return decorate


def _worker(
    request: HttpRequest, person: Person, reading: Reading, offices: tuple[Office, ...]
) -> Worker:
    kept = take_words(request, person.pk)
    if kept.sent_to == request.path:
        return Worker(person, reading, offices, kept.fields)
    return Worker(person, reading, offices, kept_of_button=kept)


def _to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': way_back(request)})}")


def page(
    request: HttpRequest,
    worker: Worker,
    template: str,
    context: dict[str, Any],
    *crumbs: Crumb,
    menu: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page of work in its frame."""
    whole = around(request, worker, *crumbs, menu=menu) | context
    return render(request, f"work/{template}.jinja", whole, status=status)


def around(request: HttpRequest, worker: Worker, *crumbs: Crumb, menu: str = "") -> dict[str, Any]:
    """What is round every page of work."""
    return frame(worker.reading, "", *crumbs) | {
        "worker": worker,
        "work_menu": [
            (reverse(name), text, name == menu)
            for name, text in MENU
            if name not in ONLY or worker.may_somewhere(ONLY[name])
        ],
        "csrf_field": csrf_field(request, worker),
        "kept_words": worker.kept_of_button.told,
        "sign_out_href": settings.SIGN_OUT_URL,
    }


def csrf_field(request: HttpRequest, worker: Worker) -> Markup:
    """What every form carries: the token against forgery, and whose words it holds."""
    held = {"csrfmiddlewaretoken": get_token(request), WRITER: writer_token(worker.person.pk)}
    return Markup("").join(
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in held.items()
    )


def refused(request: HttpRequest, worker: Worker, told: str, status: int = 403) -> HttpResponse:
    """Say plainly why not."""
    return page(request, worker, "refused", {"told": told, "status": status}, status=status)
