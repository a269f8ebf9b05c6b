"""Where the house differs from what the library does by itself."""

from __future__ import annotations

import base64
import hashlib
import logging
import time
from threading import Thread
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from commonweal.people.models import Person
from commonweal.web.accounts.told import tell

LOG = logging.getLogger("commonweal")
FRESH = 600  # seconds after which a change of an account asks for the password again


class Accounts(DefaultAccountAdapter):
    """Accounts are made by invitation; every change of a password is told to log and owner."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only this very site may be led back to."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    @transaction.atomic
    def set_password(self, user: Person, password: str) -> None:
        """Set a password and tell the log in one transaction."""
        super().set_password(user, password)
        tell("set password", user)

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Not for whoever signed in just now."""
        request = context.request
        shown = get_authentication_records(request, request.user)
        return not any(time.time() - one["at"] < FRESH for one in shown)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write a mail now and send it beside the answer.

        An answer that waited for the mail server would tell which addresses are known here.
        """
        message = self.render_mail(template_prefix, email, context | {"request": self.request})
        transaction.on_commit(Thread(target=_send, args=(message,)).start)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tell the owner of an account that something about signing in has changed."""
        change = template_prefix.rsplit("/", 1)[-1]
        self.send_mail("account/email/changed", user.email, {"change": change, "person": user})


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError:
        LOG.exception("a mail could not be sent")


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors lie encrypted, so that a copied database opens no account."""

    def build_totp_svg(self, url: str) -> str:
        """The picture as an element of the page: no leave for ``data:`` addresses is needed."""
        return super().build_totp_svg(url).partition("?>")[2]

    def encrypt(self, text: str) -> str:
        """Encrypt with the key of the site."""
        return _boxes().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt with the key of the site, or with one that it had before."""
        return _boxes().decrypt(encrypted_text.encode()).decode()


def _boxes() -> MultiFernet:
    keys = (str(settings.SECRET_KEY), *settings.SECRET_KEY_FALLBACKS)
    sums = (hashlib.sha256(f"commonweal.second-factor:{key}".encode()).digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in sums])


class CouncilAccounts(DefaultSocialAccountAdapter):
    """A council's own account opens an account that is here already, and never makes one."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> NoReturn:
        """Sign in whoever the issuer vouches for, or refuse; the library goes no further."""
        from commonweal.web.accounts.council_login import answer

        raise ImmediateHttpResponse(answer(request, sociallogin))

    def on_authentication_error(self, request: HttpRequest, provider: Any, **more: Any) -> NoReturn:
        """A plain page for what went wrong on the way."""
        from commonweal.web.accounts.council_login import failed

        if fault := more.get("exception"):
            LOG.warning("sign-in with the council's account failed: %s", type(fault).__name__)
        raise ImmediateHttpResponse(failed(request))
