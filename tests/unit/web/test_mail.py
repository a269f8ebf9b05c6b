"""How the address of a mail server is read."""

from __future__ import annotations

import pytest

from commonweal.web.mail import MailAddressError, mail


def test_without_an_address_mail_is_printed():
    assert mail("") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("address", "host", "port", "user", "password", "wrapped", "asked"),
    [
        ("smtp://a%40b:p%2Fw@mail.example:25", "mail.example", 25, "a@b", "p/w", False, True),
        ("smtp://mail.example", "mail.example", 587, "", "", False, True),
        ("smtps://mail.example", "mail.example", 465, "", "", True, False),
        ("smtp://localhost:1025", "localhost", 1025, "", "", False, False),
    ],
)
def test_an_address_is_taken_apart(address, host, port, user, password, wrapped, asked):
    told = mail(address)

    assert (told["EMAIL_HOST"], told["EMAIL_PORT"]) == (host, port)
    assert (told["EMAIL_HOST_USER"], told["EMAIL_HOST_PASSWORD"]) == (user, password)
    assert (told["EMAIL_USE_SSL"], told["EMAIL_USE_TLS"]) == (wrapped, asked)


@pytest.mark.parametrize("address", ["mail.example", "http://mail.example", "smtp://", "smtp:x"])
def test_any_other_address_is_refused_without_showing_it(address):
    with pytest.raises(MailAddressError, match="smtp://user:password@host:587") as fault:
        mail(address)

    assert "example" not in str(fault.value)
